// On which line of a body a piece of it stands, for messages that name it.

import type { Fence } from '../markdown/body.ts';
import type { Finding } from './parity.ts';

/**
 * Finds the first line (1-based) of a body that has a piece of inline code, an
 * option or a link as a page shows it, outside of blocks of code: its white space
 * may be more, or a line feed, and its signs may stand behind a backslash. Inline
 * code is looked for in backticks first; what lost them, outside of backticks, and
 * from a line on before it is looked for above.
 */
export function lineFinderOf(body: string, fences: readonly Fence[]): LineFinder {
  const lines = body.normalize('NFC').split('\n');
  for (const { lines: [first, last] = [1, 0] } of fences) lines.fill('', first - 1, last);
  const source = lines.join('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  let bare: string | undefined;
  return (text, { kind, lost }, from = 1) => {
    if (lost) bare ??= source.replace(codeOrTarget, (whole) => whole.replace(/[^\n]/g, '\ufffc'));
    for (const pattern of patternsOf(text, kind)) {
      for (const at of lost ? [starts[from - 1] ?? 0, 0] : [0]) {
        pattern.lastIndex = at;
        const found = pattern.exec((lost && bare) || source);
        if (found) return lineOf(found.index, starts);
      }
    }
    return undefined;
  };
}

/** The line that a place is on: the last that begins before it. */
function lineOf(index: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Inline code, and the address of a link. */
const codeOrTarget = /(?<!`)(`{1,9})(?!`)[\s\S]{1,2000}?(?<!`)\1(?!`)|\]\([^()\n]{0,2000}\)/g;

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

/** @param from the line from which on it is looked for first */
type LineFinder = (text: string, finding: Pick<Finding, 'kind' | 'lost'>, from?: number) => number | undefined;
