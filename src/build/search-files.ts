// The search's files in a site: an index is built anew where what it is made from
// has changed, and of its files those are new that have changed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as letOthers } from 'node:timers/promises';
import { digestOf } from '../cache/render-cache.ts';
import type { Store } from '../cache/store.ts';
import type { Article } from '../notes/note.ts';
import { askAhead } from '../processes.ts';
import { type ErrorIndexer, errorIndexer, type ProseIndexer, proseIndexer } from '../search/build-index.ts';
import type { IndexFiles } from '../search/index-articles.ts';
import { type ProseBundle, proseBundles } from '../search/prose-bundles.ts';
import { listFiles } from './bundle.ts';
import type { Output } from './output.ts';

/** Starts what builds the indexes, while it is not known yet whether they are to be built. */
export function startIndexers(output: Output, cache: string): Indexers {
  const job = (folder: string) => ({ cache, out: join(output.stage, folder) });
  const previous = output.base && output.isWhole(errorsFolder) ? join(output.base, errorsFolder) : undefined;
  return { prose: proseIndexer(job(proseFolder)), errors: errorIndexer({ ...job(errorsFolder), previous, keep: true }), previous };
}

/** Decides what is to be built. */
export function planSearch({ articles, output, store, indexers, code, owns, sizeOf }: SearchJob): SearchPlan {
  const errors = digestOf(code, ...articles.map(errorInput));
  const bundles = new Map(proseBundles(articles).map((bundle) => [proseFolder + bundle.folder, bundle]));
  const all = new Map([[errorsFolder, errors]]);
  for (const [folder, bundle] of bundles) all.set(folder, proseInput(bundle, code));
  const owned = [...all].filter(([folder]) => owns(folder));
  const stale = new Map(owned.filter(([folder, digest]) => store.get(groupPrefix + folder) !== digest || !output.isWhole(folder)));
  for (const [folder] of owned) if (!stale.has(folder)) output.keepUnder(folder);
  let related = readKnownRelated(store, errors);
  const isRelated = related !== undefined;
  const bytesOf = ({ entries }: ProseBundle) => entries.reduce((sum, { path }) => sum + sizeOf(path), 0);
  const takeErrors = async ({ written, removed }: IndexFiles) => {
    if (indexers.previous !== undefined) output.keepUnder(errorsFolder);
    for (const name of removed) output.drop(errorsFolder + name);
    for (const [at, name] of written.entries()) {
      output.put(errorsFolder + name, errors);
      // The indexer of prose waits for its next bundle meanwhile.
      if (at % atOnce === 0) await letOthers();
    }
  };
  return {
    isStale: stale.size > 0 || !isRelated,
    related,
    build(onRelated, sound) {
      const buildProse = async () => {
        // The largest last: the error index, which takes the most memory, is then done.
        const asked = [...bundles].filter(([folder]) => stale.has(folder)).sort(([, a], [, b]) => bytesOf(a) - bytesOf(b));
        for await (const [[folder]] of askAhead(asked, ([, bundle]) => indexers.prose.build(bundle))) {
          absorb(output, folder, stale.get(folder) ?? '');
        }
        await indexers.prose.stop();
      };
      const buildErrors = async () => {
        if (!isRelated || stale.has(errorsFolder)) {
          related = await indexers.errors.relate(articles);
          onRelated(related);
          // It leaves for the next build what belongs to the index that this one publishes.
          await sound;
          if (stale.has(errorsFolder)) await takeErrors(await indexers.errors.build());
        }
        await indexers.errors.stop();
      };
      return [buildProse(), buildErrors()];
    },
    save() {
      for (const [folder, digest] of stale) store.set(groupPrefix + folder, digest);
      // A language that comes to have parts, or none, has the files of other folders under its own.
      for (const [folder] of store.entries(groupPrefix)) if (!all.has(folder)) store.delete(groupPrefix + folder);
      if (related && !isRelated) store.set(relatedKey, JSON.stringify({ errors, related: [...related] } satisfies KnownRelated));
    },
  };
}

/** Files that are taken at one go. */
const atOnce = 500;

const errorsFolder = 'errors/';
const proseFolder = 'pagefind/';
const groupPrefix = 'group:';
const relatedKey = 'related';

/** Which articles share an error, where they are still what that was found in. */
function readKnownRelated(store: Store, errors: string): ReadonlyMap<string, string[]> | undefined {
  const known = JSON.parse(store.get(relatedKey) ?? '{}') as Partial<KnownRelated>;
  return known.errors === errors ? new Map(known.related) : undefined;
}

/** Takes over what an index has written into the stage; what the last build has too stays as it is. */
function absorb(output: Output, folder: string, key: string): void {
  for (const name of listFiles(join(output.stage, folder))) {
    const path = folder + name;
    const file = join(output.stage, path);
    const isSame = output.base !== undefined && output.has(path) && readFileSync(join(output.base, path)).equals(readFileSync(file));
    if (isSame) output.keepAs(path, key);
    else output.put(path, key);
  }
}

/** All that the error index is given of an article. */
function errorInput({ slug, notes, original }: Article): string {
  return JSON.stringify([
    slug,
    original?.path,
    ...notes.map(({ path, lang, title, digest, errors }) => [path, lang, title, digest, errors]),
  ]);
}

/** A digest of all that a bundle is given. */
function proseInput({ entries }: ProseBundle, code: string): string {
  return digestOf(code, ...entries.map((entry) => JSON.stringify(entry)).sort());
}

export interface SearchJob {
  articles: readonly Article[];
  output: Output;
  store: Store;
  indexers: Indexers;
  /** Fingerprint of the project's code. */
  code: string;
  /** About how many bytes a note's file has. */
  sizeOf(path: string): number;
  /** Whether an index, named by its folder, is to be built here. */
  owns(folder: string): boolean;
}

export interface Indexers {
  prose: ProseIndexer;
  errors: ErrorIndexer;
  /** Folder of the last build's error index, where that is as it was. */
  previous: string | undefined;
}

interface KnownRelated {
  /** Digest of what the error index is made from. */
  errors: string;
  related: [slug: string, others: string[]][];
}

export interface SearchPlan {
  isStale: boolean;
  /** Which articles share an error; absent where that is to be found anew. */
  related: ReadonlyMap<string, string[]> | undefined;
  /**
   * Builds the indexes, each on a core of its own.
   *
   * @param onRelated called when it has been found which articles share an error
   * @param sound ends when no note in error stops the site
   */
  build(onRelated: (related: ReadonlyMap<string, string[]>) => void, sound: Promise<void>): Promise<void>[];
  /** Stores what was built, in a transaction of the caller's. */
  save(): void;
}
