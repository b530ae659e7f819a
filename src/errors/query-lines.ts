// Which lines of a paste are the error, and which only surround it.

import { cleanLines, foldLine } from './clean.ts';
import { type Token, tokenise } from './tokens.ts';

/** The lines of a query, the most telling first. */
export function queryLines(text: string): QueryLine[] {
  const lines = cleanLines(text);
  const several = lines.length > 1;
  const read = lines.map((line, at) => {
    const message = withoutPrefix(line);
    const tokens = tokenise(message);
    return { text: message, tokens, at, weight: several ? lineWeight(line, message, tokens) : 1 };
  });
  return read.filter(({ tokens }) => tokens.some(({ text: token }) => token)).sort((a, b) => b.weight - a.weight || a.at - b.at);
}

function lineWeight(line: string, message: string, tokens: readonly Token[]): number {
  if (isFrame(line) || isFrame(message)) return 0.1;
  const text = foldLine(message);
  const level = line.slice(0, line.length - message.length);
  const isError = /\berror\b/i.test(text) || /err/i.test(level);
  const isWarning = !isError && (warning.test(text) || /warn/i.test(level));
  if (strong.test(text) || named.test(text)) return isWarning ? 0.6 : 1;
  const hasCode = tokens.some(({ kind, quoted }) => kind === 'code' && !quoted);
  const weight = saysFailure(text) || hasCode || isError ? 0.8 : 0.3;
  return isWarning ? Math.min(weight, 0.5) : weight;
}

/** Whether a line is of the stack, or shows a place: other errors have it too. */
export function isFrame(line: string): boolean {
  return frame.test(line);
}

/** Whether a line says that something went wrong, in one of many languages. */
export function saysFailure(line: string): boolean {
  return failure.test(line) || errno.test(line);
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
  /^(?:\[?\d{4}[-/]\d{2}[-/]\d{2}(?:[T ][\d:.,]{5,18}(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?\]?|\[?\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?\]?|##\[\w{1,12}\]|\[(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|TRACE)\]|\d{1,3}>|#\d{1,4} \d{1,6}\.\d{1,4}|[\w.-]{1,40} *\||npm (?:ERR!|error)|[A-Za-z][\w-]{0,29}>(?= )|[$>#%λ❯→×✖✘] |E (?= )|[│├└┌╭╰─|>]{1,8} ?|remote: |PS [A-Z]:[^>]{0,120}>)\s*/;

/** A call on the stack, a place in a file, source with its margin. */
const frame =
  /^(?:at |in )\S.{0,300}(?:[(:]\d|\)$|:line \d)|^[\w./*-]{1,200}\([^ ]{0,200}\)$|^\S{1,300}\.go:\d{1,7} \+0x|^File ".{0,400}", line \d|^-+> |^\d{1,5} ?\||^\||^\.{3} |^\d{1,3}: |^[~^\s-]{3,}$|^(?:In file included from|from|note: run with|stack backtrace|Traceback)/i;
const failure =
  /error|exception|fatal|fail|panic|cannot|can't|could not|unable|denied|refused|not found|no such|invalid|unexpected|undefined|unresolved|missing|killed|segmentation|core dumped|timed? ?out|exit (?:code|status)|ERR!|エラー|失敗|例外|できません|見つかりません|错误|錯誤|失败|异常|找不到|无法|無法|오류|실패|예외|수 없|Fehler|fehlgeschlagen|nicht gefunden|konnte nicht|erreur|échec|introuvable|impossible|errore|non trovat|no se (?:pudo|encontr)|não foi possível|ошибк|не удалось|не найден|خطأ|فشل|त्रुटि/i;
/** `ENOENT` */
const errno = /\bE[A-Z]{4,20}\b/;
const strong =
  /(?:^|[\s>:[({])(?:fatal |internal )?(?:error|erreur|errore|fehler|エラー|错误|오류)\s?(?:\[?[A-Z]{1,8}-?\d{2,6}\]?|:)|^[\w.$]{0,120}(?:Error|Exception|Panic\w{0,20})\b|panicked at|^Caused by/i;
/** `[NoMatchingRenderer]` */
const named = /\[[A-Z][a-z]{1,40}[A-Z]\w{1,60}\]/;
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
