// A folder of notes becomes a library: articles, and what is wrong with them.

import { join } from 'node:path';
import { openRenderCache, pipelineFingerprint } from '../cache/render-cache.ts';
import type { RunOptions } from '../run-options.ts';
import { aliasPages } from './aliases.ts';
import { linkArticles } from './articles.ts';
import { listNotes } from './files.ts';
import type { Article, Note } from './note.ts';
import { languageFolders } from './path-language.ts';
import { type Problem, sortProblems } from './problems.ts';
import { readNote } from './read-note.ts';
import { checkReferences, type References } from './references.ts';

/**
 * Reads every note, renders its body into the cache, links notes into articles
 * and checks what they refer to.
 *
 * @param onProgress called with the number of files read, and of all files
 */
export async function ingest(options: RunOptions, onProgress: Progress = () => {}): Promise<Library> {
  const { paths, links, problems } = listNotes(options.posts);
  const cache = openRenderCache(options.cache);
  const settings = { ...options, families: languageFolders(paths), cache, fingerprint: pipelineFingerprint(options.root) };
  const notes: Note[] = [];
  const references = new Map<string, References>();
  try {
    for (const [index, path] of paths.entries()) {
      onProgress(index, paths.length);
      if (links.has(path)) continue;
      const { note, body, problems: found } = await readNote(path, settings);
      problems.push(...found);
      if (!note || !body) continue;
      notes.push(note);
      if (body.links.length > 0 || body.images.length > 0) references.set(path, { links: body.links.filter(isLocal), images: body.images });
    }
    onProgress(paths.length, paths.length);
    cache.prune(new Set(notes.map(({ digest }) => digest)));
  } finally {
    cache.close();
  }
  const { articles, problems: linkProblems } = linkArticles(notes, options.defaultLanguage);
  problems.push(...linkProblems);
  problems.push(...(await checkReferences(articles, references, { posts: options.posts, publicFolder: join(options.root, 'public') })));
  problems.push(...aliasPages(articles).problems);
  return { files: paths.length, articles, problems: sortProblems(problems) };
}

/** The counts that `check` ends with; `files` is `notes` and `reported` together. */
export function countLibrary({ files, articles }: Library): LibraryCounts {
  const notes = articles.reduce((sum, article) => sum + article.notes.length, 0);
  const orphans = articles.filter((article) => !article.original).length;
  return { files, notes, reported: files - notes, articles: articles.length, orphans };
}

/** Neither another site's nor a place in the note itself. */
function isLocal(href: string): boolean {
  return !/^(?:https?:|mailto:|#|\/\/)/i.test(href);
}

export type Progress = (done: number, total: number) => void;

export interface Library {
  /** How many `.md` and `.mdx` files there are. */
  files: number;
  articles: Article[];
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
