// What earlier runs know of notes whose files have not changed since: a note is
// read once, until it is written again.

import type { Store } from '../cache/store.ts';
import type { Parity } from './parity.ts';
import type { Problem } from './problems.ts';
import type { ReadResult } from './read-note.ts';

/**
 * What a store has of notes.
 *
 * @param settings digest of all that decides what is read in a file, but the file
 */
export function loadKnownNotes(store: Store, settings: string): KnownNotes {
  const isValid = store.get(settingsKey) === settings;
  const load = (prefix: string) => new Map<string, string>(isValid ? store.entries(prefix) : []);
  return { settings, results: load(resultPrefix), comparisons: load(comparisonPrefix), changed: new Set(), isStored: isValid };
}

/** What was read in a file that is still as it was; each time a new object, for the passes over all notes fill it in. */
export function findResult({ results }: KnownNotes, path: string, stamp: string): ReadResult | undefined {
  const text = stamp === '' ? undefined : results.get(path);
  if (!text?.startsWith(`${stamp}\n`)) return undefined;
  return JSON.parse(text.slice(stamp.length + 1)) as ReadResult;
}

/** Remembers what was read; of a file that may have changed meanwhile, nothing. */
export function keepResult({ results, changed }: KnownNotes, path: string, stamp: string, result: ReadResult): void {
  changed.add(resultPrefix + path);
  const { fences, ...kept } = result;
  if (stamp === '' || result.isVolatile) results.delete(path);
  else results.set(path, `${stamp}\n${JSON.stringify(kept)}`);
}

/** What was found when a translation was compared with its original, where both are the same still. */
export function findComparison({ comparisons }: KnownNotes, path: string, key: string): Comparison | undefined {
  const text = comparisons.get(path);
  return text?.startsWith(`${key}\n`) ? (JSON.parse(text.slice(key.length + 1)) as Comparison) : undefined;
}

export function keepComparison({ comparisons, changed }: KnownNotes, path: string, key: string, comparison: Comparison): void {
  changed.add(comparisonPrefix + path);
  comparisons.set(path, `${key}\n${JSON.stringify(comparison)}`);
}

/** Forgets notes that are gone. */
export function forgetOthers({ results, comparisons, changed }: KnownNotes, paths: ReadonlySet<string>): void {
  for (const [known, prefix] of [
    [results, resultPrefix],
    [comparisons, comparisonPrefix],
  ] as const) {
    for (const path of known.keys()) if (!paths.has(path) && known.delete(path)) changed.add(prefix + path);
  }
}

/** Puts into the store what has changed; in a transaction of the caller's. */
export function saveKnownNotes(store: Store, known: KnownNotes): void {
  if (!known.isStored) {
    for (const prefix of [resultPrefix, comparisonPrefix]) for (const [path] of store.entries(prefix)) known.changed.add(prefix + path);
    store.set(settingsKey, known.settings);
  }
  for (const key of known.changed) {
    const [of, prefix] = key.startsWith(resultPrefix) ? [known.results, resultPrefix] : [known.comparisons, comparisonPrefix];
    const text = of.get(key.slice(prefix.length));
    if (text === undefined) store.delete(key);
    else store.set(key, text);
  }
  known.changed.clear();
  known.isStored = true;
}

const settingsKey = 'notes';
const resultPrefix = 'note:';
const comparisonPrefix = 'comparison:';

/** By path, each value behind what it is valid for. */
export interface KnownNotes {
  settings: string;
  results: Map<string, string>;
  comparisons: Map<string, string>;
  /** Keys that the store has not as they are here. */
  changed: Set<string>;
  /** Whether the store has notes of these settings. */
  isStored: boolean;
}

/** A translation's code against its original's. */
export interface Comparison {
  parity?: Parity;
  problems: Problem[];
}
