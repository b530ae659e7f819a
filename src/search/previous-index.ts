// The index that the last build wrote, read where an update needs it.

import { featureFile, type IndexHead, lastNotAfter, passageFile, rangeStarts, readFeature } from '../errors/format.ts';
import { readPassages } from './passages.ts';

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
  return {
    head,
    read: remember(read),
    feature,
    postings: remember((key: string) => readFeature(feature(lastNotAfter(head.features, key)), key) ?? long(key) ?? []),
    passage(id) {
      const text = passages(starts[lastNotAfter(starts, id)] ?? 0).get(id);
      if (text === undefined) throw new RebuildNeeded(`The index has no passage ${id}.`);
      return text;
    },
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
  /** A passage as it is written. */
  passage(id: number): string;
}

/** Ascending postings; or, of a feature in very many passages, how many. */
export type FeaturePostings = readonly number[] | Int32Array | number;

export function countOf(postings: FeaturePostings): number {
  return typeof postings === 'number' ? postings : postings.length;
}

/** So much changes, or so little is known of before, that the index is built anew. */
export class RebuildNeeded extends Error {}
