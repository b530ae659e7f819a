// What reads notes in one process.

import { renderCacheOf } from '../cache/render-cache.ts';
import { openStore } from '../cache/store.ts';
import type { ReadSettings } from './note-head.ts';
import type { ReadResult } from './read-note.ts';

/** Reads as the settings say; what it has rendered is in the cache once it is closed. */
export async function openReader(settings: ReadSettings): Promise<NoteReader> {
  const store = openStore(settings.cache);
  const cache = renderCacheOf(store);
  // For heads, what renders is not loaded.
  const readOne = settings.headsOnly ? (await import('./read-head-note.ts')).readHeadNote : (await import('./read-note.ts')).readNote;
  return {
    async read(paths) {
      const results: ReadResult[] = [];
      for (const path of paths) results.push(await readOne(path, settings, cache));
      return results;
    },
    close: store.close,
  };
}

export interface NoteReader {
  read(paths: readonly string[]): Promise<ReadResult[]>;
  close(): void;
}
