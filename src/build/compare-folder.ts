// Whether the folder of a site is as the last build left it. Of a large site another
// process looks, while this one looks at the notes.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../processes.ts';
import { stampOf } from './output-rows.ts';

/** Starts a process that compares a folder with what a store has of it. */
export async function compareElsewhere(job: CompareJob): Promise<FolderChanges> {
  const comparer = startProcess<CompareJob, void, FolderChanges>(new URL('./compare-process.ts', import.meta.url), job);
  const changes = await comparer.ask();
  await comparer.stop();
  return changes;
}

/** @param rows of the files that the last build wrote */
export function compareFolder(folder: string, rows: ReadonlyMap<string, string>): FolderChanges {
  const paths: string[] = [];
  let found = 0;
  const walk = (under: string) => {
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const path = under + entry.name;
      if (entry.isDirectory()) walk(`${path}/`);
      else if (entry.isFile() && isRowOf(rows.get(path), `${folder}/${path}`)) found++;
      else paths.push(path);
    }
  };
  walk('');
  const missing = found === rows.size ? [] : [...rows.keys()].filter((path) => !existsSync(join(folder, path)));
  return { paths: [...paths, ...missing], isIntact: paths.length === 0 && found === rows.size };
}

function isRowOf(row: string | undefined, path: string): boolean {
  return row !== undefined && stampOf(row) === siteStampOf(path);
}

/** Of a file that has a second name a link more or less changes the time of its last change. */
export function siteStampOf(path: string): string {
  const { size, mtimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ino}`;
}

export interface CompareJob {
  folder: string;
  /** Directory of the cache. */
  cache: string;
}

export interface FolderChanges {
  /** Paths that are not as the last build left them, those that it did not write among them. */
  paths: string[];
  isIntact: boolean;
}
