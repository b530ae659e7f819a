// The features of one passage with their postings, for an update that looks at few
// passages; the whole index is built from numbers, by the same rules.

import { groupFeatures, singleFeatures } from '../errors/features.ts';
import type { Passage } from '../errors/format.ts';
import { type ComparedLine, passageLines } from '../errors/passage.ts';
import { postingOf } from './numbered-tokens.ts';

/** Every token and name of a passage with its posting. */
export function singlePostings(id: number, lines: readonly ComparedLine[]): Map<string, number> {
  const postings = new Map<string, number>();
  for (const { kind, tokens } of lines) {
    for (const { key } of singleFeatures(tokens)) postAs(postings, key, postingOf(id, kind));
  }
  return postings;
}

/** Every group of a passage with its posting, needless ones too. */
export function groupPostings(id: number, lines: readonly ComparedLine[], { bitsOf, isEnough }: TokenClasses): Map<string, number> {
  const postings = new Map<string, number>();
  for (const { kind, tokens } of lines) {
    // Neighbours in source code say nothing about an error.
    if (kind === 'code') continue;
    for (const { key } of groupFeatures(tokens, bitsOf, isEnough)) postAs(postings, key, postingOf(id, kind));
  }
  return postings;
}

/** Lines with their tokens, read once. */
export function passageReader(): (passage: Passage | undefined) => ComparedLine[] {
  const known = new Map<Passage, ComparedLine[]>();
  return (passage) => {
    if (!passage) return [];
    const lines = known.get(passage) ?? passageLines(passage);
    known.set(passage, lines);
    return lines;
  };
}

function postAs(postings: Map<string, number>, key: string, posting: number): void {
  postings.set(key, Math.min(postings.get(key) ?? posting, posting));
}

/** What the number of passages that have it makes of a token. */
export interface TokenClasses {
  /** Of a common token; `undefined` for any other. */
  bitsOf: (token: string) => number | undefined;
  /** Whether it needs no groups. */
  isEnough: (token: string) => boolean;
}
