// The search's indexes, each built in a process of its own while pages are
// rendered on another core.

import type { Article } from '../notes/note.ts';
import { startProcess } from '../processes.ts';
import type { IndexFiles } from './index-articles.ts';
import { type ErrorArticle, errorArticle } from './indexed-articles.ts';
import type { ProseBundle } from './prose-bundles.ts';

/** Starts the process of the prose index, which takes a moment. */
export function proseIndexer(job: IndexJob): ProseIndexer {
  const process = startProcess<IndexJob, ProseBundle, void>(new URL('./prose-process.ts', import.meta.url), job);
  return { build: process.ask, stop: process.stop };
}

/** Starts the process of the error index: first it is to find which articles share an error, then it may build. */
export function errorIndexer(job: ErrorIndexJob): ErrorIndexer {
  const module = new URL('./errors-process.ts', import.meta.url);
  type Task = readonly ErrorArticle[] | 'build';
  const process = startProcess<ErrorIndexJob, Task, Map<string, string[]> | IndexFiles>(module, job, { isBusy: true });
  return {
    relate: async (articles) => (await process.ask(articles.map(errorArticle))) as Map<string, string[]>,
    build: async () => (await process.ask('build')) as IndexFiles,
    stop: process.stop,
  };
}

export interface ProseIndexer {
  /** Writes a bundle, into its folder in that of the job. */
  build(bundle: ProseBundle): Promise<void>;
  stop(): Promise<void>;
}

export interface ErrorIndexer {
  /** Says which articles share an error: slugs of others, by slug. */
  relate(articles: readonly Article[]): Promise<Map<string, string[]>>;
  /** Writes what of the index of these articles differs from the previous one. */
  build(): Promise<IndexFiles>;
  stop(): Promise<void>;
}

export interface IndexJob {
  /** Directory of the cache. */
  cache: string;
  /** Folder to write: for prose one in it for each bundle. */
  out: string;
}

export interface ErrorIndexJob extends IndexJob {
  /** Folder of the index that was last published, as it was left; without it, all files are written. */
  previous?: string | undefined;
  /** Whether this index is the `previous` of the next build, which then reads only what has changed. */
  keep?: boolean;
}
