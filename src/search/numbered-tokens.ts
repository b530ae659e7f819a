// The tokens of all passages as numbers, in the order of their texts: what is
// counted and compared millions of times is no text, and in few large arrays.

import { mostSpaced, spacedCode } from '../errors/features.ts';
import type { Passage } from '../errors/format.ts';
import { lineTexts } from '../errors/passage.ts';
import { type Token, tokenReader } from '../errors/tokens.ts';

/** @param passages ascending by id, as they are written */
export function numberTokens(passages: Iterable<{ id: number; text: string }>): NumberedTokens {
  const { texts, numberOf } = openNumbers();
  const { postings, post } = openPostings();
  const runs = growing();
  const numberOfPair = openPairs(numberOf);
  const read = tokenReader(
    (token): LineToken => {
      const line = 4 * numberOf(token.text) + kinds.indexOf(token.kind);
      return token.whole ? { token: line, whole: numberOf(token.whole) } : line;
    },
    (first, second) => 4 * numberOfPair(first, second) + word,
  );
  const line: number[] = [];
  for (const { id, text } of passages) {
    for (const { kind, text: lineText } of lineTexts(JSON.parse(text) as Passage)) {
      const posting = postingOf(id, kind);
      const start = runs.length;
      runs.push(posting);
      runs.push(0);
      line.length = 0;
      read(lineText, (made, isQuoted) => {
        const token = typeof made === 'number' ? made : made.token;
        line.push(token);
        if (typeof made !== 'number') post(made.whole, posting);
        if (token % 4 === masked) return;
        const number = token >> 2;
        post(number, posting);
        if (!isQuoted && kind !== 'code') runs.push(number);
      });
      for (const code of spacedCodes(line, texts)) post(numberOf(code), posting);
      const count = runs.length - start - 2;
      if (count < 2) runs.length = start;
      else runs.values[start + 1] = count;
    }
  }
  return inOrder(texts, postings(), runs.values.subarray(0, runs.length));
}

const kinds: readonly Token['kind'][] = ['word', 'code', 'number', 'mask'];
const masked = kinds.indexOf('mask');
const word = kinds.indexOf('word');

/** Numbers for texts, in the order in which they are first asked for. */
function openNumbers() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    return texts.push(text) - 1;
  };
  return { texts, numberOf };
}

/** Numbers for texts of two UTF-16 units; most texts of languages without spaces are such pairs, and no text is made of one that is known. */
function openPairs(numberOf: (text: string) => number) {
  // Open addressing: the units of a pair, and beside them its number plus one.
  let table = new Int32Array(2 ** 13);
  let shift = 32 - 12;
  let count = 0;
  const placeOf = (pair: number): number => {
    // The upper bits of a product depend on all of the pair.
    let at = 2 * (Math.imul(pair, 0x9e3779b1) >>> shift);
    while (table[at + 1] !== 0 && table[at] !== pair) at = (at + 2) & (table.length - 1);
    return at;
  };
  const grow = () => {
    const old = table;
    table = new Int32Array(2 * old.length);
    shift--;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      const place = placeOf(old[at] as number);
      table[place] = old[at] as number;
      table[place + 1] = old[at + 1] as number;
    }
  };
  return (first: number, second: number): number => {
    const pair = (first << 16) | second;
    let at = placeOf(pair);
    const known = table[at + 1] as number;
    if (known !== 0) return known - 1;
    const number = numberOf(String.fromCharCode(first, second));
    if (4 * ++count > table.length) {
      grow();
      at = placeOf(pair);
    }
    table[at] = pair;
    table[at + 1] = number + 1;
    return number;
  };
}

/** Gathers postings, ascending by passage, of each number; of those of one passage the lower stays. */
function openPostings() {
  const held = growing();
  // By number: its last posting, and where that is. Looking at it there would be slow.
  const last = growing();
  const places = growing();
  const post = (number: number, posting: number) => {
    while (last.length <= number) {
      last.push(-1);
      places.push(-1);
    }
    const before = last.values[number] as number;
    if (before >= 0 && before >> 1 === posting >> 1) {
      if (before <= posting) return;
      held.values[places.values[number] as number] = posting;
    } else {
      held.push(number);
      places.values[number] = held.length;
      held.push(posting);
    }
    last.values[number] = posting;
  };
  return { post, postings: () => held.values.subarray(0, held.length) };
}

function spacedCodes(line: readonly number[], texts: readonly string[]): string[] {
  if (line.length > mostSpaced) return [];
  const tokens = line.map((token) => ({ text: texts[token >> 2] ?? '', kind: kinds[token % 4] ?? 'mask', quoted: false }));
  return tokens.flatMap((_, at) => spacedCode(tokens, at) ?? []);
}

/** The posting of a line: what only prose and source code hold, a passage is not about. */
export function postingOf(id: number, kind: string): number {
  return 2 * id + (kind === 'code' || kind === 'prose' ? 1 : 0);
}

/** @param held number and posting, one pair after the other */
function inOrder(texts: readonly string[], held: Int32Array, runs: Int32Array): NumberedTokens {
  const isHeld = new Uint8Array(texts.length);
  for (let at = 0; at < held.length; at += 2) isHeld[held[at] as number] = 1;
  // What is read too late in its line is in no passage.
  const order = Array.from(texts, (_, number) => number)
    .filter((number) => isHeld[number])
    .sort((a, b) => ((texts[a] as string) < (texts[b] as string) ? -1 : 1));
  const ranks = new Int32Array(texts.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank] as number] = rank;
  for (let at = 0; at < runs.length;) {
    const end = at + 2 + (runs[at + 1] as number);
    for (at += 2; at < end; at++) runs[at] = ranks[runs[at] as number] as number;
  }
  const ends = new Int32Array(order.length + 1);
  for (let at = 0; at < held.length; at += 2) (ends[(ranks[held[at] as number] as number) + 1] as number)++;
  for (let rank = 0; rank < order.length; rank++) ends[rank + 1] = (ends[rank + 1] as number) + (ends[rank] as number);
  const postings = new Int32Array(held.length / 2);
  const next = ends.slice();
  for (let at = 0; at < held.length; at += 2) postings[(next[ranks[held[at] as number] as number] as number)++] = held[at + 1] as number;
  return {
    texts: order.map((number) => texts[number] as string),
    postings: order.map((_, rank) => postings.subarray(ends[rank], ends[rank + 1])),
    runs,
  };
}

/** An array of integers that grows. */
function growing(): GrowingArray {
  const array: GrowingArray = {
    values: new Int32Array(2 ** 12),
    length: 0,
    push(value) {
      if (array.length === array.values.length) {
        const longer = new Int32Array(2 * array.length);
        longer.set(array.values);
        array.values = longer;
      }
      array.values[array.length++] = value;
    },
  };
  return array;
}

export interface NumberedTokens {
  /** By number, sorted. */
  texts: string[];
  /** By number: where each stands, ascending, each twice a passage's id, and one more where the passage only holds it. */
  postings: Int32Array[];
  /** Line after line: its posting, how many tokens follow, and these. Lines that make no groups are left out. */
  runs: Int32Array;
}

interface GrowingArray {
  values: Int32Array;
  length: number;
  push(value: number): void;
}

/** Four times a token's number and its kind; beside it the number of a name that it begins. */
type LineToken = number | { token: number; whole: number };
