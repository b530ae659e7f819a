// A folder of notes becomes a library: articles, and what is wrong with them.

import { join } from 'node:path';
import { pipelineFingerprint } from '../cache/render-cache.ts';
import type { RunOptions } from '../run-options.ts';
import { aliasPages } from './aliases.ts';
import { linkArticles } from './articles.ts';
import { listNotes } from './files.ts';
import type { Article, Note } from './note.ts';
import { languageFolders } from './path-language.ts';
import { type Problem, sortProblems } from './problems.ts';
import { type ReadWatch, readNotes } from './read-notes.ts';
import { checkReferences } from './references.ts';
import type { References } from './references-of.ts';
import { checkTranslations } from './translations.ts';

/**
 * Reads every note, renders its body into the cache, links notes into articles
 * and checks what they refer to.
 */
export async function ingest(options: RunOptions, watch: ReadWatch = {}): Promise<Library> {
  const { paths, links, problems } = listNotes(options.posts);
  const readable = paths.filter((path) => !links.has(path));
  const { posts, defaultLanguage, drafts, cache, root } = options;
  const settings = { posts, defaultLanguage, drafts, families: languageFolders(paths), cache, fingerprint: pipelineFingerprint(root) };
  const notes: Note[] = [];
  const unpublished: Note[] = [];
  const references = new Map<string, References>();
  for (const read of await readNotes(readable, settings, watch)) {
    problems.push(...read.problems);
    if (read.unpublished) unpublished.push(read.unpublished);
    if (!read.note) continue;
    notes.push(read.note);
    if (read.references) references.set(read.note.path, read.references);
  }
  const { articles, sources, problems: linkProblems } = linkArticles(notes, defaultLanguage, unpublished);
  problems.push(...linkProblems);
  problems.push(...checkTranslations(articles, sources, { posts, cache }));
  problems.push(...(await checkReferences(articles, references, { posts, publicFolder: join(root, 'public') })));
  problems.push(...aliasPages(articles).problems);
  return { files: paths.length, articles, sources, problems: sortProblems(problems) };
}

/** The counts that `check` ends with; `files` is `notes` and `reported` together. */
export function countLibrary({ files, articles }: Library): LibraryCounts {
  const notes = articles.reduce((sum, article) => sum + article.notes.length, 0);
  const orphans = articles.filter((article) => !article.original).length;
  return { files, notes, reported: files - notes, articles: articles.length, orphans };
}

export interface Library {
  /** How many `.md` and `.mdx` files there are. */
  files: number;
  articles: Article[];
  /** The note that a note's `source.path` names, where it is another of the same article. */
  sources: ReadonlyMap<Note, Note>;
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
