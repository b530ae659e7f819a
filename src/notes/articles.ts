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
 *
 * @param unpublished notes that are left out, drafts and those in error: their
 * translations are linked all the same, and have no original here
 */
export function linkArticles(notes: readonly Note[], defaultLanguage: string, unpublished: readonly Note[] = []): LinkResult {
  const hidden = new Set(unpublished);
  const sorted = [...notes, ...unpublished].sort((a, b) => (a.path < b.path ? -1 : 1));
  const problems: Problem[] = [];
  const sources = findSources(sorted);
  const groups = groupNotes(sorted, sources, hidden, problems);
  const articles: Article[] = [];
  for (const group of groups) {
    const published = group.filter((note) => !hidden.has(note));
    const kept = withoutDuplicates(published, problems);
    const first = kept[0];
    if (!first) continue;
    const others = group.filter((note) => hidden.has(note) && !published.some(({ lang }) => lang === note.lang));
    const chosen = chooseOriginal([...kept, ...others], sources, defaultLanguage, problems);
    const original = chosen && hidden.has(chosen) ? undefined : chosen;
    articles.push({
      id: first.path,
      slug: '',
      notes: kept.toSorted((a, b) => compareLanguages(a.lang, b.lang)),
      ...(original ? { original } : {}),
      ...(others.length > 0 ? { unpublished: others.map(({ path, lang }) => ({ path, lang })) } : {}),
    });
  }
  assignSlugs(articles, problems);
  return { articles, sources: sourcesInside(groups, sources, problems), problems };
}

/** Every file of an article, also those that are left out. */
export function articlePaths({ notes, unpublished = [] }: Article): string[] {
  return [...notes, ...unpublished].map(({ path }) => path);
}

/** Without those that nothing can be compared with: of another article, or the note itself. */
function sourcesInside(groups: readonly Note[][], sources: ReadonlyMap<Note, Note>, problems: Problem[]): Map<Note, Note> {
  const inside = new Map<Note, Note>();
  for (const group of groups) {
    const members = new Set(group);
    for (const note of group) {
      const source = sources.get(note);
      if (source && source !== note && members.has(source)) inside.set(note, source);
      else if (source) {
        const what = source === note ? 'this note itself' : `"${source.path}", which a "translationKey" puts into another article`;
        const message = `The source "${note.source?.path}" is ${what}; it is not used.`;
        problems.push(problem('source-unused', { file: note.path }, message, 'Name the text that this was translated from.'));
      }
    }
  }
  return inside;
}

function groupNotes(notes: readonly Note[], sources: ReadonlyMap<Note, Note>, hidden: ReadonlySet<Note>, problems: Problem[]): Note[][] {
  for (const note of notes) {
    if (note.source && !sources.has(note) && !hidden.has(note)) {
      const message = `The source "${note.source.path}" is not in posts/.`;
      problems.push(problem('source-missing', { file: note.path }, message, 'Write its path from this note or from posts/.'));
    }
  }
  const groupOf = (note: Note) => {
    const { translationKey, key } = endOfSources(note, sources);
    return translationKey ? `key:${translationKey}` : `path:${key}`;
  };
  return [...Map.groupBy(notes, groupOf).values()];
}

/** The note that each note's `source.path` names, from the note or from `posts/`. */
function findSources(notes: readonly Note[]): Map<Note, Note> {
  const byPath = new Map(notes.map((note) => [note.path.normalize('NFC'), note]));
  const sources = new Map<Note, Note>();
  for (const note of notes) {
    const wanted = note.source?.path.replace(/^\/+/, '');
    if (!wanted) continue;
    const found = [posix.join(posix.dirname(note.path), wanted), posix.normalize(wanted)]
      .map((path) => path.normalize('NFC'))
      .flatMap((path) => [path, `${path}.md`, `${path}.mdx`])
      .find((path) => byPath.has(path));
    const source = found === undefined ? undefined : byPath.get(found);
    if (source) sources.set(note, source);
  }
  return sources;
}

/** The note that a chain of sources leads to; where it is a ring, the first of the ring by path. */
function endOfSources(note: Note, sources: ReadonlyMap<Note, Note>): Note {
  const chain: Note[] = [];
  let next: Note | undefined = note;
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = next.translationKey ? undefined : sources.get(next);
  }
  const ends = next ? chain.slice(chain.indexOf(next)) : chain.slice(-1);
  return ends.reduce((first, other) => (other.path < first.path ? other : first));
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

function chooseOriginal(
  notes: readonly Note[],
  sources: ReadonlyMap<Note, Note>,
  defaultLanguage: string,
  problems: Problem[],
): Note | undefined {
  // What names a source is translated, unless it says otherwise or names itself.
  const isTranslation = (note: Note) => note.translated ?? (note.source !== undefined && sources.get(note) !== note);
  const plain = notes.filter((note) => !isTranslation(note));
  const isRing = plain.length === 0 && notes.every((note) => notes.some((other) => other === sources.get(note)));
  const candidates = isRing ? notes.filter(({ translated }) => translated !== true) : plain;
  if (candidates.length <= 1) return candidates[0];
  const named = new Set(notes.map((note) => sources.get(note)));
  const explicit = candidates.filter((note) => note.translated === false);
  const likely = explicit.length > 0 ? explicit : candidates;
  const chosen = candidates.find((note) => named.has(note)) ?? likely.find((note) => note.lang === defaultLanguage) ?? likely[0];
  if (chosen && !named.has(chosen)) reportChoice(chosen, explicit, problems);
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
  /** The note that a note's `source.path` names, where it is another of the same article. */
  sources: ReadonlyMap<Note, Note>;
  problems: Problem[];
}
