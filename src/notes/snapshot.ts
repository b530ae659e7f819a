// The articles of one run in a file, for pages that are rendered in other processes.
// The environment names it, so that a page finds it wherever it is rendered.

import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Article } from './note.ts';

const variable = 'KAIKETSU_SNAPSHOT';

/** Says where this run's file is, to processes that are started from now on too. */
export function placeSnapshot(path: string): void {
  process.env[variable] = path;
}

export function writeSnapshot(articles: readonly Article[]): void {
  const path = snapshotPath();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, serialize(articles));
  renameSync(`${path}.new`, path);
}

/** The articles last written, the same array until others are. */
export function readSnapshot(): readonly Article[] {
  return readLast(snapshotPath(), articles);
}

/** Beside the articles: slugs of articles that hold the same error, by slug. */
export function writeRelated(related: ReadonlyMap<string, string[]>): void {
  writeFileSync(`${snapshotPath()}.related.new`, serialize(related));
  renameSync(`${snapshotPath()}.related.new`, `${snapshotPath()}.related`);
}

/** What was last written, the same map until another is; empty where no error index was built. */
export function readRelated(): ReadonlyMap<string, string[]> {
  const path = `${snapshotPath()}.related`;
  return existsSync(path) ? readLast(path, related) : none;
}

function snapshotPath(): string {
  const path = process.env[variable];
  if (!path) throw new Error('No notes have been read. Use the commands of "kaiketsu" in place of "astro".');
  return path;
}

/** Reads a file anew where it is another. */
function readLast<T>(path: string, last: Last<T>): T {
  const { ino, mtimeMs } = statSync(path);
  const version = `${ino} ${mtimeMs}`;
  if (last.version !== version || last.value === undefined) Object.assign(last, { version, value: deserialize(readFileSync(path)) as T });
  return last.value as T;
}

const articles: Last<Article[]> = {};
const related: Last<Map<string, string[]>> = {};
const none: ReadonlyMap<string, string[]> = new Map();

interface Last<T> {
  version?: string;
  value?: T;
}
