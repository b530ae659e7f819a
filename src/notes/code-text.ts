// What of a block of code must survive translation: its lines without comments.

import type { Fence } from '../markdown/body.ts';
import { parseInfo } from '../markdown/fence-info.ts';
import { type CommentSyntax, syntaxOf } from './comment-syntax.ts';

/**
 * The lines that a program reads, with their place in the block (0-based), without
 * comments, empty lines and outer indentation. Spaces and tabs count as one space;
 * other white space is to no program what it looks like.
 */
export function codeLines({ info, code }: Pick<Fence, 'info' | 'code'>): CodeLine[] {
  const text = code.normalize('NFC');
  const kept = withoutComments(text, syntaxOf(parseInfo(info).language, text));
  const lines = kept.split('\n').map((line, at) => ({ text: line.trimEnd().replace(/(?<=\S)[ \t]+/g, ' '), at }));
  const written = lines.filter((line) => line.text !== '');
  const indent = written.reduce((least, line) => Math.min(least, /^[ \t]*/.exec(line.text)?.[0].length ?? 0), Number.POSITIVE_INFINITY);
  return written.map((line) => ({ text: line.text.slice(indent), at: line.at }));
}

/** A comment of several lines leaves its line feeds, so that places stay; one without an end is none. */
function withoutComments(code: string, { pattern, closing }: CommentSyntax): string {
  const unclosed = new Set<string>();
  let kept = '';
  let from = 0;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(code); found; found = pattern.exec(code)) {
    const { line, open } = found.groups ?? {};
    const start = found.index + (found[0].length - (line ?? open ?? '').length);
    if (line !== undefined) {
      kept += code.slice(from, start);
      from = pattern.lastIndex;
    } else if (open !== undefined) {
      const mark = closing.get(open.replace(/^\w+(?=["'])/, '')) ?? '';
      const end = unclosed.has(mark) ? -1 : code.indexOf(mark, pattern.lastIndex);
      if (end === -1) {
        unclosed.add(mark);
        continue;
      }
      kept += code.slice(from, start) + code.slice(start, end).replace(/[^\n]+/g, '');
      from = end + mark.length;
      pattern.lastIndex = from;
    }
  }
  return kept + code.slice(from);
}

export interface CodeLine {
  text: string;
  at: number;
}
