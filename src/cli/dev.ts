// `kaiketsu dev`: Astro's development server over the notes.

import { join } from 'node:path';
import { dev as serveAstro } from 'astro';
import { liveFiles } from '../build/live-files.ts';
import { liveNotes } from '../build/live-notes.ts';
import { liveSearch } from '../build/live-search.ts';
import { codeFingerprint } from '../cache/render-cache.ts';
import { openStore, withSoundCache } from '../cache/store.ts';
import { findNotes, ingestFrom, type Library } from '../notes/ingest.ts';
import { type KnownNotes, saveKnownNotes } from '../notes/known-notes.ts';
import type { ReadWatch } from '../notes/read-notes.ts';
import { placeSnapshot, writeSnapshot } from '../notes/snapshot.ts';
import type { RunOptions } from '../run-options.ts';
import { applyOptions, type CommonFlags, displayFolder, port } from './options.ts';
import { progress } from './progress.ts';
import { countLines, errorsOf, printProblems } from './report.ts';

export async function dev(flags: CommonFlags): Promise<undefined> {
  const options = applyOptions({ ...flags, drafts: true, keepGoing: true });
  placeSnapshot(join(options.cache, 'dev-snapshot'));
  let edition = 0;
  let reader: NoteReader | undefined;
  const read = async () => {
    reader ??= noteReader(options);
    const { library, folders } = await readNotes(reader, options);
    edition++;
    return {
      folders,
      mdx: library.articles.flatMap(({ notes }) => notes.filter(({ format }) => format === 'mdx').map(({ path }) => path)),
    };
  };
  // The server starts meanwhile.
  const first = withSoundCache(options.cache, () => {
    reader = undefined;
    return read();
  });
  await Promise.all([
    first,
    serveAstro({
      root: options.root,
      server: { host: '127.0.0.1', port: port() },
      integrations: [liveNotes(options.posts, first, read), liveFiles(), liveSearch(options.cache, () => edition)],
    }),
  ]);
  return undefined;
}

/** Reads them for the pages, and says what keeps some of them out. */
async function readNotes(read: NoteReader, options: RunOptions): Promise<ReadNotes> {
  const reading = progress('Reading notes');
  const found = await read({ onProgress: reading.update });
  writeSnapshot(found.library.articles);
  printProblems(errorsOf(found.library), displayFolder(options.posts), console.error);
  reading.done(countLines(found.library).join('; '));
  return found;
}

/** Reads notes again and again, each time those that have changed. */
function noteReader(options: RunOptions): NoteReader {
  const store = openStore(options.cache);
  const code = codeFingerprint(options.root);
  let known: KnownNotes | undefined;
  return async (watch) => {
    const source = findNotes(options, store, code, known);
    known = source.known;
    const library = await ingestFrom(options, store, source, watch);
    store.transaction(() => saveKnownNotes(store, source.known));
    return { library, folders: source.files.folders };
  };
}

type NoteReader = (watch: ReadWatch) => Promise<ReadNotes>;

interface ReadNotes {
  library: Library;
  folders: ReadonlySet<string>;
}
