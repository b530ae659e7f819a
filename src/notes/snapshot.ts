// One run's library in a file, so that Astro, which loads the content collection
// in a module graph of its own, need not read the notes a second time.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Library } from './ingest.ts';

/** The environment variable that names the file. */
export const snapshotVariable = 'KAIKETSU_SNAPSHOT';

export function writeSnapshot(path: string, library: Library): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, serialize(library));
}

/** The library that `writeSnapshot` wrote. */
export function readSnapshot(path: string): Library {
  return deserialize(readFileSync(path)) as Library;
}
