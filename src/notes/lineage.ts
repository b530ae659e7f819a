// Which text a translation was made from, and whether that text is still the same.

import { createHash } from 'node:crypto';
import type { Outline } from '../markdown/align-headings.ts';
import type { Fence } from '../markdown/body.ts';
import { differences } from './common-subsequence.ts';
import type { Note } from './note.ts';

/** Hexadecimal digits of a body's hash, and of a section's: of sections only those of one note are compared. */
const bodyDigits = 12;
const sectionDigits = 6;

/**
 * The hash of a body, as `source.hash` keeps it: SHA-256 of the text in UTF-8 with
 * LF line endings and without white space at the ends of lines and of the whole,
 * the first 12 hexadecimal digits.
 */
export function bodyHash(body: string): string {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const text = lines.map((line) => line.trimEnd()).join('\n');
  return sha256(text.trimEnd()).slice(0, bodyDigits);
}

/**
 * The hash of each section, as `source.sections` keeps them: what stands before
 * the first heading, then each heading with what follows it. How much white space
 * there is between words does not count, nor do line ends outside of code; the
 * indentation of code is compared by `parity.ts`.
 *
 * @param outline of the same body, with the lines of its headings and blocks
 */
export function sectionHashes(body: string, { headings, fences }: Outline): string[] {
  const lines = body.split('\n');
  const starts = [1, ...headings.flatMap(({ line = [] }) => line), lines.length + 1];
  return starts.slice(0, -1).map((start, at) => sha256(sectionText(lines, fences, start, starts[at + 1] ?? 1)).slice(0, sectionDigits));
}

/**
 * The state of a translation against the text it was made from, and what of that
 * has changed where `source.sections` tells.
 *
 * A translation of a translation is current when each of the two is.
 *
 * @param note one that is not its article's original
 * @param sourceOf the note that `source.path` names, where it is here
 * @param sectionsOf the hashes of a note's sections as they are now
 */
export function lineageOf(note: Note, original: Note | undefined, sourceOf: SourceOf, sectionsOf: SectionsOf): Lineage {
  if (!original) return { freshness: 'orphan' };
  const seen = new Set<Note>();
  for (let at = note; at !== original && !seen.has(at); at = sourceOf(at) ?? original) {
    seen.add(at);
    const { hash, sections } = at.source ?? {};
    const source = sourceOf(at) ?? original;
    if (hash === undefined || !isBodyHash(hash)) return { freshness: 'unknown' };
    if (hash.slice(0, bodyDigits).toLowerCase() === source.hash) continue;
    const changes = sections && changedSections(sections, sectionsOf(source));
    // Else only white space has.
    if (changes?.length !== 0)
      return { freshness: 'outdated', behind: { note: at, source }, ...(changes && at === note ? { changes } : {}) };
  }
  return { freshness: 'current' };
}

/** Whether text has the form of a hash: the 12 digits, or more of the same SHA-256. */
export function isBodyHash(text: string): boolean {
  return /^[0-9a-f]{12,64}$/i.test(text);
}

/**
 * What changed between two lists of section hashes: what stands between the
 * sections that both have, in order. As many in the place of as many are these,
 * changed; of more or fewer nobody can tell which were changed and which are new
 * or gone.
 */
export function changedSections(before: readonly string[], after: readonly string[]): SectionChange[] {
  return differences(before, after).flatMap(({ before: gone, after: come }): SectionChange[] => {
    if (come.length === 0) return gone.map((at) => ({ kind: 'removed', before: at }));
    if (gone.length === 0) return come.map((at) => ({ kind: 'added', after: at }));
    return come.map((at, index) => ({ kind: 'changed', ...(gone.length === come.length ? { before: gone[index] ?? 0 } : {}), after: at }));
  });
}

/** Prose on one line, each line of code on its own. */
function sectionText(lines: readonly string[], fences: readonly Fence[], start: number, end: number): string {
  const parts: string[] = [];
  let from = start;
  const addProse = (until: number) => {
    const prose = lines.slice(from - 1, until - 1).map(withoutMarks);
    parts.push(oneLine(prose.join(' ')).replace(/ ?\| ?/g, '|'));
  };
  for (const { info, code, lines: [first, last] = [0, 0] } of fences) {
    if (first < from || first >= end) continue;
    addProse(first);
    parts.push(`\`\`\`${info}`, ...code.split('\n').map(oneLine), '```');
    from = last + 1;
  }
  addProse(end);
  return parts.filter(Boolean).join('\n');
}

/** A line of a quotation without its marks, where the line above has them: it may be broken elsewhere. Spaces beside marks say nothing. */
function withoutMarks(line: string, at: number, lines: readonly string[]): string {
  const isContinued = quotation.test(lines[at - 1] ?? '');
  return line.replace(quotation, (marks) => (isContinued ? '' : marks.replace(/\s/g, '')));
}

const quotation = /^\s*>[\s>]*/;

/** Chinese and Japanese have no spaces between words, so a line may end anywhere. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(besideIdeographs, '').trim();
}

const ideograph = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff00-\uffef]`;
const besideIdeographs = new RegExp(`(?<=${ideograph}) | (?=${ideograph})`, 'gu');

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** As `docs/translating.md` explains them. */
export const freshnesses = ['outdated', 'current', 'unknown', 'orphan'] as const;
export type Freshness = (typeof freshnesses)[number];

export interface Lineage {
  freshness: Freshness;
  /** Of what is outdated: the note that was not brought up to date, itself or one that it was made from, and the text that has changed. */
  behind?: { note: Note; source: Note };
  /** Sections of that text, where it is what was translated. */
  changes?: SectionChange[];
}

type SourceOf = (note: Note) => Note | undefined;
type SectionsOf = (note: Note) => readonly string[];

/** A section by its place in the list: 0 is what stands before the first heading. */
export interface SectionChange {
  kind: 'changed' | 'added' | 'removed';
  /** In the text that was translated; absent of what is new, or may be. */
  before?: number;
  /** In the text as it is now. */
  after?: number;
}
