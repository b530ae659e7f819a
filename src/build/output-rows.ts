// What a store has of each file of a site: its state as it was left (size, time and
// inode), a line feed, and the key of what it was made from.

import { readSheets, saveSheets } from '../cache/sheets.ts';
import type { Store } from '../cache/store.ts';

const name = 'files';

/** Rows by path. */
export function readRows(store: Store): Map<string, string> {
  return readSheets(store, name);
}

/**
 * Puts rows into the store in place of those that it has; in a transaction of the caller's.
 *
 * @param before what it has
 */
export function saveRows(store: Store, before: ReadonlyMap<string, string>, rows: ReadonlyMap<string, string>): void {
  const changed = [...rows].filter(([path, row]) => before.get(path) !== row).map(([path]) => path);
  const gone = [...before.keys()].filter((path) => !rows.has(path));
  saveSheets(store, name, rows, [...changed, ...gone]);
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
