// The folder of a site from one build to the next: what is made from the same as
// before stays as it is, byte and time, and the rest appears all at once.
//
// Beside it lies a second folder, the site before the last build, whose files are
// hard links to the same files wherever they are the same. A build changes that
// one and then exchanges the two by their names, so it costs what has changed.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Store } from '../cache/store.ts';
import { compareElsewhere, compareFolder, siteStampOf } from './compare-folder.ts';
import { formatRow, keyOf, readRows, saveRows, stampOf } from './output-rows.ts';
import { exchange, link, linkedFolder, linkFolder, move, remove } from './twin-folders.ts';

/**
 * Opens the folder of a site; first, and at once, an exchange that a killed build
 * began is ended. Of a large site another process looks whether it is as it was left.
 *
 * @param out the folder; it need not exist
 * @param stage folder for new files, on the same disk
 * @param cache directory of the store
 */
export async function openOutput(out: string, stage: string, store: Store, cache: string): Promise<Output> {
  const state = readState(store);
  const next = join(dirname(out), `.${basename(out)}-next`);
  const last = join(dirname(out), `.${basename(out)}-last`);
  if (state?.out === out && state.swap !== undefined) exchange(out, next, last, state.swap);
  const isBase = state?.out === out && existsSync(out);
  const comparison = isBase && Number(store.get(filesKey) ?? 0) >= worthProcess ? compareElsewhere({ folder: out, cache }) : undefined;
  comparison?.catch(() => {}); // Awaited below; until then a failure must not end the process.
  const stored = readRows(store);
  const strange = isBase ? await (comparison ?? compareFolder(out, stored)) : { paths: [], isIntact: false };
  const rows = new Map(isBase ? stored : []);
  for (const path of strange.paths) rows.delete(path);
  const paths = [...rows.keys()];
  const target = new Map<string, string>();
  const put = new Set<string>();
  mkdirSync(stage, { recursive: true });
  const twin = `${stage}-twin`;
  const linked = isBase ? undefined : linkedFolder(stage, twin);
  const folders = new Set<string>([stage]);
  const keepAs = (path: string, key: string) => {
    const row = rows.get(path);
    if (row !== undefined) target.set(path, keyOf(row) === key ? row : formatRow(stampOf(row), key));
    return row !== undefined;
  };
  const output: Output = {
    stage,
    base: isBase ? out : undefined,
    isIntact: strange.isIntact,
    has: (path) => rows.has(path),
    keep: (path, key) => keyOf(rows.get(path) ?? '') === key && keepAs(path, key),
    keepAs,
    put(path, key) {
      put.add(path);
      target.set(path, formatRow(siteStampOf(join(stage, path)), key));
      linked?.add(path);
    },
    place(path, key, content) {
      if (output.keep(path, key)) return;
      const bytes = Buffer.from(content());
      if (rows.has(path) && readFileSync(join(out, path)).equals(bytes)) return void keepAs(path, key);
      const file = join(stage, path);
      if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      folders.add(dirname(file));
      writeFileSync(file, bytes);
      output.put(path, key);
    },
    keepUnder(prefix) {
      for (const [path, row] of rows) if (path.startsWith(prefix)) target.set(path, row);
    },
    drop: (path) => void target.delete(path),
    isWhole: (prefix) => !strange.paths.some((path) => path.startsWith(prefix)) && paths.some((path) => path.startsWith(prefix)),
    publish(save) {
      const removed = [...rows.keys(), ...strange.paths].filter((path) => !target.has(path));
      const changed = [...new Set([...put, ...removed])];
      const saveWith = (state: State) =>
        store.transaction(() => {
          save();
          saveRows(store, stored, target);
          store.set(filesKey, String(target.size));
          writeState(store, state);
        });
      if (!isBase) {
        store.transaction(() => store.delete(stateKey));
        rmSync(next, { recursive: true, force: true });
        renameSync(stage, next);
        const swap = statSync(next).ino;
        saveWith({ out, swap });
        exchange(out, next, last, swap);
        rmSync(next, { recursive: true, force: true });
        renameSync(twin, next);
        writeState(store, { out, changed: [] });
      } else if (changed.length === 0) {
        saveWith({ out, ...(state.changed ? { changed: state.changed } : {}) });
      } else {
        const behind = existsSync(next) ? state.changed : undefined;
        store.transaction(() => writeState(store, { out }));
        if (!behind) {
          rmSync(next, { recursive: true, force: true });
          linkFolder(out, next);
        }
        for (const path of new Set([...(behind ?? []), ...changed])) {
          if (put.has(path)) move(join(stage, path), join(next, path));
          else if (target.has(path)) link(join(out, path), join(next, path));
          else remove(next, path);
        }
        const swap = statSync(next).ino;
        saveWith({ out, changed, swap });
        exchange(out, next, last, swap);
      }
      return changed;
    },
  };
  return output;
}

const stateKey = 'output';
/** How many files the site has. */
const filesKey = 'output files';
/** Starting a process costs about as much as looking at this many files. */
const worthProcess = 50_000;

function readState(store: Store): State | undefined {
  const text = store.get(stateKey);
  return text === undefined ? undefined : (JSON.parse(text) as State);
}

function writeState(store: Store, state: State): void {
  store.set(stateKey, JSON.stringify(state));
}

interface State {
  /** The folder that the rows are about. */
  out: string;
  /** Paths that differ in the second folder; absent while that is being changed. */
  changed?: string[];
  /** Inode of the second folder, which is to be exchanged with the first. */
  swap?: number;
}

export interface Output {
  /** Folder for new files. */
  stage: string;
  /** The site of the last build, where there is one to go on from. */
  base: string | undefined;
  /** Whether it is as the last build left it. */
  isIntact: boolean;
  /** Whether the last build's file is there as it was. */
  has(path: string): boolean;
  /** Keeps a file that was made from the same; answers whether there is one. */
  keep(path: string, key: string): boolean;
  /** Keeps a file that has turned out the same, made from something else now. */
  keepAs(path: string, key: string): boolean;
  /** A new file, which is in the stage. */
  put(path: string, key: string): void;
  /** A file with a content, which is asked for where it is not known. */
  place(path: string, key: string, content: () => string | Uint8Array): void;
  /** Keeps all files whose paths begin so. */
  keepUnder(prefix: string): void;
  /** Does not keep a file after all. */
  drop(path: string): void;
  /** Whether the last build wrote files whose paths begin so, and all of them are as they were. */
  isWhole(prefix: string): boolean;
  /**
   * Makes the site what was kept and put; what was not is removed.
   *
   * @param save what else is to be stored when the site is
   * @returns paths of files that are new, changed or gone
   */
  publish(save: () => void): string[];
}
