// On which line of a body a piece of it stands, for messages that name it.

import type { Fence } from '../markdown/body.ts';
import type { Finding } from './parity.ts';

/**
 * The first line (1-based) of a body that has a piece of inline code, an option or
 * a link as a page shows it, outside of blocks of code: its white space may be
 * more, or a line feed, and its signs may stand behind a backslash. Inline code is
 * looked for in backticks first; what lost them, outside of backticks, and from a
 * line on before it is looked for above.
 */
export function findLine(body: string, fences: readonly Fence[], text: string, { kind, lost }: Sought, from = 1): number | undefined {
  const lines = body.normalize('NFC').split('\n');
  for (const { lines: [first, last] = [1, 0] } of fences) lines.fill('', first - 1, last);
  const source = lost ? lines.join('\n').replace(codeOrTarget, (whole) => whole.replace(/[^\n]/g, '\ufffc')) : lines.join('\n');
  const start = lines.slice(0, from - 1).join('\n').length;
  for (const pattern of patternsOf(text, kind)) {
    for (const at of lost ? [start, 0] : [0]) {
      pattern.lastIndex = at;
      const found = pattern.exec(source);
      if (found) return source.slice(0, found.index).split('\n').length;
    }
  }
  return undefined;
}

/** Inline code, and the address of a link. */
const codeOrTarget = /(?<!`)(`{1,9})(?!`)[\s\S]{1,2000}?(?<!`)\1(?!`)|\]\([^)\n]*\)/g;

function patternsOf(text: string, kind: Finding['kind']): RegExp[] {
  const written = pattern(text);
  const all = (sources: readonly string[]) => sources.map((source) => new RegExp(source, 'g'));
  if (kind === 'link') return all([written, pattern(decoded(text))]);
  const asCode = kind === 'inline' ? [`(?<=\`\\s*)${written}(?=\\s*\`)`] : [];
  const letter = kind === 'flag' ? '[A-Za-z0-9_-]' : '[A-Za-z0-9_]';
  return all([...asCode, `(?<!${letter})${written}(?!${letter})`, written]);
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

type Sought = Pick<Finding, 'kind' | 'lost'>;
