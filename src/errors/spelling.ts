// Words of a query that no note has: misspelt, or not typed to their end.

import { differingMiddles, isMisspelling } from './match.ts';
import type { QueryLine } from './query-lines.ts';

/** A longer text was not typed. */
const mostTokens = 24;

/** Replaces words of a short query by what was meant, where a word of the notes is near. */
export function correctSpelling(lines: readonly QueryLine[], words: Words): void {
  if (lines.reduce((sum, { tokens }) => sum + tokens.length, 0) > mostTokens) return;
  for (const line of lines) {
    line.tokens = line.tokens.map((token, at) => {
      if (token.kind !== 'word' || !words.isMissing(token.text)) return token;
      const isUnfinished = lines.length === 1 && at === line.tokens.length - 1 && token.text.length >= 3;
      const meant = words
        .spellings(token.text)
        .filter((word) => isMisspelling(token.text, word) || (isUnfinished && word.startsWith(token.text)));
      const [best] = meant.sort((a, b) => difference(token.text, a) - difference(token.text, b));
      return best ? { ...token, text: best } : token;
    });
  }
}

function difference(a: string, b: string): number {
  return Math.max(...differingMiddles(a, b).map((middle) => middle.length));
}

interface Words {
  /** Whether a word was looked for and is in no note. */
  isMissing(word: string): boolean;
  /** Words of notes that begin like one. */
  spellings(word: string): string[];
}
