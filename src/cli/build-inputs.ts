// What a site is made from, as far as can be told without reading it: where that is
// as it was, the site is.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache/render-cache.ts';
import { stampOf } from '../cache/stamp.ts';
import type { NoteSource } from '../notes/ingest.ts';
import type { RunOptions } from '../run-options.ts';

/**
 * A digest of all that decides what a site is; `undefined` where a file may be changing just now.
 *
 * @param code fingerprint of the project's code
 * @param publicFiles as `listPublic` gives them
 */
export function inputsOf(
  { posts, defaultLanguage, drafts, keepGoing }: RunOptions,
  { search, shard }: { search: boolean; shard?: string },
  code: string,
  { files }: NoteSource,
  publicFiles: ReadonlyMap<string, string>,
): string | undefined {
  const stamps = [...files.stamps, ...publicFiles];
  if (stamps.some(([, stamp]) => stamp === '')) return undefined;
  const settings = [code, posts, defaultLanguage, drafts, keepGoing, search, shard].map(String);
  return digestOf(...settings, ...[...files.links].sort(), ...stamps.map(String).sort());
}

/** Files of `public/` with their state. */
export function listPublic(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const now = Date.now();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), stampOf(path, now)]));
}
