// `kaiketsu build`: notes to a finished site, in a folder of its own until it is
// whole, so that what is served is never half a site.

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pruneRenderCache } from '../cache/render-cache.ts';
import { countLibrary, ingest } from '../notes/ingest.ts';
import { countBySeverity } from '../notes/problems.ts';
import { snapshotVariable, writeSnapshot } from '../notes/snapshot.ts';
import type { RunOptions } from '../run-options.ts';
import { buildProseIndex, type ProseIndexJob } from '../search/build-index.ts';
import { withBuildLock } from './lock.ts';
import { applyOptions, type CommonFlags, displayFolder } from './options.ts';
import { progress } from './progress.ts';
import { countLines, printProblems } from './report.ts';

/** @returns 1 where notes are in error and `--keep-going` was not asked for, else 0 */
export async function build(flags: CommonFlags & { search: boolean }): Promise<number> {
  const options = applyOptions(flags);
  return withBuildLock(options, () => buildSite(options, flags.search));
}

async function buildSite(options: RunOptions, withSearch: boolean): Promise<number> {
  // Astro takes a second to load: meanwhile the readers are at work.
  const astro = import('astro');
  const reading = progress('Reading notes');
  const library = await ingest(options, reading.update);
  const { notes } = countLibrary(library);
  reading.done(`${library.files} files, ${notes} notes`);
  const errors = library.problems.filter(({ severity }) => severity === 'error');
  printProblems(errors, displayFolder(options.posts), console.error);
  const { warning } = countBySeverity(library.problems);
  if (warning > 0) console.error(`${warning} warnings; "check" lists them.`);
  for (const line of countLines(library)) console.error(line);
  if (errors.length > 0 && !options.keepGoing) {
    console.error('Nothing was built. Mend the errors above, or publish the rest with --keep-going.');
    return 1;
  }
  const workshop = mkdtempSync(join(existingParent(options.out), `.${basename(options.out)}-`));
  const [site, prose] = [join(workshop, 'site'), join(workshop, 'pagefind')];
  try {
    const snapshot = join(options.cache, 'snapshot');
    writeSnapshot(snapshot, library);
    process.env[snapshotVariable] = snapshot;
    const search = withSearch ? indexProse({ snapshot, cache: options.cache, out: prose }) : undefined;
    search?.catch(() => {}); // Awaited below; until then a failure must not end the process.
    const pages = progress('Pages');
    const { build: buildAstro } = await astro;
    await buildAstro({ root: options.root, outDir: site, logLevel: 'error' });
    pages.done(`${notes} notes and their lists`);
    await search;
    if (existsSync(prose)) renameSync(prose, join(site, 'pagefind'));
    replaceFolder(options.out, site, join(workshop, 'old'));
    pruneRenderCache(options.cache, new Set(library.articles.flatMap((article) => article.notes.map(({ digest }) => digest))));
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  console.error(`Built ${displayFolder(options.out)}`);
  return 0;
}

async function indexProse(job: ProseIndexJob): Promise<void> {
  const searching = progress('Search, beside the pages');
  const languages = await buildProseIndex(job);
  searching.done(`${languages.length} languages`);
}

/** Two renames: the folder holds the old site or the new one, and only between them neither. */
function replaceFolder(target: string, finished: string, old: string): void {
  if (existsSync(target)) renameSync(target, old);
  renameSync(finished, target);
}

function existingParent(path: string): string {
  const parent = dirname(path);
  mkdirSync(parent, { recursive: true });
  return parent;
}
