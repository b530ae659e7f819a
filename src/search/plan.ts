// What kind of text a query is, which decides where it is looked for. Pure, and
// run in the browser.

import { cleanLines } from '../errors/clean.ts';
import { tokenise } from '../errors/tokens.ts';

/** A longer query is a paste and not a phrase. */
const phraseLength = 120;

/**
 * The words of a query that somebody typed, for the prose index; `undefined` for
 * what a program printed: Pagefind ANDs its words, and the reader's own names and
 * numbers are among them.
 */
export function phraseOf(text: string): string | undefined {
  const [only = '', ...more] = cleanLines(text);
  if (more.length > 0 || only.length > phraseLength || printed.test(only)) return undefined;
  const isPrinted = tokenise(only).some(
    ({ kind, quoted, whole, hyphenated }) => kind === 'code' || kind === 'mask' || quoted || (whole && !hyphenated),
  );
  return isPrinted ? undefined : only.normalize('NFC');
}

const printed = /[:;=<>{}()[\]\\|$#]/;
