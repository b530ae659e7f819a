// What a store has of each file of a site: its state as it was left (size, time and
// inode), a line feed, and the key of what it was made from.

import type { Store } from '../cache/store.ts';

/** Before a path: the key of its row. */
export const rowPrefix = 'file:';

/** Rows by path, in the order of the store. */
export function readRows(store: Store): Map<string, string> {
  return new Map(store.entries(rowPrefix));
}

export function formatRow(stamp: string, key: string): string {
  return `${stamp}\n${key}`;
}

export function stampOf(row: string): string {
  return row.slice(0, row.indexOf('\n'));
}

export function keyOf(row: string): string {
  return row.slice(row.indexOf('\n') + 1);
}

/**
 * The paths that begin so.
 *
 * @param prefix ASCII, so that bytes and UTF-16 units are in one order
 * @param paths as the store has them
 */
export function* pathsUnder(prefix: string, paths: readonly string[]): Generator<string> {
  let low = 0;
  for (let high = paths.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((paths[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  for (let at = low; paths[at]?.startsWith(prefix); at++) yield paths[at] as string;
}
