// Which passages changed, and the files that hold them.

import { lastNotAfter, passageFile, rangeStarts } from '../errors/format.ts';
import { cutRanges, type SizedPassage, writePassages, writeRanges } from './passages.ts';
import type { PreviousIndex } from './previous-index.ts';

/**
 * @param oldIds of each article's passages as the previous index has them
 * @param ids as they are to be
 * @param read the passages of articles that are new or have changed, as they are written
 */
export function changedPassages(
  previous: PreviousIndex,
  oldIds: ReadonlyMap<string, readonly number[]>,
  ids: ReadonlyMap<string, readonly number[]>,
  read: ReadonlyMap<string, readonly string[]>,
): ChangedPassages {
  const before = new Map<number, string>();
  const after = new Map<number, string>();
  for (const slug of new Set([...oldIds.keys(), ...ids.keys()])) {
    const [was, is] = [oldIds.get(slug) ?? [], ids.get(slug) ?? []];
    if (!read.has(slug) && was.length === is.length && was.every((id, at) => id === is[at])) continue;
    const old = was.map((id) => previous.passage(id));
    const passages = read.get(slug) ?? old;
    for (const [at, id] of was.entries()) before.set(id, old[at] as string);
    for (const [at, id] of is.entries()) after.set(id, passages[at] as string);
  }
  for (const [id, passage] of before) {
    if (after.get(id) !== passage) continue;
    before.delete(id);
    after.delete(id);
  }
  return { before, after };
}

/**
 * @param old the passages that the previous index has, ascending by id
 * @param current all passages, ascending by id
 * @param bits of the ids
 */
export function updatePassageFiles(
  previous: PreviousIndex,
  old: readonly SizedPassage[],
  current: readonly SizedPassage[],
  bits: number,
  { before, after }: ChangedPassages,
): UpdatedPassages {
  const oldStarts = rangeStarts(previous.head.ranges);
  const oldExponents = new Map(oldStarts.map((start, at) => [start, Number.parseInt(previous.head.ranges[at] ?? '', 36)]));
  const ranges = cutRanges(current, bits);
  const starts = ranges.map(({ start }) => start);
  const touched = new Set([...before.keys(), ...after.keys()].map((id) => starts[lastNotAfter(starts, id)]));
  const files = new Map<string, string>();
  const kept = new Set<string>();
  for (const { start, exponent, from, upTo } of ranges) {
    if (from === upTo) continue;
    if (oldExponents.get(start) === exponent && !touched.has(start)) {
      kept.add(passageFile(start));
      continue;
    }
    const passages = current.slice(from, upTo).map(({ id }) => [id, after.get(id) ?? previous.passage(id)] as const);
    files.set(passageFile(start), writePassages(passages));
  }
  const oldFiles = new Set(old.map(({ id }) => passageFile(oldStarts[lastNotAfter(oldStarts, id)] ?? 0)));
  return { ranges: writeRanges(ranges), files, replaced: [...oldFiles.difference(kept)] };
}

/** As they are written. */
export interface ChangedPassages {
  /** As they were, by id; those that are new are absent. */
  before: Map<number, string>;
  /** As they are, by id; those that are gone are absent. */
  after: Map<number, string>;
}

interface UpdatedPassages {
  /** As the head has them. */
  ranges: string;
  files: Map<string, string>;
  /** Names of the files that these take the place of. */
  replaced: string[];
}
