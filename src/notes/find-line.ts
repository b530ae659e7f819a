// On which line of a body a piece of it stands, for messages that name it.

import type { Finding } from './parity.ts';

/**
 * The first line (1-based) of a body that has a piece of code, an option or a
 * link as a page shows it: its white space may be more, or a line feed, and its
 * signs may stand behind a backslash. Inline code is looked for in backticks first.
 */
export function findLine(body: string, text: string, kind: Finding['kind']): number | undefined {
  const source = body.normalize('NFC');
  for (const pattern of patternsOf(text, kind)) {
    const match = pattern.exec(source);
    if (match) return source.slice(0, match.index).split('\n').length;
  }
  return undefined;
}

function patternsOf(text: string, kind: Finding['kind']): RegExp[] {
  const written = pattern(text);
  if (kind === 'link') return [written, pattern(decoded(text))].map((source) => new RegExp(source));
  const asCode = kind === 'inline' ? [new RegExp(`(?<=\`\\s*)${written}(?=\\s*\`)`)] : [];
  const letter = kind === 'flag' ? '[A-Za-z0-9_-]' : '[A-Za-z0-9_]';
  return [...asCode, new RegExp(`(?<!${letter})${written}(?!${letter})`), new RegExp(written)];
}

function pattern(text: string): string {
  return text
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, String.raw`\\?\$&`)
    .replace(/\s+/g, String.raw`\s+`);
}

/** Browsers write addresses with escapes that authors need not write. */
function decoded(address: string): string {
  try {
    return decodeURI(address).replace(/%7C/gi, '|');
  } catch {
    return address;
  }
}
