// The search's indexes, each built in a process of its own while pages are
// rendered on another core.

import { startProcess } from '../processes.ts';
import type { IndexFiles } from './index-articles.ts';

/** Starts the process of the prose index; `build` when the notes have been read. */
export function proseIndexer(job: IndexJob): Indexer {
  const process = startProcess<IndexJob, void, void>(new URL('./prose-process.ts', import.meta.url), job);
  return {
    async build() {
      try {
        await process.ask();
      } finally {
        await process.stop();
      }
    },
  };
}

/** Starts the process of the error index; `relate` and `build` when the notes have been read. */
export function errorIndexer(job: ErrorIndexJob): ErrorIndexer {
  const process = startProcess<ErrorIndexJob, 'relate' | 'build', IndexFiles | undefined>(
    new URL('./errors-process.ts', import.meta.url),
    job,
  );
  return {
    async relate() {
      await process.ask('relate');
    },
    async build() {
      try {
        return (await process.ask('build')) as IndexFiles;
      } finally {
        await process.stop();
      }
    },
  };
}

export interface Indexer {
  /** Writes the index of the last snapshot's notes. */
  build(): Promise<void>;
}

export interface ErrorIndexer {
  /** Says which articles share an error, which pages show. */
  relate(): Promise<void>;
  /** Writes what of the index of the last snapshot's notes differs from the previous one. */
  build(): Promise<IndexFiles>;
}

export interface IndexJob {
  /** Directory of the cache. */
  cache: string;
  /** Folder to write: for prose one in it for each language. */
  out: string;
}

export interface ErrorIndexJob extends IndexJob {
  /** Folder of the index that was last published, as it was left; without it, all files are written. */
  previous?: string | undefined;
  /** Whether this index is the `previous` of the next build, which then reads only what has changed. */
  keep?: boolean;
}
