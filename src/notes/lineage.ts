// Which text a translation was made from, and whether that text is still the same.

import { createHash } from 'node:crypto';
import type { Heading } from '../markdown/body.ts';
import { fenceLines } from '../markdown/fence-lines.ts';
import { commonSubsequence } from './common-subsequence.ts';
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
  const text = body
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .trimEnd();
  return sha256(text).slice(0, bodyDigits);
}

/**
 * The hash of each section, as `source.sections` keeps them: what stands before
 * the first heading, then each heading with what follows it. White space counts
 * only in lines of fenced code, and there not at their ends.
 *
 * @param headings of the body, with their lines
 */
export function sectionHashes(body: string, headings: readonly Heading[]): string[] {
  const lines = body.split('\n');
  const starts = [1, ...headings.flatMap(({ line = [] }) => line), lines.length + 1];
  return starts.slice(0, -1).map((start, at) => {
    const section = lines.slice(start - 1, (starts[at + 1] ?? 1) - 1);
    return sha256(normalizeSection(section)).slice(0, sectionDigits);
  });
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
    if (changes?.length !== 0) return { freshness: 'outdated', ...(changes && at === note && source === original ? { changes } : {}) };
  }
  return { freshness: 'current' };
}

/** Whether text has the form of a hash: the 12 digits, or more of the same SHA-256. */
export function isBodyHash(text: string): boolean {
  return /^[0-9a-f]{12,64}$/i.test(text);
}

/**
 * What changed between two lists of section hashes: what stands between the
 * sections that both have, in order.
 */
export function changedSections(before: readonly string[], after: readonly string[]): SectionChange[] {
  const changes: SectionChange[] = [];
  const close = (from: number, to: number, fromEnd: number, toEnd: number) => {
    for (let at = 0; at < Math.max(fromEnd - from, toEnd - to); at++) {
      const [old, now] = [from + at, to + at];
      if (old < fromEnd && now < toEnd) changes.push({ kind: 'changed', before: old, after: now });
      else if (now < toEnd) changes.push({ kind: 'added', after: now });
      else changes.push({ kind: 'removed', before: old });
    }
  };
  let [from, to] = [0, 0];
  for (const [old, now] of commonSubsequence(before, after)) {
    close(from, to, old, now);
    [from, to] = [old + 1, now + 1];
  }
  close(from, to, before.length, after.length);
  return changes;
}

/** Prose on one line, each line of code on its own. */
function normalizeSection(lines: readonly string[]): string {
  const isCode = fenceLines();
  const parts: string[] = [];
  let prose = '';
  const endProse = () => {
    parts.push(prose.replace(/\s+/g, ' ').trim());
    prose = '';
  };
  for (const line of lines) {
    if (isCode(line)) {
      endProse();
      parts.push(line.trimEnd());
    } else prose += `${line} `;
  }
  endProse();
  return parts.filter(Boolean).join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** As `docs/translating.md` explains them. */
export const freshnesses = ['outdated', 'current', 'unknown', 'orphan'] as const;
export type Freshness = (typeof freshnesses)[number];

export interface Lineage {
  freshness: Freshness;
  /** Sections of the original, where it is what was translated. */
  changes?: SectionChange[];
}

type SourceOf = (note: Note) => Note | undefined;
type SectionsOf = (note: Note) => readonly string[];

/** A section by its place in the list: 0 is what stands before the first heading. */
export interface SectionChange {
  kind: 'changed' | 'added' | 'removed';
  /** In the text that was translated. */
  before?: number;
  /** In the text as it is now. */
  after?: number;
}
