// `kaiketsu dev`: Astro's development server over the notes.

import { join } from 'node:path';
import { dev as serveAstro } from 'astro';
import { liveFiles } from '../build/live-files.ts';
import { liveNotes } from '../build/live-notes.ts';
import { liveReading } from '../build/live-reading.ts';
import { liveSearch } from '../build/live-search.ts';
import { type LibraryReader, libraryReader } from '../notes/library-reader.ts';
import { placeSnapshot, writeSnapshot } from '../notes/snapshot.ts';
import type { RunOptions } from '../run-options.ts';
import { applyOptions, type CommonFlags, displayFolder, port } from './options.ts';
import { type Progress, progress } from './progress.ts';
import { countLines, errorsOf, printProblems } from './report.ts';

export async function dev(flags: CommonFlags): Promise<undefined> {
  const options = applyOptions({ ...flags, drafts: true, keepGoing: true });
  placeSnapshot(join(options.cache, 'dev-snapshot'));
  let edition = 0;
  const reading = liveReading(options.cache, () => reportingReader(options, () => edition++));
  // The server starts meanwhile.
  await Promise.all([
    reading.whole,
    serveAstro({
      root: options.root,
      server: { host: '127.0.0.1', port: port() },
      integrations: [liveNotes(options.posts, reading), liveFiles(reading.whole), liveSearch(reading.whole, options.cache, () => edition)],
    }),
  ]);
  return undefined;
}

/**
 * Gives pages what it reads, and says what keeps some notes out once all have been read.
 *
 * @param onRead called when pages have something new
 */
function reportingReader(options: RunOptions, onRead: () => void): LibraryReader {
  const reader = libraryReader(options);
  let step: Progress | undefined;
  return {
    async read(isAsked) {
      step ??= progress('Reading notes');
      const found = await reader.read(isAsked);
      writeSnapshot(found.library.articles);
      onRead();
      if (found.library.unread.size > 0) return found;
      printProblems(errorsOf(found.library), displayFolder(options.posts), console.error);
      step.done(countLines(found.library).join('; '));
      step = undefined;
      return found;
    },
    readAhead: () => reader.readAhead({ onProgress: (done, total) => step?.update(done, total) }),
  };
}
