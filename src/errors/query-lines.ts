// Which lines of a paste are the error, and which only surround it.

import { cleanLines } from './clean.ts';
import { type Token, tokenise } from './tokens.ts';

/** The lines of a query, the most telling first. */
export function queryLines(text: string): QueryLine[] {
  const lines = cleanLines(text);
  const several = lines.length > 1;
  const read = lines.map((line, at) => ({ text: line, tokens: tokenise(line), at, weight: several ? lineWeight(line) : 1 }));
  return read.filter(({ tokens }) => tokens.some(({ text: token }) => token)).sort((a, b) => b.weight - a.weight || a.at - b.at);
}

function lineWeight(line: string): number {
  if (frame.test(line)) return 0.1;
  let weight = 0.3;
  if (failure.test(line)) weight = 0.8;
  if (strong.test(line)) weight = 1;
  if (warning.test(line) && !strong.test(line)) weight = Math.min(weight, 0.5);
  return weight;
}

/** A call on the stack, a place in a file, source with its margin. */
const frame =
  /^(?:at |in )\S.{0,300}(?:[(:]\d|\)$)|^File ".{0,400}", line \d|^-+> |^\d{1,5} ?\||^\||^\.{3} |^\d{1,3}: |^[~^\s-]{3,}$|^(?:from|note: run with|stack backtrace|Traceback)/i;
const failure =
  /error|exception|fatal|fail|panic|cannot|can't|unable|denied|not found|no such|invalid|unexpected|undefined|unresolved|missing|ERR!|エラー|失敗|例外|错误|錯誤|失败|异常|오류|실패|예외|Fehler|erreur|errore|ошибк|erro\b|خطأ|त्रुटि/i;
const strong =
  /(?:^|[\s>:[({])(?:fatal |internal )?(?:error|erreur|errore|fehler|エラー|错误|오류)\s?(?:\[?[A-Z]{1,8}-?\d{2,6}\]?|:)|^[\w.$]{0,120}(?:Error|Exception|Panic\w{0,20})\b|\[[A-Z]\w{2,60}\]|panicked at|^Caused by/i;
const warning = /\b(?:warn(?:ing)?|deprecated|notice|info)\b/i;

export interface QueryLine {
  /** Clean. */
  text: string;
  tokens: Token[];
  /** Index among the lines. */
  at: number;
  /** 0 to 1. */
  weight: number;
}
