// Which lines of a paste are the error, and which only surround it.

import { cleanLines } from './clean.ts';
import { type Token, tokenise } from './tokens.ts';

/** The lines of a query, the most telling first. */
export function queryLines(text: string): QueryLine[] {
  const lines = cleanLines(text);
  const several = lines.length > 1;
  const read = lines.map((line, at) => {
    const message = withoutPrefix(line);
    const tokens = tokenise(message);
    return { text: message, tokens, at, weight: several ? lineWeight(message, tokens) : 1 };
  });
  return read.filter(({ tokens }) => tokens.some(({ text: token }) => token)).sort((a, b) => b.weight - a.weight || a.at - b.at);
}

function lineWeight(line: string, tokens: readonly Token[]): number {
  if (frame.test(line)) return 0.1;
  const isWarning = warning.test(line) && !/\berror\b/i.test(line);
  if (strong.test(line)) return isWarning ? 0.6 : 1;
  const hasCode = tokens.some(({ kind, quoted }) => kind === 'code' && !quoted);
  const weight = failure.test(line) || hasCode ? 0.8 : 0.3;
  return isWarning ? Math.min(weight, 0.5) : weight;
}

/** A line without what logs, prompts and tools put before a message. */
export function withoutPrefix(line: string): string {
  let rest = line;
  for (let times = 0; times < mostPrefixes; times++) {
    const shorter = rest.replace(prefix, '');
    if (shorter === '' || shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

const mostPrefixes = 6;
/** A time; a level or a tag in brackets; a build's step or a container; npm; a prompt; a frame drawn with lines. */
const prefix =
  /^(?:\[?\d{4}[-/]\d{2}[-/]\d{2}(?:[T ][\d:.,]{5,18}(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?\]?|\[?\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?\]?|##\[\w{1,12}\]|\[(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|TRACE)\]|\d{1,3}>|#\d{1,4} \d{1,6}\.\d{1,4}|[\w.-]{1,40} *\||npm (?:ERR!|error)|[\w-]{1,30}>(?= )|[$>#%λ❯→×✖✘] |E (?= )|[│├└┌╭╰─|>]{1,8} ?|remote: |PS [A-Z]:[^>]{0,120}>)\s*/;

/** A call on the stack, a place in a file, source with its margin. */
const frame =
  /^(?:at |in )\S.{0,300}(?:[(:]\d|\)$)|^File ".{0,400}", line \d|^-+> |^\d{1,5} ?\||^\||^\.{3} |^\d{1,3}: |^[~^\s-]{3,}$|^(?:from|note: run with|stack backtrace|Traceback)/i;
const failure =
  /error|exception|fatal|fail|panic|cannot|can't|unable|denied|not found|no such|invalid|unexpected|undefined|unresolved|missing|ERR!|エラー|失敗|例外|错误|錯誤|失败|异常|오류|실패|예외|Fehler|erreur|errore|ошибк|erro\b|خطأ|त्रुटि/i;
const strong =
  /(?:^|[\s>:[({])(?:fatal |internal )?(?:error|erreur|errore|fehler|エラー|错误|오류)\s?(?:\[?[A-Z]{1,8}-?\d{2,6}\]?|:)|^[\w.$]{0,120}(?:Error|Exception|Panic\w{0,20})\b|\[[A-Z]\w{2,60}\]|panicked at|^Caused by/i;
const warning = /warning|\b(?:warn|deprecated|notice|info)\b/i;

export interface QueryLine {
  /** Clean. */
  text: string;
  tokens: Token[];
  /** Index among the lines. */
  at: number;
  /** 0 to 1. */
  weight: number;
}
