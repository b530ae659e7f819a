// The search's indexes, each built in a process of its own while pages are
// rendered on another core.

import { startProcess } from '../processes.ts';
import type { IndexFiles } from './index-articles.ts';
import type { ProseBundle } from './prose-bundles.ts';

/** Starts the process of the prose index, which takes a moment. */
export function proseIndexer(job: IndexJob): ProseIndexer {
  const process = startProcess<IndexJob, ProseBundle, void>(new URL('./prose-process.ts', import.meta.url), job, true);
  return { build: process.ask, stop: process.stop };
}

/** Starts the process of the error index: first it is to find which articles share an error, then it may build. */
export function errorIndexer(job: ErrorIndexJob): ErrorIndexer {
  const module = new URL('./errors-process.ts', import.meta.url);
  const process = startProcess<ErrorIndexJob, 'relate' | 'build', IndexFiles | undefined>(module, job, true);
  return {
    async relate() {
      await process.ask('relate');
    },
    build: async () => (await process.ask('build')) as IndexFiles,
    stop: process.stop,
  };
}

export interface ProseIndexer {
  /** Writes a bundle, into its folder in that of the job; one at a time. */
  build(bundle: ProseBundle): Promise<void>;
  stop(): Promise<void>;
}

export interface ErrorIndexer {
  /** Adds to the last snapshot which articles share an error. */
  relate(): Promise<void>;
  /** Writes what of the index of the last snapshot's notes differs from the previous one. */
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
