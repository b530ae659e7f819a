// The articles of one run in a file of the cache, for the processes that render
// and index them.

import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Article } from './note.ts';

/** @param cache directory of the cache */
export function writeSnapshot(cache: string, articles: readonly Article[]): void {
  const path = join(cache, name);
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${path}.new`, serialize(articles));
  renameSync(`${path}.new`, path);
}

/** The articles last written, the same array until others are. */
export function readSnapshot(cache: string): readonly Article[] {
  const path = join(cache, name);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Error('No notes have been read. Use the commands of "kaiketsu" in place of "astro".');
  const version = `${path} ${found.ino} ${found.mtimeMs}`;
  if (last?.version !== version) last = { version, articles: deserialize(readFileSync(path)) as Article[] };
  return last.articles;
}

const name = 'snapshot';
let last: { version: string; articles: readonly Article[] } | undefined;
