// Tokens of a line as one reads them in a table.

import { cleanLine } from '../../../src/errors/clean.ts';
import { type Token, tokenise } from '../../../src/errors/tokens.ts';

/** The tokens of a line as it was pasted: `_` is a mask, `*x` a code, `"x"` stands in quotation marks. */
export function shownTokens(line: string): string {
  return tokensOf(line).map(shown).join(' ');
}

export function tokensOf(line: string): Token[] {
  return tokenise(cleanLine(line));
}

function shown({ text, kind, quoted }: Token): string {
  const word = kind === 'mask' ? '_' : kind === 'code' ? `*${text}` : text;
  return quoted ? `"${word}"` : word;
}
