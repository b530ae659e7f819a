// The features of one passage with their postings, for an update that looks at few
// passages; the whole index is built from numbers, by the same rules.

import { foldLine } from '../errors/clean.ts';
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

/**
 * Every group of a passage with its posting, needless ones too.
 *
 * @param asked leaves groups out that have none of these tokens
 */
export function groupPostings(
  id: number,
  lines: readonly ComparedLine[],
  { bitsOf, isEnough }: TokenClasses,
  asked?: ReadonlySet<string>,
): Map<string, number> {
  const postings = new Map<string, number>();
  for (const { kind, tokens } of lines) {
    // Neighbours in source code say nothing about an error.
    if (kind === 'code') continue;
    for (const { key } of groupFeatures(tokens, bitsOf, isEnough, asked && ((token) => asked.has(token)))) {
      postAs(postings, key, postingOf(id, kind));
    }
  }
  return postings;
}

/** Gives the lines of a passage that may have one of these tokens. */
export function linesWith(tokens: ReadonlySet<string>): (passage: string | undefined) => ComparedLine[] {
  // The tokenizer folds a line, takes it apart, lowers the parts and leaves the hyphen of
  // a code out. ASCII letters are the same where a whole line is lowered.
  const isAscii = [...tokens].every((token) => /^[a-z\d]+$/.test(token));
  const pattern = new RegExp(isAscii ? [...tokens].join('|') : '');
  return (passage) =>
    passage ? passageLines(JSON.parse(passage) as Passage, (text) => pattern.test(foldLine(text).toLowerCase().replaceAll('-', ''))) : [];
}

/** Lines with their tokens, read once. */
export function passageReader(): (passage: string | undefined) => ComparedLine[] {
  const known = new Map<string, ComparedLine[]>();
  return (passage) => {
    if (!passage) return [];
    const lines = known.get(passage) ?? passageLines(JSON.parse(passage) as Passage);
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
