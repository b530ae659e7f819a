// Notes become articles: which texts are translations of one another, and which
// of them is the original.

import { posix } from 'node:path';
import { compareLanguages } from './language.ts';
import type { Article, Note } from './note.ts';
import { type Problem, problem } from './problems.ts';
import { assignSlugs } from './slugs.ts';

/**
 * Links notes by the first rule that matches: an explicit `translationKey`, a
 * `source` that names a note here, the path without its language.
 *
 * Two notes of one article in one language are an error of both: neither is
 * published, for no rule says which one the author meant.
 */
export function linkArticles(notes: readonly Note[], defaultLanguage: string): LinkResult {
  const sorted = [...notes].sort((a, b) => (a.path < b.path ? -1 : 1));
  const problems: Problem[] = [];
  const groups = groupNotes(sorted, problems);
  const articles: Article[] = [];
  for (const group of groups) {
    const kept = withoutDuplicates(group, problems);
    const first = kept[0];
    if (!first) continue;
    const original = chooseOriginal(kept, defaultLanguage, problems);
    articles.push({
      id: first.path,
      slug: '',
      notes: kept.toSorted((a, b) => compareLanguages(a.lang, b.lang)),
      ...(original ? { original } : {}),
    });
  }
  assignSlugs(articles, problems);
  return { articles, problems };
}

/** The path under `posts/` that a `source.path` names, among those that exist. */
export function resolveSource(note: Note, has: (path: string) => boolean): string | undefined {
  const wanted = note.source?.path.normalize('NFC').replace(/^\/+/, '');
  if (!wanted) return undefined;
  for (const base of [posix.join(posix.dirname(note.path), wanted), posix.normalize(wanted)]) {
    const found = [base, `${base}.md`, `${base}.mdx`].find(has);
    if (found) return found;
  }
  return undefined;
}

function groupNotes(notes: readonly Note[], problems: Problem[]): Note[][] {
  const byPath = new Map(notes.map((note) => [note.path.normalize('NFC'), note]));
  const sourceOf = (note: Note): Note | undefined => {
    const path = resolveSource(note, (candidate) => byPath.has(candidate));
    return path === undefined ? undefined : byPath.get(path);
  };
  const groupOf = (note: Note, seen: ReadonlySet<Note>): string => {
    if (note.translationKey) return `key:${note.translationKey}`;
    const source = sourceOf(note);
    return source && !seen.has(source) ? groupOf(source, new Set([...seen, source])) : `path:${note.key}`;
  };
  for (const note of notes) {
    if (note.source && !sourceOf(note)) {
      const message = `The source "${note.source.path}" is not in posts/.`;
      problems.push(problem('source-missing', { file: note.path }, message, 'Write its path from this note or from posts/.'));
    }
  }
  return [...Map.groupBy(notes, (note) => groupOf(note, new Set([note]))).values()];
}

function withoutDuplicates(group: readonly Note[], problems: Problem[]): Note[] {
  const byLanguage = Map.groupBy(group, (note) => note.lang);
  const kept: Note[] = [];
  for (const [lang, notes] of byLanguage) {
    if (notes.length === 1) {
      kept.push(...notes);
      continue;
    }
    for (const note of notes) {
      const others = notes.filter((other) => other !== note).map((other) => `"${other.path}"`);
      const message = `This note and ${others.join(', ')} are one article in one language, "${lang}".`;
      const hint = 'Correct the "lang" of one, or give them different "translationKey"s.';
      problems.push(problem('note-duplicate', { file: note.path }, message, hint));
    }
  }
  return kept.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function chooseOriginal(notes: readonly Note[], defaultLanguage: string, problems: Problem[]): Note | undefined {
  const candidates = notes.filter((note) => note.translated !== true);
  if (candidates.length <= 1) return candidates[0];
  const byPath = new Set(candidates.map((note) => note.path));
  const named = new Set(notes.map((note) => resolveSource(note, (path) => byPath.has(path))));
  const explicit = candidates.filter((note) => note.translated === false);
  const chosen =
    candidates.find((note) => named.has(note.path)) ??
    (explicit.length === 1 ? explicit[0] : undefined) ??
    candidates.find((note) => note.lang === defaultLanguage) ??
    candidates[0];
  if (chosen && !named.has(chosen.path)) reportChoice(chosen, explicit, problems);
  return chosen;
}

function reportChoice(chosen: Note, explicit: readonly Note[], problems: Problem[]): void {
  const others = explicit.filter((note) => note !== chosen);
  for (const note of explicit.length > 1 ? others : []) {
    const message = `"${chosen.path}" is taken for the original of this note, though neither says "translated: true".`;
    problems.push(problem('original-ambiguous', { file: note.path }, message, 'Write "translated: true" in the translation.'));
  }
  if (explicit.length === 0) {
    const message = 'This note is taken for the original, for none of its article says which is.';
    problems.push(problem('original-assumed', { file: chosen.path }, message, 'Write "translated: true" in the translations.'));
  }
}

export interface LinkResult {
  articles: Article[];
  problems: Problem[];
}
