// `kaiketsu build`: notes to a finished site. It is made in a folder of its own
// until it is whole, so that what is served is never half a site.

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { availableParallelism, constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { openOutput, type Output } from '../build/output.ts';
import { startRenderer } from '../build/render-pages.ts';
import { bundlePages, knownBundle } from '../build/bundle.ts';
import { type Indexers, planSearch, type SearchPlan, startIndexers } from '../build/search-files.ts';
import { findShard, restrictOutput, type Shard, type ShardRecord, shardFile } from '../build/shard.ts';
import { buildPages, placeFiles } from '../build/site-files.ts';
import { codeFingerprint, digestOf, pruneRenderCache } from '../cache/render-cache.ts';
import { sizeOfStamp } from '../cache/stamp.ts';
import { openStore, type Store, withSoundCache } from '../cache/store.ts';
import { fenceHighlighter } from '../markdown/highlight-fences.ts';
import { findNotes, ingestFrom, type NoteSource } from '../notes/ingest.ts';
import { canonicalLanguage } from '../notes/language.ts';
import type { Article } from '../notes/note.ts';
import { saveKnownNotes } from '../notes/known-notes.ts';
import { indexSite } from '../notes/site-index.ts';
import { placeSnapshot, writeSnapshot } from '../notes/snapshot.ts';
import { collectGarbage, killProcesses } from '../processes.ts';
import type { RunOptions } from '../run-options.ts';
import { inputsOf, listPublic } from './build-inputs.ts';
import { isRunning, withBuildLock } from './lock.ts';
import { applyOptions, type CommonFlags, displayFolder, UsageError } from './options.ts';
import { progress } from './progress.ts';
import { printSummary, type Summary, summaryOf } from './report.ts';

/** @returns 1 where notes are in error and `--keep-going` was not asked for, else 0 */
export async function build(flags: BuildFlags): Promise<number> {
  const options = applyOptions(flags);
  return withBuildLock(options, () => withSoundCache(options.cache, () => buildInWorkshop(options, flags)));
}

async function buildInWorkshop(options: RunOptions, flags: BuildFlags): Promise<number> {
  const workshop = openWorkshop(options.out);
  const clean = async () => {
    await killProcesses();
    rmSync(workshop, { recursive: true, force: true });
  };
  const interrupt = (signal: NodeJS.Signals) => clean().then(() => process.exit(128 + constants.signals[signal]));
  for (const signal of interrupts) process.once(signal, interrupt);
  try {
    const store = openStore(options.cache);
    try {
      return await buildSite(options, flags, workshop, store);
    } finally {
      store.close();
    }
  } finally {
    for (const signal of interrupts) process.off(signal, interrupt);
    await clean();
  }
}

async function buildSite(options: RunOptions, flags: BuildFlags, workshop: string, store: Store): Promise<number> {
  const code = codeFingerprint(options.root);
  const opening = openOutput(options.out, join(workshop, 'site'), store, options.cache);
  opening.catch(() => {}); // Awaited below; until then a failure must not end the process.
  const source = findNotes(options, store, code);
  const publicFolder = join(options.root, 'public');
  const publicFiles = listPublic(publicFolder);
  const inputs = inputsOf(options, flags, code, source, publicFiles);
  const last = JSON.parse(store.get(lastKey) ?? '{}') as Partial<LastBuild>;
  const whole = await opening;
  if (whole.isIntact && last.summary && last.inputs === inputs && inputs !== undefined) {
    printSummary(last.summary, displayFolder(options.posts));
    console.error(`Nothing has changed: ${displayFolder(options.out)} is as it was built`);
    return 0;
  }
  placeSnapshot(join(workshop, 'snapshot'));
  // These are ready when the notes have been read.
  const bundleFolder = join(options.cache, 'pages');
  const ready = knownBundle(bundleFolder, code, store);
  const renderer = ready && startRenderer({ bundle: bundleFolder, stage: whole.stage, base: whole.base });
  const highlighter = fenceHighlighter({ cache: options.cache, fingerprint: source.settings.fingerprint });
  // Of a part few blocks are needed: its pages have them highlighted.
  const onFences = flags.shard === undefined ? highlighter.add : () => {};
  const mdx = Promise.withResolvers<readonly string[]>();
  const bundle = mdx.promise.then((paths) => {
    return bundlePages({ root: options.root, posts: options.posts, mdx: paths, folder: bundleFolder }, ready, code, store);
  });
  // Awaited below; until then a failure must not end the process.
  const bundled = bundle.then(
    () => {},
    () => {},
  );
  let started: Indexers | undefined;
  const indexers = () => {
    if (flags.search) started ??= startIndexers(whole, options.cache);
    return started;
  };
  // While pages are bundled they would only take memory. What fails is said when they are needed.
  bundle.then(indexers).catch(() => {});
  const reading = progress('Reading notes');
  const sound = Promise.withResolvers<void>();
  let begun: Begun | undefined;
  const onArticles = (articles: readonly Article[]) => {
    begun = begin(articles, { whole, flags, store, code, source, indexers: indexers(), sound: sound.promise });
  };
  const watch = { onProgress: reading.update, onFences, onMdx: mdx.resolve, onArticles, oneFewerUntil: bundled };
  const library = await ingestFrom(options, store, source, watch);
  const notes = library.articles.flatMap((article) => article.notes);
  reading.done(`${library.files} files, ${notes.length} notes`);
  const summary = summaryOf(library, options.keepGoing);
  printSummary(summary, displayFolder(options.posts));
  if (summary.isStopped) return 1;
  sound.resolve();
  if (!begun) throw new Error('The notes have been read, and no articles were made of them.');
  const { shard, output, search, indexes, related } = begun;
  await highlighter.finish();
  // Now, while others work, and not when the site is published.
  store.transaction(() => saveKnownNotes(store, source.known));
  pruneRenderCache(store, new Set(notes.map(({ digest }) => digest)), source.settings.fingerprint);
  store.flush();
  flushCompileCache();
  if (!ready) collectGarbage();
  if (shard) {
    const site = digestOf(code, JSON.stringify(library.articles), String(flags.search));
    whole.place(shardFile, site, () => JSON.stringify({ name: shard.name, all: shard.all, site } satisfies ShardRecord));
  }
  const pages = progress('Pages');
  const index = indexSite(library.articles, await related);
  const stamps = { posts: source.files.stamps, public: publicFiles };
  placeFiles(index, output, { posts: options.posts, publicFolder, stamps });
  const made = await bundle;
  if (made !== ready) await renderer?.stop();
  // Pages of the owner's own read it.
  if (made.pages.length > 0) writeSnapshot(library.articles);
  await buildPages(index, output, {
    bundle: made,
    renderer: made === ready ? renderer : undefined,
    code,
    slots: [...Array.from({ length: availableParallelism() - indexes.length }, () => Promise.resolve()), ...indexes],
    onProgress: pages.update,
  });
  pages.done(`${notes.length} notes and their lists`);
  const searching = progress('Search');
  await Promise.all(indexes);
  if (search?.isStale) searching.done('its indexes');
  const changed = whole.publish(() => {
    search?.save();
    store.set(lastKey, JSON.stringify({ inputs, summary } satisfies LastBuild));
  });
  console.error(`Built ${displayFolder(options.out)} (files new, changed or gone: ${changed.length})`);
  return 0;
}

const interrupts = ['SIGINT', 'SIGTERM'] as const;
const lastKey = 'last';

/** Begins what needs of the articles only what is known before their notes are compared. */
function begin(articles: readonly Article[], { whole, flags, store, code, source, indexers, sound }: Beginning): Begun {
  const shard = flags.shard === undefined ? undefined : partOfSite(flags.shard, articles);
  const output = shard ? restrictOutput(whole, shard) : whole;
  const sizeOf = (path: string) => sizeOfStamp(source.files.stamps.get(path) ?? '');
  const search = indexers && planSearch({ articles, output, store, indexers, code, sizeOf, owns: shard?.owns ?? (() => true) });
  const related = Promise.withResolvers<ReadonlyMap<string, string[]>>();
  related.promise.catch(() => {}); // Awaited later, as all that is begun here.
  if (!search || search.related) related.resolve(search?.related ?? new Map());
  const indexes = search?.build(related.resolve, sound) ?? [];
  for (const done of indexes) done.catch(related.reject);
  return { shard, output, search, indexes, related: related.promise };
}

/** @throws UsageError where there is no such part */
function partOfSite(name: string, articles: readonly Article[]): Shard {
  const { languages } = indexSite(articles);
  const shard = findShard(canonicalLanguage(name) ?? name, languages);
  if (!shard)
    throw new UsageError(`--shard "${name}" is no part of this site: name one of ${languages.join(', ')}, or a fraction such as "3/8".`);
  return shard;
}

/** A new folder beside the site, on the same disk; those of builds that were killed are removed. */
export function openWorkshop(out: string): string {
  const [parent, name] = [dirname(out), `.${basename(out)}-`];
  mkdirSync(parent, { recursive: true });
  for (const other of readdirSync(parent)) {
    const pid = other.startsWith(name) ? /^(\d+)-\w{6}$/.exec(other.slice(name.length))?.[1] : undefined;
    if (pid && !isRunning(Number(pid))) rmSync(join(parent, other), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `${name}${process.pid}-`));
}

interface BuildFlags extends CommonFlags {
  search: boolean;
  /** The part to build; all where it is absent. */
  shard?: string;
}

interface LastBuild {
  /** Digest of all that it was made from; absent where a file was being changed. */
  inputs: string | undefined;
  summary: Summary;
}

interface Beginning {
  whole: Output;
  flags: BuildFlags;
  store: Store;
  code: string;
  source: NoteSource;
  indexers: Indexers | undefined;
  /** Ends when no note in error stops the site. */
  sound: Promise<void>;
}

interface Begun {
  shard: Shard | undefined;
  /** Takes what belongs to the part. */
  output: Output;
  search: SearchPlan | undefined;
  indexes: Promise<void>[];
  /** Which articles share an error. */
  related: Promise<ReadonlyMap<string, string[]>>;
}
