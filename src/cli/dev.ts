// `kaiketsu dev`: Astro's development server over the notes.

import { join } from 'node:path';
import { dev as serveAstro } from 'astro';
import { liveFiles } from '../build/live-files.ts';
import { liveNotes } from '../build/live-notes.ts';
import { liveSearch } from '../build/live-search.ts';
import { ingest, type Library } from '../notes/ingest.ts';
import { placeSnapshot, writeSnapshot } from '../notes/snapshot.ts';
import type { RunOptions } from '../run-options.ts';
import { applyOptions, type CommonFlags, displayFolder, port } from './options.ts';
import { progress } from './progress.ts';
import { countLines, printErrors } from './report.ts';

export async function dev(flags: CommonFlags): Promise<undefined> {
  const options = applyOptions({ ...flags, drafts: true, keepGoing: true });
  placeSnapshot(join(options.cache, 'dev-snapshot'));
  let mdx: readonly string[] = [];
  let edition = 0;
  const read = async () => {
    const library = await readNotes(options);
    mdx = library.articles.flatMap(({ notes }) => notes.filter(({ format }) => format === 'mdx').map(({ path }) => path));
    edition++;
  };
  await read();
  await serveAstro({
    root: options.root,
    server: { host: '127.0.0.1', port: port() },
    integrations: [liveFiles(), liveNotes(options.posts, () => mdx, read), liveSearch(options.cache, () => edition)],
  });
  return undefined;
}

/** Reads them for the pages, and says what keeps some of them out. */
async function readNotes(options: RunOptions): Promise<Library> {
  const reading = progress('Reading notes');
  const library = await ingest(options, { onProgress: reading.update });
  writeSnapshot(library.articles);
  printErrors(library, displayFolder(options.posts));
  reading.done(countLines(library).join('; '));
  return library;
}
