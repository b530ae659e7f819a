// Problems are data: found anywhere in a run, reported once at its end.

import { compareText } from './compare-text.ts';

/**
 * Every code that a problem can have, with its severity. Codes are permanent;
 * `docs/problems.md` says what each means and how to mend it.
 */
export const problemSeverities = {
  'front-matter-syntax': 'error',
  'front-matter-code': 'error',
  'front-matter-language': 'error',
  'front-matter-shape': 'error',
  'front-matter-key': 'warning',
  'field-invalid': 'warning',
  'field-unknown': 'info',
  'title-missing': 'warning',
  'lang-unknown': 'error',
  'lang-guessed': 'info',
  'lang-conflict': 'warning',
  'note-duplicate': 'error',
  'note-empty': 'error',
  'note-large': 'warning',
  'note-draft': 'info',
  'file-unreadable': 'error',
  'encoding-invalid': 'error',
  'encoding-utf16': 'warning',
  'encoding-bom': 'info',
  'line-endings': 'info',
  'symlink-outside': 'warning',
  'symlink-inside': 'warning',
  'source-missing': 'warning',
  'source-unused': 'warning',
  'original-ambiguous': 'warning',
  'original-assumed': 'info',
  'hash-invalid': 'warning',
  'translation-outdated': 'warning',
  'parity-block': 'warning',
  'parity-inline': 'warning',
  'parity-link': 'warning',
  'parity-flag': 'warning',
  'slug-taken': 'warning',
  'slug-conflict': 'warning',
  'alias-taken': 'warning',
  'body-unrendered': 'error',
  'fence-language': 'warning',
  'link-missing': 'warning',
  'link-unsafe': 'warning',
  'image-missing': 'warning',
  'image-remote': 'warning',
  'mdx-syntax': 'error',
  'mdx-import': 'error',
  'mdx-name': 'error',
  'mdx-throws': 'error',
  'mdx-component': 'warning',
} as const satisfies Record<string, Severity>;

/** A problem of one note, its severity taken from the catalogue; a message that quotes several lines becomes one. */
export function problem(code: ProblemCode, at: Place, message: string, hint?: string): Problem {
  const { file, line = 1, column } = at;
  return {
    code,
    severity: problemSeverities[code],
    file,
    line,
    ...(column === undefined ? {} : { column }),
    message: oneLine(message),
    ...(hint === undefined ? {} : { hint: oneLine(hint) }),
  };
}

/** Sorted by file, line, column and code, so that two runs print the same. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/** `posts/ja/x.md:3:1 error lang-unknown "jp" is not a language tag. Did you mean "ja"?` */
export function formatProblem(found: Problem, folder = ''): string {
  const place = `${folder}${found.file}:${found.line}:${found.column ?? 1}`;
  const hint = found.hint ? ` ${found.hint}` : '';
  return `${place} ${found.severity} ${found.code} ${found.message}${hint}`;
}

/** How many problems there are of each severity. */
export function countBySeverity(problems: readonly Problem[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ');
}

export type Severity = 'error' | 'warning' | 'info';
export type ProblemCode = keyof typeof problemSeverities;

/** One finding about a note. */
export interface Problem {
  code: ProblemCode;
  severity: Severity;
  /** Path of the note under `posts/`, with forward slashes. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 units; absent when only the line is known. */
  column?: number;
  /** What is wrong, one sentence. */
  message: string;
  /** How to mend it, one sentence. */
  hint?: string;
}

export interface Place {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
}
