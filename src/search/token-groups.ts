// The groups of neighbouring tokens of all passages, gathered by the token that they
// are kept beside. Only so many are in memory at a time.

import { anchorOf, place } from '../errors/features.ts';
import type { NumberedTokens } from './numbered-tokens.ts';
import { fewPassages } from './token-classes.ts';

/** Groups in memory at a time, twelve bytes each; of a token with more, all. */
const mostGroups = 8_000_000;

/**
 * What is kept beside each token, for one token after the other: keys with their
 * postings, sorted. Groups of three that are needless are left out.
 *
 * @param rarities of each token, as `rarityOf` gives them
 */
export function* tokenGroups({ texts, postings, runs }: NumberedTokens, rarities: Float64Array): Generator<KeyPostings[]> {
  const classes = classesOf(rarities, postings);
  const counts = new Uint32Array(texts.length);
  eachGroup(runs, classes, (anchor) => {
    counts[anchor] = (counts[anchor] as number) + 1;
  });
  for (let from = 0; from < texts.length;) {
    const ends = new Uint32Array(texts.length - from);
    let upTo = from;
    let sum = 0;
    do {
      ends[upTo - from] = sum;
      sum += counts[upTo++] as number;
    } while (upTo < texts.length && sum + (counts[upTo] as number) <= mostGroups);
    const groups = new Int32Array(3 * sum);
    eachGroup(runs, classes, (anchor, shape, a, b, posting) => {
      if (anchor < from || anchor >= upTo) return;
      const at = ends[anchor - from] as number;
      ends[anchor - from] = at + 1;
      groups[3 * at] = shapes * a + shape;
      groups[3 * at + 1] = b;
      groups[3 * at + 2] = posting;
    });
    for (let anchor = from, start = 0; anchor < upTo; anchor++) {
      const end = ends[anchor - from] as number;
      yield groupsBeside(texts, anchor, groups.subarray(3 * start, 3 * end));
      start = end;
    }
    from = upTo;
  }
}

/** By shape: a pair or three, and where in it the rarest token stands. */
const pairFirst = 0;
const pairLast = 1;
const threeFirst = 2;
const threeMiddle = 3;
const threeLast = 4;
const shapes = 5;

/** What a pass over all runs asks of a token, in a byte each: so it stays near. */
function classesOf(rarities: Float64Array, postings: readonly Int32Array[]): TokenClasses {
  const values = [...new Set(rarities)];
  if (values.length > needsNone) throw new Error('Tokens are of too many rarities.');
  const numbers = new Map(values.map((rarity, number) => [rarity, number]));
  const classes = Uint8Array.from(rarities, (rarity, token) => {
    return (numbers.get(rarity) as number) + ((postings[token] as Int32Array).length <= fewPassages ? needsNone : 0);
  });
  return { classes, rarities: Float64Array.from({ length: 2 * needsNone }, (_, at) => values[at % needsNone] ?? 0) };
}

/** Of a class: the token needs no groups. */
const needsNone = 128;

/** Visits every pair and every three with its rarest token, its shape and its other tokens, -1 where it has but one. */
function eachGroup(
  runs: Int32Array,
  { classes, rarities }: TokenClasses,
  visit: (anchor: number, shape: number, a: number, b: number, posting: number) => void,
): void {
  for (let at = 0; at < runs.length;) {
    const posting = runs[at] as number;
    const end = at + 2 + (runs[at + 1] as number);
    let [p, q] = [-1, runs[at + 2] as number];
    let [pClass, qClass] = [0, classes[q] as number];
    for (at += 3; at < end; at++) {
      const r = runs[at] as number;
      const rClass = classes[r] as number;
      const pair = anchorOf(rarities[qClass] as number, rarities[rClass] as number);
      if (pair === 0 && qClass < needsNone) visit(q, pairFirst, r, -1, posting);
      if (pair === 1 && rClass < needsNone) visit(r, pairLast, q, -1, posting);
      if (p >= 0) {
        const three = anchorOf(rarities[pClass] as number, rarities[qClass] as number, rarities[rClass] as number);
        if (three === 0 && pClass < needsNone) visit(p, threeFirst, q, r, posting);
        if (three === 1 && qClass < needsNone) visit(q, threeMiddle, p, r, posting);
        if (three === 2 && rClass < needsNone) visit(r, threeLast, p, q, posting);
      }
      p = q;
      pClass = qClass;
      q = r;
      qClass = rClass;
    }
  }
}

/** Adds a posting to ascending ones; of those of one passage the lower stays. */
function post(postings: number[], posting: number): void {
  const last = postings[postings.length - 1] as number;
  if (last >> 1 < posting >> 1) postings.push(posting);
  else if (last > posting) postings[postings.length - 1] = posting;
}

function groupsBeside(texts: readonly string[], anchor: number, groups: Int32Array): KeyPostings[] {
  if (groups.length === 0) return [];
  const pairs = new Map<number, number[]>();
  const threes = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, key: number, posting: number) => {
    const posted = map.get(key);
    if (posted) post(posted, posting);
    else map.set(key, [posting]);
  };
  for (let at = 0; at < groups.length; at += 3) {
    const [shape, a] = [(groups[at] as number) % shapes, Math.floor((groups[at] as number) / shapes)];
    if (shape <= pairLast) add(pairs, 2 * a + shape, groups[at + 2] as number);
  }
  const isTelling = (other: number, shape: number) => (pairs.get(2 * other + shape)?.length ?? 0) <= fewPassages;
  for (let at = 0; at < groups.length; at += 3) {
    const [shape, a, b] = [(groups[at] as number) % shapes, Math.floor((groups[at] as number) / shapes), groups[at + 1] as number];
    if (shape <= pairLast) continue;
    const needless =
      shape === threeFirst
        ? isTelling(a, pairFirst)
        : shape === threeMiddle
          ? isTelling(a, pairLast) || isTelling(b, pairFirst)
          : isTelling(b, pairLast);
    if (!needless) add(threes, (a * texts.length + b) * 3 + shape - threeFirst, groups[at + 2] as number);
  }
  const [rarest, text] = [texts[anchor] as string, (number: number) => texts[number] as string];
  const kept: KeyPostings[] = [];
  for (const [key, posted] of pairs) {
    const other = text(Math.floor(key / 2));
    kept.push([`${rarest} ${key % 2 === pairFirst ? `${place} ${other}` : `${other} ${place}`}`, posted]);
  }
  for (const [key, posted] of threes) {
    const both = Math.floor(key / 3);
    const group = [text(Math.floor(both / texts.length)), text(both % texts.length)];
    group.splice(key % 3, 0, place);
    kept.push([`${rarest} ${group.join(' ')}`, posted]);
  }
  return kept.sort(([a], [b]) => (a < b ? -1 : 1));
}

export type KeyPostings = [key: string, postings: number[]];

interface TokenClasses {
  /** By token: the number of its rarity, and `needsNone` where it needs no groups. */
  classes: Uint8Array;
  /** By class. */
  rarities: Float64Array;
}
