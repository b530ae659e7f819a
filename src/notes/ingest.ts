// A folder of notes becomes a library: articles, and what is wrong with them.

import { join } from 'node:path';
import { codeFingerprint, digestOf, noteReaders, pipelineFingerprint, renderCacheOf } from '../cache/render-cache.ts';
import { openStore, type Store, withSoundCache } from '../cache/store.ts';
import type { RunOptions } from '../run-options.ts';
import { aliasPages } from './aliases.ts';
import { articlePaths, linkArticles } from './articles.ts';
import { listNotes, type NoteFiles, readablePaths } from './files.ts';
import { forgetOthers, hasResult, type KnownNotes, loadKnownNotes, saveKnownNotes } from './known-notes.ts';
import type { Article, Note } from './note.ts';
import { languageFolders } from './path-language.ts';
import { type Problem, sortProblems } from './problems.ts';
import type { ReadSettings } from './note-head.ts';
import type { ReadResult } from './read-note.ts';
import { type ReadWatch, readNotes } from './read-notes.ts';
import { checkReferences } from './references.ts';
import type { References } from './references-of.ts';
import { checkTranslations } from './translations.ts';

/** Reads every note once, and remembers what was read. */
export function ingest(options: RunOptions, watch: ReadWatch = {}): Promise<Library> {
  return withSoundCache(options.cache, async () => {
    const store = openStore(options.cache);
    try {
      const source = findNotes(options, store, codeFingerprint(options.root));
      const library = await ingestFrom(options, store, source, watch);
      store.transaction(() => saveKnownNotes(store, source.known));
      return library;
    } finally {
      store.close();
    }
  });
}

/**
 * Reads every note that is not known, renders its body into the cache, links notes
 * into articles and checks what they refer to.
 *
 * @param store of the options' cache
 */
export async function ingestFrom(options: RunOptions, store: Store, source: NoteSource, watch: IngestWatch): Promise<Library> {
  const { files, settings, known } = source;
  const paths = readablePaths(files);
  const results = await readNotes(paths, files.stamps, settings, known, watch);
  return linkNotes(options, store, source, results, new Set(), watch.onArticles);
}

/**
 * The same as far as it is known by now: of what is neither known nor asked for,
 * the bodies are left for later.
 *
 * @param heads what is known of such notes
 * @param isAsked whether the note of a path is to be read with its body
 */
export async function ingestHeads(
  options: RunOptions,
  store: Store,
  source: NoteSource,
  heads: KnownNotes,
  isAsked: (path: string) => boolean,
): Promise<Library> {
  const { files, settings, known } = source;
  const { stamps } = files;
  const paths = readablePaths(files);
  const whole = new Set(paths.filter((path) => isAsked(path) || hasResult(known, path, stamps.get(path) ?? '')));
  const unread = new Set(paths.filter((path) => !whole.has(path)));
  const read = await readNotes([...whole], stamps, settings, known, {});
  const headsRead = await readNotes([...unread], stamps, { ...settings, headsOnly: true }, heads, {});
  return linkNotes(options, store, source, [...read, ...headsRead], unread);
}

/**
 * Notes become a library.
 *
 * @param unread those without their bodies; translations are not compared with them
 */
async function linkNotes(
  options: RunOptions,
  store: Store,
  source: NoteSource,
  results: readonly ReadResult[],
  unread: ReadonlySet<string>,
  onArticles?: IngestWatch['onArticles'],
): Promise<Library> {
  const { files, known } = source;
  const { posts, root } = options;
  const problems = [...files.problems];
  const notes: Note[] = [];
  const unpublished: Note[] = [];
  const references = new Map<string, References>();
  for (const read of results) {
    problems.push(...read.problems);
    if (read.unpublished) unpublished.push(read.unpublished);
    if (!read.note) continue;
    notes.push(read.note);
    if (read.references) references.set(read.note.path, read.references);
  }
  forgetOthers(known, new Set(readablePaths(files)));
  const { articles, sources, problems: linkProblems } = linkArticles(notes, options.defaultLanguage, unpublished);
  problems.push(...linkProblems);
  onArticles?.(articles);
  const wholeArticles = articles.filter((article) => !articlePaths(article).some((path) => unread.has(path)));
  problems.push(...(await checkTranslations(wholeArticles, sources, posts, renderCacheOf(store), known)));
  problems.push(...(await checkReferences(articles, references, { posts, publicFolder: join(root, 'public') })));
  problems.push(...aliasPages(articles).problems);
  return { files: files.paths.length, articles, sources, unread, problems: sortProblems(problems) };
}

/**
 * The files of the notes, and what is known of them.
 *
 * @param code fingerprint of the project's code
 * @param last what the same process knows of them, newer than what is stored
 */
export function findNotes(options: RunOptions, store: Store, code: string, last?: KnownNotes): NoteSource {
  const files = listNotes(options.posts);
  const { posts, defaultLanguage, drafts, cache, root } = options;
  const families = languageFolders(files.paths);
  const settings = { posts, defaultLanguage, drafts, families, cache, fingerprint: pipelineFingerprint(root) };
  const digest = digestOf(code, defaultLanguage, String(drafts), ...[...families].sort());
  return { files, settings, known: last?.settings === digest ? last : loadKnownNotes(store, noteReaders[drafts ? 1 : 0], digest) };
}

/** The counts that `check` ends with; `files` is `notes` and `reported` together. */
export function countLibrary({ files, articles }: Library): LibraryCounts {
  const notes = articles.reduce((sum, article) => sum + article.notes.length, 0);
  const orphans = articles.filter((article) => !article.original).length;
  return { files, notes, reported: files - notes, articles: articles.length, orphans };
}

export interface IngestWatch extends ReadWatch {
  /** Called with the articles before their notes are compared and their links checked. */
  onArticles?: (articles: readonly Article[]) => void;
}

export interface NoteSource {
  files: NoteFiles;
  settings: ReadSettings;
  known: KnownNotes;
}

export interface Library {
  /** How many `.md` and `.mdx` files there are. */
  files: number;
  articles: Article[];
  /** The note that a note's `source.path` names, where it is another of the same article. */
  sources: ReadonlyMap<Note, Note>;
  /** Paths of files whose bodies have not been read: none but those of `ingestHeads`. */
  unread: ReadonlySet<string>;
  /** Sorted. */
  problems: Problem[];
}

export interface LibraryCounts {
  files: number;
  notes: number;
  /** Files that are no note, each with a problem that says why. */
  reported: number;
  articles: number;
  /** Articles whose original is not here. */
  orphans: number;
}
