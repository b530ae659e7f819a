// Two folders compared as a web server would see them, and what happened to one
// between two looks.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Files of a folder by their paths in it; what is no file and no folder counts as a file of its own kind. */
export function readSite(folder: string): Site {
  const files = new Map<string, SiteFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeNs, ino } = lstatSync(path, { bigint: true });
    const hash = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('base64url') : 'no file';
    files.set(relative(folder, path).replaceAll('\\', '/'), { hash, mtimeNs, ino });
  }
  return { folder, files };
}

/** The same files with the same bytes; the message has the first differences, by line where they are text. */
export function assertSameSite(actual: Site, expected: Site, when: string): void {
  const differences = differencesOf(actual, expected);
  if (differences.length === 0) return;
  const shown = differences.slice(0, 8).map((path) => `  ${describe(path, actual, expected)}`);
  assert.fail(`${when}: ${differences.length} files are not those of a clean build\n${shown.join('\n')}`);
}

/** Paths whose bytes are not the same in both, or that one of them has not, sorted. */
export function differencesOf(actual: Site, expected: Site): string[] {
  return pathsWhere(actual, expected, (a, b) => a?.hash !== b?.hash);
}

/** Paths of files that were written between two looks at one folder, also where the bytes stayed the same. */
export function touchedFiles(before: Site, after: Site): string[] {
  return pathsWhere(before, after, (a, b) => a?.hash !== b?.hash || a?.mtimeNs !== b?.mtimeNs || a?.ino !== b?.ino);
}

function pathsWhere(one: Site, two: Site, differs: (a: SiteFile | undefined, b: SiteFile | undefined) => boolean): string[] {
  const paths = new Set([...one.files.keys(), ...two.files.keys()]);
  return [...paths].filter((path) => differs(one.files.get(path), two.files.get(path))).sort();
}

function describe(path: string, actual: Site, expected: Site): string {
  if (!actual.files.has(path)) return `${path} is missing`;
  if (!expected.files.has(path)) return `${path} should not be there`;
  const [a, b] = [actual, expected].map(({ folder }) => readFileSync(join(folder, path)));
  if (!a || !b) return path;
  if ([a, b].some((bytes) => bytes.includes(0))) return `${path}: ${a.length} bytes in place of ${b.length}`;
  const [is, should] = [a, b].map((bytes) => bytes.toString().split('\n'));
  const line = should?.findIndex((text, at) => text !== is?.[at]) ?? -1;
  const at = line < 0 ? (should?.length ?? 0) : line;
  return `${path}:${at + 1}\n    is     ${around(is?.[at], should?.[at])}\n    should ${around(should?.[at], is?.[at])}`;
}

/** A line from shortly before it parts from the other. */
function around(line = '(nothing)', other = ''): string {
  let at = 0;
  while (at < line.length && line[at] === other[at]) at++;
  return line.slice(Math.max(0, at - 40), at + 100);
}

/** A folder as it was at one moment; its messages read the files as they are. */
export interface Site {
  folder: string;
  files: ReadonlyMap<string, SiteFile>;
}

interface SiteFile {
  hash: string;
  mtimeNs: bigint;
  ino: bigint;
}
