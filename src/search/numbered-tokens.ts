// The tokens of all passages as numbers, in the order of their texts: what is
// counted and compared millions of times is no text, and in few large arrays.

import { mostSpaced, spacedCode } from '../errors/features.ts';
import type { Passage } from '../errors/format.ts';
import { lineTexts } from '../errors/passage.ts';
import { type Token, tokenReader } from '../errors/tokens.ts';

/** @param passages ascending by id, as they are written */
export function numberTokens(passages: Iterable<{ id: number; text: string }>): NumberedTokens {
  const numbers = new Map<string, number>();
  const runs = growing();
  // A number and a posting for each token of each passage; and by number where its last posting is.
  const held = growing();
  const last = growing();
  const numberOf = (key: string) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    last.push(-1);
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const post = (number: number, posting: number) => {
    const at = last.values[number] as number;
    if (at >= 0 && (held.values[at] as number) >> 1 === posting >> 1) held.values[at] = Math.min(held.values[at] as number, posting);
    else {
      held.push(number);
      last.values[number] = held.length;
      held.push(posting);
    }
  };
  const read = tokenReader((token): NumberedToken => {
    return { token, text: token.text ? numberOf(token.text) : -1, whole: token.whole ? numberOf(token.whole) : -1 };
  });
  const line: NumberedToken[] = [];
  for (const { id, text } of passages) {
    for (const { kind, text: lineText } of lineTexts(JSON.parse(text) as Passage)) {
      const posting = postingOf(id, kind);
      const start = runs.length;
      runs.push(posting);
      runs.push(0);
      line.length = 0;
      read(lineText, (numbered, isQuoted) => {
        const { text, whole } = numbered;
        line.push(numbered);
        if (whole >= 0) post(whole, posting);
        if (text >= 0) post(text, posting);
        if (text >= 0 && !isQuoted && kind !== 'code') runs.push(text);
      });
      if (line.length <= mostSpaced) {
        const tokens = line.map(({ token }) => token);
        for (let at = 1; at < tokens.length; at++) {
          const code = spacedCode(tokens, at);
          if (code) post(numberOf(code), posting);
        }
      }
      const count = runs.length - start - 2;
      if (count < 2) runs.length = start;
      else runs.values[start + 1] = count;
    }
  }
  return inOrder([...numbers.keys()], last.values, held.values.subarray(0, held.length), runs.values.subarray(0, runs.length));
}

/** The posting of a line: what only prose and source code hold, a passage is not about. */
export function postingOf(id: number, kind: string): number {
  return 2 * id + (kind === 'code' || kind === 'prose' ? 1 : 0);
}

/** @param last by number, -1 where a token is in no passage, for it was read and then too late in its line */
function inOrder(texts: readonly string[], last: Int32Array, held: Int32Array, runs: Int32Array): NumberedTokens {
  const order = Array.from(texts, (_, number) => number)
    .filter((number) => (last[number] as number) >= 0)
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

/** A token with the numbers of its keys, -1 where it has none. */
interface NumberedToken {
  token: Token;
  text: number;
  whole: number;
}
