// The search's indexes, each built in a process of its own while pages are
// rendered on another core.

import { startProcess } from '../processes.ts';

/** Builds the prose index of the last snapshot's notes in some languages: in the job's folder one for each. */
export async function buildProseIndex(job: IndexJob, languages: readonly string[]): Promise<void> {
  const process = startProcess<IndexJob, readonly string[], void>(new URL('./prose-process.ts', import.meta.url), job);
  try {
    await process.ask(languages);
  } finally {
    await process.stop();
  }
}

/** Starts the process of the error index: first it is to find which articles share an error, then it may build. */
export function errorIndexer(job: IndexJob): ErrorIndexer {
  const process = startProcess<IndexJob, 'relate' | 'build', void>(new URL('./errors-process.ts', import.meta.url), job);
  return { relate: () => process.ask('relate'), build: () => process.ask('build'), stop: process.stop };
}

export interface ErrorIndexer {
  /** Adds to the last snapshot which articles share an error. */
  relate(): Promise<void>;
  /** Writes the index of the last snapshot's notes. */
  build(): Promise<void>;
  stop(): Promise<void>;
}

export interface IndexJob {
  /** Directory of the cache. */
  cache: string;
  /** Folder to write: for prose one in it for each language. */
  out: string;
}
