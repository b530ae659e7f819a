// Values by path, kept in few long texts: with a row of the store for each, reading
// and writing all of them would take several times as long.

import { hashText } from '../errors/format.ts';
import type { Store } from './store.ts';

/** So few that reading all is quick, so many that one is short. */
const sheetCount = 64;
/** Neither in a path nor in JSON. */
const separator = '\0';

/** All that is kept under a name, in no order. */
export function readSheets(store: Store, name: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, text] of store.entries(prefixOf(name))) {
    const parts = text.split(separator);
    for (let at = 0; at + 1 < parts.length; at += 2) values.set(parts[at] as string, parts[at + 1] as string);
  }
  return values;
}

/**
 * Keeps values in place of those that are kept under the name; in a transaction of the caller's.
 *
 * @param values without NUL, as their paths
 * @param changed paths whose values are others than those kept, or are gone; absent where nothing is known of what is kept
 */
export function saveSheets(store: Store, name: string, values: ReadonlyMap<string, string>, changed?: Iterable<string>): void {
  const sheets = new Map<number, string[]>();
  const numbers = changed ? Array.from(changed, sheetOf) : Array.from({ length: sheetCount }, (_, number) => number);
  for (const number of numbers) sheets.set(number, []);
  if (sheets.size === 0) return;
  for (const [path, value] of values) sheets.get(sheetOf(path))?.push(path, value);
  for (const [number, parts] of sheets) {
    if (parts.length > 0) store.set(prefixOf(name) + number, parts.join(separator));
    else store.delete(prefixOf(name) + number);
  }
}

function prefixOf(name: string): string {
  return `sheet:${name}:`;
}

function sheetOf(path: string): number {
  const hash = hashText(path, 0x01000193);
  return ((hash ^ (hash >>> 16)) >>> 0) % sheetCount;
}
