// The tokens of all passages as numbers, in the order of their texts: what is
// counted and compared millions of times is no text.

import { eachSingle } from '../errors/features.ts';
import type { Passage } from '../errors/format.ts';
import { passageLines } from '../errors/passage.ts';

/** @param passages ascending by id */
export function numberTokens(passages: Iterable<{ id: number; passage: Passage }>): NumberedTokens {
  const numbers = new Map<string, number>();
  const postings: number[][] = [];
  let runs = new Int32Array(2 ** 16);
  let length = 0;
  for (const { id, passage } of passages) {
    for (const { kind, tokens } of passageLines(passage)) {
      const posting = postingOf(id, kind);
      eachSingle(tokens, (key) => {
        let number = numbers.get(key);
        if (number === undefined) {
          number = postings.push([]) - 1;
          numbers.set(key, number);
        }
        post(postings[number] as number[], posting);
      });
      if (kind === 'code') continue;
      if (length + tokens.length + 2 > runs.length) {
        const longer = new Int32Array(2 * runs.length + tokens.length);
        longer.set(runs);
        runs = longer;
      }
      const head = length;
      length += 2;
      for (const { text, quoted } of tokens) if (text && !quoted) runs[length++] = numbers.get(text) as number;
      if (length - head < 4) length = head;
      else [runs[head], runs[head + 1]] = [posting, length - head - 2];
    }
  }
  return inOrder([...numbers.keys()], postings, runs.subarray(0, length));
}

/** The posting of a line: what only prose and source code hold, a passage is not about. */
export function postingOf(id: number, kind: string): number {
  return 2 * id + (kind === 'code' || kind === 'prose' ? 1 : 0);
}

/** Adds a posting to ascending ones; of those of one passage the lower stays. */
export function post(postings: number[], posting: number): void {
  const last = postings.length > 0 ? (postings[postings.length - 1] as number) : -2;
  if (last >> 1 < posting >> 1) postings.push(posting);
  else if (last > posting) postings[postings.length - 1] = posting;
}

function inOrder(texts: string[], postings: number[][], runs: Int32Array): NumberedTokens {
  const order = Array.from(texts, (_, number) => number).sort((a, b) => ((texts[a] as string) < (texts[b] as string) ? -1 : 1));
  const ranks = new Int32Array(texts.length);
  for (const [rank, number] of order.entries()) ranks[number] = rank;
  for (let at = 0; at < runs.length;) {
    const end = at + 2 + (runs[at + 1] as number);
    for (at += 2; at < end; at++) runs[at] = ranks[runs[at] as number] as number;
  }
  return { texts: order.map((number) => texts[number] as string), postings: order.map((number) => postings[number] as number[]), runs };
}

export interface NumberedTokens {
  /** By number, sorted. */
  texts: string[];
  /** By number: where each stands, ascending, each twice a passage's id, and one more where the passage only holds it. */
  postings: number[][];
  /** Line after line: its posting, how many tokens follow, and these. Lines that make no groups are left out. */
  runs: Int32Array;
}
