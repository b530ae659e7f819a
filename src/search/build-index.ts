// The prose index: Pagefind over the rendered bodies, one bundle a language, in a
// process of its own while pages are rendered on another core.

import { startProcess } from '../processes.ts';

/**
 * Builds `<out>/<lang>/` for each language that has a note of the last snapshot.
 *
 * @returns the languages
 */
export async function buildProseIndex(job: ProseIndexJob): Promise<string[]> {
  const indexer = startProcess<ProseIndexJob, void, string[]>(new URL('./prose-process.ts', import.meta.url), job);
  const languages = await indexer.ask();
  await indexer.stop();
  return languages;
}

export interface ProseIndexJob {
  /** Directory of the render cache. */
  cache: string;
  /** Folder to write, without a language. */
  out: string;
}
