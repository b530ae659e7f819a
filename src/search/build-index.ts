// The prose index: Pagefind over the rendered bodies, one bundle a language, in a
// process of its own while pages are rendered on another core.

import { startProcess } from '../processes.ts';

/** Starts the process; `build` when the notes have been read. */
export function proseIndexer(job: ProseIndexJob): ProseIndexer {
  const indexer = startProcess<ProseIndexJob, void, string[]>(new URL('./prose-process.ts', import.meta.url), job);
  return {
    async build() {
      const languages = await indexer.ask();
      await indexer.stop();
      return languages;
    },
  };
}

export interface ProseIndexer {
  /**
   * Builds `<out>/<lang>/` for each language that has a note of the last snapshot.
   *
   * @returns the languages
   */
  build(): Promise<string[]>;
}

export interface ProseIndexJob {
  /** Directory of the cache. */
  cache: string;
  /** Folder to write, without a language. */
  out: string;
}
