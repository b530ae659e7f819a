// The files of a posts folder.

import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Problem, problem } from './problems.ts';

/**
 * Every note under a folder, in path order. Symbolic links are reported and not
 * followed: out of `posts/` they would publish what nobody put there, inside it
 * they would publish a note twice. Names that begin with a dot are no notes.
 */
export function listNotes(posts: string): NoteFiles {
  const paths: string[] = [];
  const problems: Problem[] = [];
  const root = realpathSync(posts);
  for (const entry of readdirSync(posts, { withFileTypes: true, recursive: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = relative(posts, full).split(sep).join('/');
    if (path.split('/').some((segment) => segment.startsWith('.') || segment === 'node_modules')) continue;
    if (entry.isSymbolicLink()) {
      if (isNote(path) || isDirectory(full)) problems.push(linkProblem(full, path, root));
      if (isNote(path)) paths.push(path);
    } else if (entry.isFile() && isNote(path)) {
      paths.push(path);
    }
  }
  return { paths: paths.sort(), links: new Set(problems.map(({ file }) => file)), problems };
}

function isNote(path: string): boolean {
  return /\.mdx?$/i.test(path);
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function linkProblem(full: string, path: string, root: string): Problem {
  let target: string | undefined;
  try {
    target = realpathSync(full);
  } catch {
    // A link to nothing leads out of posts/ as far as anyone can tell.
  }
  const inside = target?.startsWith(root + sep) ?? false;
  return inside
    ? problem('symlink-inside', { file: path }, 'A symbolic link to another note is not followed.', 'Use "aliases" for a second address.')
    : problem('symlink-outside', { file: path }, 'A symbolic link out of posts/ is not followed.', 'Copy the file into posts/.');
}

export interface NoteFiles {
  /** Paths under the folder, forward slashes, symbolic links included. */
  paths: string[];
  /** Those that are symbolic links: counted, never read. */
  links: ReadonlySet<string>;
  problems: Problem[];
}
