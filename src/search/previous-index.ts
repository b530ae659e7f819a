// The index that the last build wrote, read where an update needs it.

import { featureFile, type IndexHead, lastNotAfter, type Passage, passageFile, rangeStarts, readFeature } from '../errors/format.ts';
import { parsePassage, readPassages } from './passages.ts';

/**
 * @param read gives a file of the index by its name
 * @param long features that no file has: where they are, or how many
 */
export function openPreviousIndex(
  head: IndexHead,
  read: (name: string) => string,
  long: (key: string) => FeaturePostings | undefined,
): PreviousIndex {
  const starts = rangeStarts(head.ranges);
  const feature = remember((file: number) => read(featureFile(head.features[file] ?? '')));
  const passages = remember((start: number) => readPassages(read(passageFile(start))));
  const entry = (id: number) => {
    const found = passages(starts[lastNotAfter(starts, id)] ?? 0).get(id);
    if (found === undefined) throw new Error(`The index has no passage ${id}.`);
    return found;
  };
  return {
    head,
    read: remember(read),
    feature,
    postings: remember((key: string) => readFeature(feature(lastNotAfter(head.features, key)), key) ?? long(key) ?? []),
    entry,
    passage: remember((id: number) => parsePassage(entry(id))),
  };
}

function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

export interface PreviousIndex {
  head: IndexHead;
  /** A file by its name. */
  read(name: string): string;
  /** A file of features, by where it begins in the head. */
  feature(file: number): string;
  /** The postings of a feature, none where the index has it not; of one in very many passages how many. */
  postings(key: string): FeaturePostings;
  /** The entry of a passage. */
  entry(id: number): string;
  passage(id: number): Passage;
}

/** Ascending postings; or, of a feature in very many passages, how many. */
export type FeaturePostings = number[] | number;

export function countOf(postings: FeaturePostings): number {
  return typeof postings === 'number' ? postings : postings.length;
}

/** So much changes, or so little is known of before, that the index is built anew. */
export class RebuildNeeded extends Error {}
