// What earlier runs know of notes whose files have not changed since: a note is
// read once, until it is written again.

import { readSheets, saveSheets } from '../cache/sheets.ts';
import type { Store } from '../cache/store.ts';
import type { Parity } from './parity.ts';
import type { Problem } from './problems.ts';
import type { ReadResult } from './read-note.ts';

/**
 * What a store has of notes.
 *
 * @param readers whose it is: those who publish drafts and those who do not know other notes
 * @param settings digest of all that decides what is read in a file, but the file
 */
export function loadKnownNotes(store: Store, readers: string, settings: string): KnownNotes {
  const isStored = store.get(`${readers} notes`) === settings;
  if (!isStored) return knowNothing(readers, settings);
  const load = (kind: Kind) => readSheets(store, sheetsOf(readers, kind));
  return { readers, settings, results: load('result'), comparisons: load('comparison'), changed: new Map(), isStored };
}

/** Before anything has been read; the parameters are those of `loadKnownNotes`. */
export function knowNothing(readers: string, settings: string): KnownNotes {
  return { readers, settings, results: new Map(), comparisons: new Map(), changed: new Map(), isStored: false };
}

/** Whether there is a result for a file that is still as it was. */
export function hasResult({ results }: KnownNotes, path: string, stamp: string): boolean {
  return stamp !== '' && results.get(path)?.startsWith(`${stamp}\n`) === true;
}

/** What was read in a file that is still as it was; each time a new object, for the passes over all notes fill it in. */
export function findResult(known: KnownNotes, path: string, stamp: string): ReadResult | undefined {
  const text = known.results.get(path);
  return text !== undefined && hasResult(known, path, stamp) ? (JSON.parse(text.slice(stamp.length + 1)) as ReadResult) : undefined;
}

/** Remembers what was read; of a file that may have changed meanwhile, nothing. */
export function keepResult({ results, changed }: KnownNotes, path: string, stamp: string, result: ReadResult): void {
  markChanged(changed, 'result', path);
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
  markChanged(changed, 'comparison', path);
  comparisons.set(path, `${key}\n${JSON.stringify(comparison)}`);
}

/** Forgets notes that are gone. */
export function forgetOthers(known: KnownNotes, paths: ReadonlySet<string>): void {
  for (const kind of kinds) {
    const values = valuesOf(known, kind);
    for (const path of values.keys()) if (!paths.has(path) && values.delete(path)) markChanged(known.changed, kind, path);
  }
}

/** Puts into the store what has changed; in a transaction of the caller's. */
export function saveKnownNotes(store: Store, known: KnownNotes): void {
  const { readers, settings, changed, isStored } = known;
  if (!isStored) store.set(`${readers} notes`, settings);
  for (const kind of kinds) {
    saveSheets(store, sheetsOf(readers, kind), valuesOf(known, kind), isStored ? (changed.get(kind) ?? []) : undefined);
  }
  changed.clear();
  known.isStored = true;
}

const kinds = ['result', 'comparison'] as const;
type Kind = (typeof kinds)[number];

function sheetsOf(readers: string, kind: Kind): string {
  return `${readers} ${kind}`;
}

function valuesOf({ results, comparisons }: KnownNotes, kind: Kind): Map<string, string> {
  return kind === 'result' ? results : comparisons;
}

function markChanged(changed: KnownNotes['changed'], kind: Kind, path: string): void {
  const paths = changed.get(kind) ?? new Set();
  changed.set(kind, paths.add(path));
}

/** By path, each value behind what it is valid for. */
export interface KnownNotes {
  readers: string;
  settings: string;
  results: Map<string, string>;
  comparisons: Map<string, string>;
  /** Paths of what the store has not as it is here. */
  changed: Map<Kind, Set<string>>;
  /** Whether the store has notes of these settings. */
  isStored: boolean;
}

/** A translation's code against its original's. */
export interface Comparison {
  parity?: Parity;
  problems: Problem[];
}
