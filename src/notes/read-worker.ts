// One of the threads of `read-notes.ts`: answers batches of paths with what it read.

import { parentPort, workerData } from 'node:worker_threads';
import { openRenderCache } from '../cache/render-cache.ts';
import { type ReadSettings, readNote } from './read-note.ts';

const settings = workerData as ReadSettings;
const cache = openRenderCache(settings.cache);

parentPort?.on('message', async (paths: readonly string[] | undefined) => {
  if (!paths) {
    cache.close();
    parentPort?.close();
    return;
  }
  const results = [];
  for (const path of paths) results.push(await readNote(path, settings, cache));
  parentPort?.postMessage(results);
});
