// `kaiketsu build`: notes to a finished site, in a folder of its own until it is
// whole, so that what is served is never half a site.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { copyMedia } from '../build/copy-media.ts';
import type { BundleJob } from '../build/page-bundle.ts';
import { pageRenderer } from '../build/render-pages.ts';
import { pipelineFingerprint, pruneRenderCache } from '../cache/render-cache.ts';
import { fenceHighlighter } from '../markdown/highlight-fences.ts';
import { ingest, type Library } from '../notes/ingest.ts';
import { countBySeverity } from '../notes/problems.ts';
import { placeSnapshot, writeSnapshot } from '../notes/snapshot.ts';
import { killProcesses, startProcess } from '../processes.ts';
import type { RunOptions } from '../run-options.ts';
import { errorIndexer, proseIndexer } from '../search/build-index.ts';
import { isRunning, withBuildLock } from './lock.ts';
import { applyOptions, type CommonFlags, displayFolder } from './options.ts';
import { progress } from './progress.ts';
import { countLines, printErrors } from './report.ts';

/** @returns 1 where notes are in error and `--keep-going` was not asked for, else 0 */
export async function build(flags: CommonFlags & { search: boolean }): Promise<number> {
  const options = applyOptions(flags);
  return withBuildLock(options, () => buildSite(options, flags.search));
}

async function buildSite(options: RunOptions, withSearch: boolean): Promise<number> {
  const workshop = openWorkshop(options.out);
  const clean = async () => {
    await killProcesses();
    rmSync(workshop, { recursive: true, force: true });
  };
  const interrupt = (signal: NodeJS.Signals) => clean().then(() => process.exit(128 + constants.signals[signal]));
  for (const signal of interrupts) process.once(signal, interrupt);
  const [site, search, bundle] = [join(workshop, 'site'), join(workshop, 'search'), join(options.cache, 'pages')];
  placeSnapshot(join(workshop, 'snapshot'));
  const mdx = Promise.withResolvers<readonly string[]>();
  const renderer = mdx.promise.then(async (paths) => {
    await bundlePages({ root: options.root, posts: options.posts, mdx: paths, folder: bundle });
    return pageRenderer({ bundle, out: site });
  });
  renderer.catch(() => {}); // Awaited below; until then a failure must not end the process.
  const fingerprint = pipelineFingerprint(options.root);
  const highlighter = fenceHighlighter({ cache: options.cache, fingerprint });
  const job = (folder: string) => ({ cache: options.cache, out: join(search, folder) });
  const indexers = withSearch ? { prose: proseIndexer(job('pagefind')), errors: errorIndexer(job('errors')) } : undefined;
  try {
    const reading = progress('Reading notes');
    const library = await ingest(options, { onProgress: reading.update, onFences: highlighter.add, onMdx: mdx.resolve });
    const notes = library.articles.flatMap((article) => article.notes);
    reading.done(`${library.files} files, ${notes.length} notes`);
    if (!report(library, options)) return 1;
    writeSnapshot(library.articles);
    const prose = indexers?.prose.build();
    const related = indexers?.errors.relate();
    const errors = related?.then(() => indexers?.errors.build());
    for (const index of [prose, errors]) index?.catch(() => {});
    const pages = progress('Pages');
    copyMedia(notes, options.posts, site);
    await highlighter.finish();
    await related;
    await (await renderer).render(notes.length, availableParallelism() - (withSearch ? 1 : 0), pages.update);
    pages.done(`${notes.length} notes and their lists`);
    if (withSearch) {
      const searching = progress('Search');
      await Promise.all([prose, errors]);
      searching.done('both indexes');
      for (const folder of readdirSync(search)) renameSync(join(search, folder), join(site, folder));
    }
    replaceFolder(options.out, site, join(workshop, 'old'));
    pruneRenderCache(options.cache, new Set(notes.map(({ digest }) => digest)), fingerprint);
  } finally {
    for (const signal of interrupts) process.off(signal, interrupt);
    await clean();
  }
  console.error(`Built ${displayFolder(options.out)}`);
  return 0;
}

const interrupts = ['SIGINT', 'SIGTERM'] as const;

async function bundlePages(job: BundleJob): Promise<void> {
  const bundler = startProcess<BundleJob, void, void>(new URL('../build/page-bundle.ts', import.meta.url), job);
  await bundler.ask();
  await bundler.stop();
}

/** @returns whether there is a site to build */
function report(library: Library, options: RunOptions): boolean {
  printErrors(library, displayFolder(options.posts));
  const { error, warning } = countBySeverity(library.problems);
  if (warning > 0) console.error(`${warning} warnings; "check" lists them.`);
  for (const line of countLines(library)) console.error(line);
  if (error === 0 || options.keepGoing) return true;
  console.error('Nothing was built. Mend the errors above, or publish the rest with --keep-going.');
  return false;
}

/** Two renames: the folder holds the old site or the new one, and only between them neither. */
function replaceFolder(target: string, finished: string, old: string): void {
  if (existsSync(target)) renameSync(target, old);
  renameSync(finished, target);
}

/** A new folder beside the site, on the same disk; those of builds that were killed are removed. */
function openWorkshop(out: string): string {
  const [parent, name] = [dirname(out), `.${basename(out)}-`];
  mkdirSync(parent, { recursive: true });
  for (const other of readdirSync(parent)) {
    const pid = other.startsWith(name) ? /^(\d+)-\w{6}$/.exec(other.slice(name.length))?.[1] : undefined;
    if (pid && !isRunning(Number(pid))) rmSync(join(parent, other), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `${name}${process.pid}-`));
}
