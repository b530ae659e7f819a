// Two folders with the same files under two names each, and how one takes the
// place of the other.

import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Ends, from wherever it was left, what puts the folder with an inode in the place of another. */
export function exchange(out: string, next: string, last: string, ino: number): void {
  const isAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino === ino;
  if (!isAt(out) && isAt(next)) {
    if (existsSync(out)) {
      rmSync(last, { recursive: true, force: true });
      renameSync(out, last);
    }
    renameSync(next, out);
  }
  if (!isAt(out) || !existsSync(last)) return;
  rmSync(next, { recursive: true, force: true });
  renameSync(last, next);
}

/** The same folder once more, of the same files; of copies where the disk knows no hard links. */
export function linkFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else linkOrCopy(source, target);
  }
}

/** The same, file by file while the folder is being made. */
export function linkedFolder(from: string, to: string): { add(path: string): void } {
  mkdirSync(to, { recursive: true });
  const folders = new Set<string>([to]);
  return {
    add(path) {
      const target = join(to, path);
      if (!folders.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
      folders.add(dirname(target));
      linkOrCopy(join(from, path), target);
    },
  };
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    copyFileSync(from, to);
  }
}

/** Moves a file into folders that need not exist. */
export function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** A second name for a file, in place of what is there. */
export function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { force: true });
  linkOrCopy(from, to);
}

/** Removes a file, and the folders that are empty then. */
export function remove(root: string, path: string): void {
  rmSync(join(root, path), { force: true, recursive: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (!existsSync(join(root, folder))) continue;
    if (readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  }
}
