// One of the processes of `read-notes.ts`: answers batches of paths with what it read.

import { openRenderCache } from '../cache/render-cache.ts';
import { serveTasks } from '../processes.ts';
import { type ReadResult, type ReadSettings, readNote } from './read-note.ts';

serveTasks((settings: ReadSettings) => {
  const cache = openRenderCache(settings.cache);
  return {
    async answer(paths: readonly string[]) {
      const results: ReadResult[] = [];
      for (const path of paths) results.push(await readNote(path, settings, cache));
      return results;
    },
    close: () => cache.close(),
  };
});
