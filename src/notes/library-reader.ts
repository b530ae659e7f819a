// The notes of one folder, read again and again.

import { codeFingerprint } from '../cache/render-cache.ts';
import { openStore } from '../cache/store.ts';
import type { RunOptions } from '../run-options.ts';
import { readablePaths } from './files.ts';
import { findNotes, ingestHeads, type Library, type NoteSource } from './ingest.ts';
import { knowNothing, type KnownNotes, saveKnownNotes } from './known-notes.ts';
import { type ReadWatch, readNotes } from './read-notes.ts';

/** Reads each time what has changed since the last. */
export function libraryReader(options: RunOptions): LibraryReader {
  const store = openStore(options.cache);
  const code = codeFingerprint(options.root);
  let source: NoteSource | undefined;
  let heads: KnownNotes | undefined;
  return {
    async read(isAsked) {
      source = findNotes(options, store, code, source?.known);
      const { known, files } = source;
      if (heads?.settings !== known.settings) heads = knowNothing(known.readers, known.settings);
      const library = await ingestHeads(options, store, source, heads, isAsked);
      if (library.unread.size === 0) store.transaction(() => saveKnownNotes(store, known));
      return { library, folders: files.folders };
    },
    async readAhead(watch = {}) {
      if (!source) return;
      const { files, settings, known } = source;
      await readNotes(readablePaths(files), files.stamps, { ...settings, isAhead: true }, known, watch);
    },
  };
}

export interface LibraryReader {
  /**
   * Reads the bodies of the notes that are asked for; of others, those that are known.
   *
   * @param isAsked asked with the path of a note
   */
  read(isAsked: (path: string) => boolean): Promise<ReadLibrary>;
  /** Reads all notes that were there at the last `read`, which may be called meanwhile. */
  readAhead(watch?: ReadWatch): Promise<void>;
}

export interface ReadLibrary {
  library: Library;
  /** Folders that files of notes may lie in, by their paths under the folder of notes. */
  folders: ReadonlySet<string>;
}
