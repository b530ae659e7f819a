// The tokens of all passages as numbers, in the order of their texts: what is
// counted and compared millions of times is no text, and in few large arrays.

import { eachSingle } from '../errors/features.ts';
import type { Passage } from '../errors/format.ts';
import { passageLines } from '../errors/passage.ts';

/** @param passages ascending by id, as they are written */
export function numberTokens(passages: Iterable<{ id: number; text: string }>): NumberedTokens {
  const numbers = new Map<string, number>();
  const runs = growing();
  // A number and a posting for each token of each passage; and by number where its last posting is.
  const held = growing();
  const last = growing();
  let posting = 0;
  let isCode = false;
  const visit = (key: string, quoted: boolean, inLine: boolean) => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      last.push(-1);
    }
    const at = last.values[number] as number;
    if (at >= 0 && (held.values[at] as number) >> 1 === posting >> 1) held.values[at] = Math.min(held.values[at] as number, posting);
    else {
      held.push(number);
      last.values[number] = held.length;
      held.push(posting);
    }
    if (inLine && !quoted && !isCode) runs.push(number);
  };
  for (const { id, text } of passages) {
    for (const { kind, tokens } of passageLines(JSON.parse(text) as Passage)) {
      posting = postingOf(id, kind);
      isCode = kind === 'code';
      const start = runs.length;
      runs.push(posting);
      runs.push(0);
      eachSingle(tokens, (key, _, quoted, inLine) => visit(key, quoted, inLine));
      const count = runs.length - start - 2;
      if (count < 2) runs.length = start;
      else runs.values[start + 1] = count;
    }
  }
  return inOrder([...numbers.keys()], held.values.subarray(0, held.length), runs.values.subarray(0, runs.length));
}

/** The posting of a line: what only prose and source code hold, a passage is not about. */
export function postingOf(id: number, kind: string): number {
  return 2 * id + (kind === 'code' || kind === 'prose' ? 1 : 0);
}

function inOrder(texts: readonly string[], held: Int32Array, runs: Int32Array): NumberedTokens {
  const order = Array.from(texts, (_, number) => number).sort((a, b) => ((texts[a] as string) < (texts[b] as string) ? -1 : 1));
  const ranks = new Int32Array(texts.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank] as number] = rank;
  for (let at = 0; at < runs.length;) {
    const end = at + 2 + (runs[at + 1] as number);
    for (at += 2; at < end; at++) runs[at] = ranks[runs[at] as number] as number;
  }
  const ends = new Int32Array(texts.length + 1);
  for (let at = 0; at < held.length; at += 2) (ends[(ranks[held[at] as number] as number) + 1] as number)++;
  for (let rank = 0; rank < texts.length; rank++) ends[rank + 1] = (ends[rank + 1] as number) + (ends[rank] as number);
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
