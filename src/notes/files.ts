// The files of a posts folder.

import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { stampOf } from '../cache/stamp.ts';
import { type Problem, problem } from './problems.ts';

/**
 * Every note under a folder, in path order. Symbolic links are reported and not
 * followed: out of `posts/` they would publish what nobody put there, inside it
 * they would publish a note twice, or never end. Names that begin with a dot are
 * no notes.
 */
export function listNotes(posts: string): NoteFiles {
  const paths: string[] = [];
  const stamps = new Map<string, string>();
  const folders = new Set<string>();
  const problems: Problem[] = [];
  const now = Date.now();
  walk('');
  return { paths: paths.sort(), stamps, folders, links: new Set(problems.map(({ file }) => file)), problems };

  // The recursion of `readdirSync` follows links to folders.
  function walk(folder: string): void {
    folders.add(folder);
    for (const entry of readdirSync(join(posts, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        walk(path);
      } else if (entry.isSymbolicLink()) {
        const target = linkTarget(join(posts, path));
        if (isNote(path) || target?.stats.isDirectory()) problems.push(linkProblem(path, isWithin(posts, target)));
        if (isNote(path)) paths.push(path);
        // What it leads to is no state of its own, but which file that is.
        stamps.set(`${path} → ${target?.path ?? ''}`, 'link');
      } else if (entry.isFile()) {
        if (isNote(path)) paths.push(path);
        stamps.set(path, stampOf(join(posts, path), now));
      }
    }
  }
}

/** The paths of notes that are read: all but symbolic links. */
export function readablePaths({ paths, links }: NoteFiles): string[] {
  return paths.filter((path) => !links.has(path));
}

/** Whether a path names a file that lies in a folder when every link on the way to it is followed. */
export function isFileWithin(folder: string, path: string): boolean {
  const target = linkTarget(path);
  return isWithin(folder, target) && target?.stats.isFile() === true;
}

function isNote(path: string): boolean {
  return /\.mdx?$/i.test(path);
}

function isWithin(folder: string, target: LinkTarget | undefined): boolean {
  const root = linkTarget(folder);
  return root && target ? target.path.startsWith(root.path + sep) : false;
}

/** What a path leads to, or `undefined` where that is nothing, or a loop of links. */
function linkTarget(path: string): LinkTarget | undefined {
  try {
    const real = realpathSync(path);
    return { path: real, stats: statSync(real) };
  } catch {
    return undefined;
  }
}

function linkProblem(path: string, inside: boolean): Problem {
  return inside
    ? problem('symlink-inside', { file: path }, 'A symbolic link to another note is not followed.', 'Use "aliases" for a second address.')
    : problem('symlink-outside', { file: path }, 'A symbolic link out of posts/ is not followed.', 'Copy the file into posts/.');
}

export interface NoteFiles {
  /** Paths under the folder, forward slashes, symbolic links included. */
  paths: string[];
  /** The state of every file that is none, notes and others, by its path. */
  stamps: ReadonlyMap<string, string>;
  /** Every folder that may hold notes, the one of all notes as an empty path. */
  folders: ReadonlySet<string>;
  /** Those that are symbolic links: counted, never read. */
  links: ReadonlySet<string>;
  problems: Problem[];
}

interface LinkTarget {
  /** Without any link in it. */
  path: string;
  stats: Stats;
}
