// The lines of a passage as they are compared: titles and slug are lines too.

import { cleanLine } from './clean.ts';
import { type LineKind, lineKinds } from './extract.ts';
import type { Passage } from './format.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * Every line with its tokens, titles and slug first.
 *
 * @param isAsked leaves lines out by their text
 */
export function passageLines(passage: Passage, isAsked: (text: string) => boolean = () => true): ComparedLine[] {
  return lineTexts(passage)
    .filter(({ text }) => isAsked(text))
    .map((line) => ({ ...line, tokens: tokenise(line.text) }));
}

/** The lines of `passageLines` without their tokens. */
export function lineTexts({ slug, titles, lines }: Passage): PassageLine[] {
  const heads = Object.values(titles).map((title, at) => ({
    kind: 'title' as const,
    block: 0,
    languages: 2 ** at,
    text: cleanLine(title),
  }));
  const slugLine = { kind: 'slug' as const, block: 0, languages: 0, text: slug };
  const rest = lines.map(([kind, block, languages, text]) => ({ kind: lineKinds[kind] ?? 'prose', block, languages, text }));
  return [...heads, slugLine, ...rest];
}

export interface ComparedLine extends PassageLine {
  tokens: Token[];
}

export interface PassageLine {
  kind: LineKind;
  /** Block of code, from 1; 0 outside of code. */
  block: number;
  /** Bits by order of the titles. */
  languages: number;
  text: string;
}
