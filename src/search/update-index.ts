// Brings the error index up to date with some changed articles: what a build of
// all articles would write, byte for byte, from the few files that change.

import type { IndexHead } from '../errors/format.ts';
import { changedFeatures } from './changed-features.ts';
import { openEdition } from './edition.ts';
import { placePassages, type SizedPassage } from './passages.ts';
import { type FeaturePostings, openPreviousIndex, RebuildNeeded } from './previous-index.ts';
import { longestList, roundPassages, writeCommon } from './token-classes.ts';
import { updateFeatureFiles } from './update-features.ts';
import { changedPassages, updatePassageFiles } from './update-passages.ts';

/**
 * @param articles all by slug: passages of those that are new or changed, as `passageTexts` gives them, and nothing of the others
 * @param prose as the head is to have it
 * @returns `undefined` where the index is to be built anew
 */
export function updateErrorIndex(
  articles: ReadonlyMap<string, readonly string[] | undefined>,
  before: IndexBefore,
  prose?: IndexHead['prose'],
): UpdatedIndex | undefined {
  try {
    return update(articles, before, prose);
  } catch (error) {
    if (error instanceof RebuildNeeded) return undefined;
    throw error;
  }
}

function update(
  articles: ReadonlyMap<string, readonly string[] | undefined>,
  { head, sizes: oldSizes, long, read }: IndexBefore,
  prose: IndexHead['prose'],
): UpdatedIndex {
  const passages = new Map([...articles].flatMap(([slug, texts]) => (texts ? [[slug, texts] as const] : [])));
  const sizeOf = (slug: string) => passages.get(slug)?.map((text) => Buffer.byteLength(text)) ?? oldSizes.get(slug) ?? [];
  const sizes = new Map([...articles.keys()].map((slug) => [slug, sizeOf(slug)]));
  const [old, current] = [placeSizes(oldSizes), placeSizes(sizes)];
  const isAlike = current.bits === old.bits && roundPassages(current.sized.length) === head.passages;
  if (!isAlike || head.features.length === 0) throw new RebuildNeeded();

  const previous = openPreviousIndex(head, read, long);
  const changed = changedPassages(previous, old.ids, current.ids, passages);
  const { common, postings } = changedFeatures(previous, changed.before, changed.after);
  const longest = longestList(head.passages);
  const features = updateFeatureFiles(previous, postings, longest);
  const placed = updatePassageFiles(previous, old.sized, current.sized, current.bits, changed);

  const edition = openEdition(head.edition);
  const files = new Map([...features.files, ...placed.files]);
  const removed: string[] = [];
  for (const name of [...features.replaced, ...placed.replaced]) {
    const was = previous.read(name);
    if (files.get(name) === was) {
      files.delete(name);
      continue;
    }
    edition.remove(name, was);
    if (!files.has(name)) removed.push(name);
  }
  for (const [name, text] of files) edition.add(name, text);
  const newHead = {
    ...{ ...head, edition: edition.text() },
    ...{ common: writeCommon(common), features: features.features, ranges: placed.ranges, prose },
  };
  if (JSON.stringify(newHead) !== JSON.stringify(head)) files.set('index.json', JSON.stringify(newHead));
  return { head: newHead, sizes, long: longChanges(postings, longest, long), files, removed };
}

function placeSizes(sizes: ReadonlyMap<string, readonly number[]>): PlacedSizes {
  const { ids, bits } = placePassages(new Map([...sizes].map(([slug, { length }]) => [slug, length])));
  const sized = [...sizes].flatMap(([slug, own]) => own.map((bytes, at) => ({ id: ids.get(slug)?.[at] ?? 0, bytes })));
  return { ids, bits, sized: sized.sort((a, b) => a.id - b.id) };
}

function longChanges(
  postings: ReadonlyMap<string, FeaturePostings>,
  longest: number,
  long: IndexBefore['long'],
): Map<string, FeaturePostings | undefined> {
  const changes = new Map<string, FeaturePostings | undefined>();
  for (const [key, list] of postings) {
    if (typeof list === 'number' || list.length > longest) changes.set(key, list);
    else if (long(key) !== undefined) changes.set(key, undefined);
  }
  return changes;
}

/** What the last build left. */
export interface IndexBefore {
  head: IndexHead;
  /** Bytes of each article's passages in order, by slug. */
  sizes: ReadonlyMap<string, readonly number[]>;
  /** Features in too many passages for a file: where they are, or of those in very many how many. */
  long(key: string): FeaturePostings | undefined;
  /** A file of the index by its name. */
  read(name: string): string;
}

interface UpdatedIndex {
  head: IndexHead;
  sizes: Map<string, readonly number[]>;
  /** Changes of `IndexBefore.long`. */
  long: Map<string, FeaturePostings | undefined>;
  /** Files that are new or have changed. */
  files: Map<string, string>;
  /** Names of files that are no more. */
  removed: string[];
}

interface PlacedSizes {
  ids: Map<string, number[]>;
  bits: number;
  /** Ascending by id. */
  sized: SizedPassage[];
}
