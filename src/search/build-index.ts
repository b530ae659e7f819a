// The prose index: Pagefind over the rendered bodies, one bundle a language, in a
// thread of its own while Astro renders pages on another core.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Builds `<out>/<lang>/` for each language that has a note. Starts at once; the
 * promise is settled when all bundles are written.
 */
export function buildProseIndex(job: ProseIndexJob): Promise<string[]> {
  const worker = new Worker(new URL('./prose-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const done = once(worker, 'message').then(([languages]) => languages as string[]);
  const ended = once(worker, 'exit').then(([code]) =>
    Promise.reject(new Error(`The search index was not built: its thread ended with ${code}.`)),
  );
  ended.catch(() => {});
  return Promise.race([done, ended]);
}

export interface ProseIndexJob {
  /** The library of this run, as `writeSnapshot` wrote it. */
  snapshot: string;
  /** Directory of the render cache. */
  cache: string;
  /** Folder to write, without a language. */
  out: string;
}
