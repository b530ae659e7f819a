// What a number of passages makes of a token: so common that it is not looked up
// alone, so rare that it needs no groups, or neither. The number of all passages
// is taken in steps, so that one more changes nothing else.

import { place } from '../errors/features.ts';

/** A feature in no more passages than this needs no longer one. */
export const fewPassages = 8;

/** The next step, eight to each doubling, that is not below a number of passages. */
export function roundPassages(passages: number): number {
  if (passages === 0) return 0;
  let step = Math.floor(8 * Math.log2(passages));
  while (Math.ceil(2 ** (step / 8)) < passages) step++;
  return Math.ceil(2 ** (step / 8));
}

/**
 * In how many passages a feature may be: a longer list says little, and fills a file.
 *
 * @param passages as `roundPassages` gives it
 */
export function longestList(passages: number): number {
  return Math.max(24, Math.min(400, Math.ceil(passages / 33)));
}

/** Half bits of information of a token that is in so many passages; `undefined` where that is few enough for a list. */
export function commonStep(count: number, passages: number): number | undefined {
  return count > longestList(passages) ? Math.round(2 * Math.log2(passages / count)) : undefined;
}

/** Common tokens as the head has them. */
export function writeCommon(steps: ReadonlyMap<string, number>): string[] {
  const common: string[][] = [];
  for (const [token, step] of [...steps].sort(([a], [b]) => (a < b ? -1 : 1))) {
    common[step] ??= [];
    common[step].push(token);
  }
  return Array.from(common, (tokens) => tokens?.join(' ') ?? '');
}

/** Half bits of the common tokens of a head. */
export function readCommon(common: readonly string[]): Map<string, number> {
  return new Map(common.flatMap((tokens, step) => (tokens ? tokens.split(' ').map((token) => [token, step] as const) : [])));
}

/**
 * Whether a group of three is left out, for one of its pairs leaves few passages.
 *
 * @param countOf in how many passages a pair is
 */
export function isNeedless(key: string, countOf: (pair: string) => number): boolean {
  return pairsOf(key).some((pair) => countOf(pair) <= fewPassages);
}

/** The pairs in a group of three that are kept beside the same token; none of a shorter key. */
export function pairsOf(key: string): string[] {
  const [anchor, a, b, c] = key.split(' ');
  if (c === undefined) return [];
  return [...(c === place ? [] : [`${anchor} ${a} ${b}`]), ...(a === place ? [] : [`${anchor} ${b} ${c}`])];
}
