// Which heading of a translation is which heading of its original. By structure,
// never by a guess: a heading that could be either of two is neither.

import type { BodyFacts, Heading } from './body.ts';

/** More pairs than this are not weighed: no note that people read has so many headings. */
const mostPairs = 250_000;

/**
 * For each heading of a translation the index of the original's, or `undefined`.
 *
 * The same levels in the same order are the same headings, if none has the id or
 * the code of another one's place. Otherwise the longest common subsequence of
 * levels decides, and of what does not change in translation: written ids, text
 * that is the same, blocks of code. A pair is taken when every best alignment has
 * it.
 */
export function alignHeadings(original: Outline, translation: Outline): (number | undefined)[] {
  const [from, to] = [original.headings, translation.headings];
  const isSameStructure = from.length === to.length && from.every(({ level }, at) => level === to[at]?.level);
  const [fromCode, toCode] = [codeOfSections(original), codeOfSections(translation)];
  if (isSameStructure && !isReordered(from, to) && !isCodeReordered(fromCode, toCode)) return to.map((_, at) => at);
  if (from.length * to.length > mostPairs) return to.map(() => undefined);
  const pair = (at: number, other: number) => {
    const [heading, translated] = [from[at], to[other]];
    if (!heading || heading.level !== translated?.level) return { weight: 0 };
    return affinity(heading, fromCode[at] ?? [], translated, toCode[other] ?? []);
  };
  const pairs = surePairs(from.length, to.length, (at, other) => pair(at, other).weight);
  return pairs.map((at, other) => (at === undefined || pair(at, other).isUnlikely ? undefined : at));
}

/** Whether a heading's id is that of a heading in another place; ids of texts that stand there twice tell nothing. */
function isReordered(from: readonly Heading[], to: readonly Heading[]): boolean {
  const placeOf = new Map(from.map(({ id }, at) => [id, at]));
  return to.some(({ id, text }, at) => {
    const place = placeOf.get(id) ?? at;
    return place !== at && isOnce(to, text) && isOnce(from, from[place]?.text);
  });
}

/** Whether the code of a section is that of one other section, and none of it that of the section in its place. */
function isCodeReordered(from: readonly (readonly string[])[], to: readonly (readonly string[])[]): boolean {
  const placesOf = new Map<string, Set<number>>();
  for (const [at, lines] of from.entries()) for (const line of lines) placesOf.set(line, (placesOf.get(line) ?? new Set()).add(at));
  return to.some((lines, at) => {
    const places = lines.map((line) => placesOf.get(line) ?? new Set<number>());
    return places.some((set) => set.size === 1) && !places.some((set) => set.has(at));
  });
}

function isOnce(headings: readonly Heading[], text: string | undefined): boolean {
  return headings.filter((heading) => heading.text === text).length === 1;
}

/**
 * How sure it is that two headings of one level are the same. Two with nothing but
 * code, and that another, are hardly: they only keep others from being sure.
 */
function affinity(heading: Heading, code: readonly string[], translated: Heading, otherCode: readonly string[]): Affinity {
  const shared = code.filter((line) => otherCode.includes(line)).length;
  const isNamed = heading.id === translated.id || heading.text === translated.text;
  return {
    weight: 1 + (isNamed ? 2 : 0) + (shared > 0 ? 2 * (shared / Math.max(code.length, otherCode.length)) : 0),
    isUnlikely: !isNamed && code.length > 0 && otherCode.length > 0 && shared === 0,
  };
}

/** The lines of code between each heading and the next. */
function codeOfSections({ headings, fences }: Outline): string[][] {
  const sections: string[][] = headings.map(() => []);
  for (const { line = 0, code } of fences) {
    const section = sections[headings.findLastIndex((heading) => heading.line !== undefined && heading.line < line)];
    for (const text of code.split('\n')) if (/[\p{L}\p{N}]/u.test(text)) section?.push(text.trim());
  }
  return sections;
}

/**
 * The pairs of two sequences that all heaviest common subsequences have.
 *
 * @param weightOf of a pair; 0 where it cannot be one
 * @returns for each place of the second sequence the place in the first
 */
function surePairs(from: number, to: number, weightOf: (at: number, other: number) => number): (number | undefined)[] {
  const width = to + 1;
  const weights = new Float64Array((from + 1) * width);
  const before = new Float64Array((from + 1) * width);
  const after = new Float64Array((from + 1) * width);
  const cell = (table: Float64Array, at: number, other: number) => table[at * width + other] ?? 0;
  for (let at = 1; at <= from; at++) {
    for (let other = 1; other <= to; other++) {
      const weight = weightOf(at - 1, other - 1);
      weights[(at - 1) * width + other - 1] = weight;
      const paired = weight > 0 ? cell(before, at - 1, other - 1) + weight : 0;
      before[at * width + other] = Math.max(cell(before, at - 1, other), cell(before, at, other - 1), paired);
    }
  }
  for (let at = from - 1; at >= 0; at--) {
    for (let other = to - 1; other >= 0; other--) {
      const weight = cell(weights, at, other);
      const paired = weight > 0 ? cell(after, at + 1, other + 1) + weight : 0;
      after[at * width + other] = Math.max(cell(after, at + 1, other), cell(after, at, other + 1), paired);
    }
  }
  const best = cell(after, 0, 0);
  const isBest = (weight: number) => weight > best - 1e-9;
  return Array.from({ length: to }, (_, other) => {
    let sure: number | undefined;
    for (let at = 0; at <= from; at++) {
      // Here it would stand for none.
      if (isBest(cell(before, at, other) + cell(after, at, other + 1))) return undefined;
      const weight = at < from ? cell(weights, at, other) : 0;
      if (weight === 0 || !isBest(cell(before, at, other) + weight + cell(after, at + 1, other + 1))) continue;
      if (sure !== undefined) return undefined;
      sure = at;
    }
    return sure;
  });
}

interface Affinity {
  /** 0 where they cannot be the same. */
  weight: number;
  isUnlikely?: boolean;
}

/** What of a body is compared. */
export type Outline = Pick<BodyFacts, 'headings' | 'fences'>;
