// The content loader: the library becomes entries of a collection, metadata
// only. Rendered bodies stay in the cache.

import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { type RunOptions, runOptions } from '../run-options.ts';
import { ingest, type Library } from './ingest.ts';
import type { Note } from './note.ts';
import { formatProblem } from './problems.ts';
import { readSnapshot, snapshotVariable } from './snapshot.ts';

/** Loads the notes of the folder that this run was asked for, and again when one changes in `dev`. */
export function notesLoader(): Loader {
  return {
    name: 'kaiketsu-notes',
    async load(context) {
      const options = runOptions();
      const snapshot = process.env[snapshotVariable];
      store(snapshot ? readSnapshot(snapshot) : await ingest(options), options, context);
      if (context.watcher) watch(options, context);
    },
  };
}

/** An entry: the note, and its place in its article. */
export interface NoteEntry extends Note {
  /** Id of the article. */
  article: string;
  /** The article's last URL segment. */
  articleSlug: string;
  isOriginal: boolean;
}

function store({ articles }: Library, options: RunOptions, context: LoaderContext): void {
  const root = fileURLToPath(context.config.root);
  context.store.clear();
  for (const article of articles) {
    for (const note of article.notes) {
      const data: NoteEntry = {
        ...note,
        article: article.id,
        articleSlug: article.slug,
        isOriginal: note === article.original || note.path === article.original?.path,
      };
      const isMdx = note.format === 'mdx';
      context.store.set({
        id: note.path,
        data: data as unknown as Record<string, unknown>,
        digest: note.digest,
        ...(isMdx ? { filePath: relative(root, join(options.posts, note.path)), deferredRender: true } : {}),
      });
    }
  }
}

function watch(options: RunOptions, context: LoaderContext): void {
  const { watcher, logger } = context;
  let pending: NodeJS.Timeout | undefined;
  const reload = async () => {
    const library = await ingest(options);
    store(library, options, context);
    for (const found of library.problems) {
      if (found.severity === 'error') logger.error(formatProblem(found));
    }
    logger.info('Notes read again.');
  };
  const schedule = (path: string) => {
    if (!path.startsWith(options.posts)) return;
    clearTimeout(pending);
    pending = setTimeout(() => void reload().catch((error: unknown) => logger.error(String(error))), 50);
  };
  watcher?.add(options.posts);
  for (const event of ['add', 'change', 'unlink'] as const) watcher?.on(event, schedule);
}
