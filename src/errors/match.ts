// How well a line of a query and a line of a note are the same message.

import type { Token } from './tokens.ts';

/**
 * Aligns two lines: the heaviest sequence of tokens that both have in one order.
 * Quoted samples count in full where they agree, and little where they differ.
 *
 * @param weigh bits of information of a token
 */
export function matchLines(query: readonly Token[], line: readonly Token[], weigh: (token: Token) => number): LineMatch {
  const columns = line.length + 1;
  const best = new Float64Array((query.length + 1) * columns);
  const lineWeights = line.map(weigh);
  const queryWeights = query.map(weigh);
  const gain = (i: number, j: number) =>
    likeness(query[i] as Token, line[j] as Token) * Math.min(queryWeights[i] as number, lineWeights[j] as number);
  for (let i = 1; i <= query.length; i++) {
    for (let j = 1; j <= line.length; j++) {
      const at = i * columns + j;
      const diagonal = (best[at - columns - 1] as number) + gain(i - 1, j - 1);
      best[at] = Math.max(best[at - 1] as number, best[at - columns] as number, diagonal);
    }
  }
  const shared = best.at(-1) ?? 0;
  const matched: [number, number][] = [];
  for (let i = query.length, j = line.length; i > 0 && j > 0 && (best[i * columns + j] as number) > 0;) {
    const value = best[i * columns + j] as number;
    if (value === best[i * columns + j - 1]) j--;
    else if (value === best[(i - 1) * columns + j]) i--;
    else matched.push([--i, --j]);
  }
  const rest = (tokens: readonly Token[], weights: readonly number[], side: 0 | 1) => {
    const known = new Set(matched.map((pair) => pair[side]));
    return tokens.reduce((sum, { quoted }, at) => (known.has(at) ? sum : sum + (weights[at] as number) * (quoted ? sampleShare : 1)), 0);
  };
  const share = (other: number) => (shared > 0 ? shared / (shared + other) : 0);
  return { shared, ofQuery: share(rest(query, queryWeights, 0)), ofLine: share(rest(line, lineWeights, 1)), matched };
}

/** How much a quoted sample that differs counts against a match. */
const sampleShare = 0.2;

function likeness(a: Token, b: Token): number {
  if (a.text === b.text) return a.text ? 1 : 0;
  return a.kind === 'word' && b.kind === 'word' && isMisspelling(a.text, b.text) ? 0.7 : 0;
}

/** Whether one letter, of eight or more two, are wrong, missing, too many or exchanged. */
export function isMisspelling(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const allowed = longer >= 8 ? 2 : longer >= 4 ? 1 : 0;
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed || a[0] !== b[0]) return false;
  const [x, y] = differingMiddles(a, b);
  if (x.length <= 1 && y.length <= 1) return true;
  if (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]) return true;
  return allowed === 2 && distance(x, y) <= 2;
}

/** What is left of two words without the beginning and the end that they share. */
export function differingMiddles(a: string, b: string): [string, string] {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

export interface LineMatch {
  /** Bits that both lines have. */
  shared: number;
  /** The share that this is of the query's line, and of the note's. */
  ofQuery: number;
  ofLine: number;
  /** Indices of equal tokens in the query's line and in the note's, from the last. */
  matched: [number, number][];
}
