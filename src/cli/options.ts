// Options that several commands share, and how they reach the rest of the program.

import { existsSync, statSync } from 'node:fs';
import { join, normalize, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { canonicalLanguage } from '../notes/language.ts';
import { isRepository } from '../notes/repository.ts';
import { type RunOptions, runOptions } from '../run-options.ts';

/** Adds `--posts` and `--default-lang`. */
export function withNotes(command: Command): Command {
  return command
    .option('--posts <dir>', 'folder of notes (default: the project’s "posts")')
    .option('--default-lang <tag>', 'language of a note that names none and gives none away');
}

/**
 * Puts the options into the environment, where Astro's own module graph finds
 * them too, and returns them.
 *
 * @throws UsageError where an option cannot be meant so
 */
export function applyOptions(flags: CommonFlags): RunOptions {
  const root = resolve(import.meta.dirname, '../..');
  const started = startFolder();
  process.chdir(root);
  process.env['KAIKETSU_ROOT'] = root;
  if (flags.posts) process.env['KAIKETSU_POSTS'] = resolve(started, flags.posts);
  if (flags.out) process.env['KAIKETSU_OUT'] = resolve(started, flags.out);
  if (flags.keepGoing) process.env['KAIKETSU_KEEP_GOING'] = '1';
  if (flags.drafts) process.env['KAIKETSU_DRAFTS'] = '1';
  if (flags.defaultLang !== undefined) {
    const lang = canonicalLanguage(flags.defaultLang);
    if (!lang) throw new UsageError(`--default-lang "${flags.defaultLang}" is not a language tag, such as "ja" or "zh-Hans".`);
    process.env['KAIKETSU_DEFAULT_LANG'] = lang;
  }
  if (!isRepository()) {
    const example = 'https://github.com/owner/name/tree/main/posts';
    throw new UsageError(`"repository" in src/site.ts is not the address of a folder in a repository's web view, such as "${example}".`);
  }
  const options = runOptions();
  if (!existsSync(options.posts) || !statSync(options.posts).isDirectory()) {
    throw new UsageError(`There is no folder "${flags.posts ?? options.posts}". Name the folder of notes with --posts DIR.`);
  }
  return options;
}

/** Where the command was started: npm says so; without it this is the folder, until another is entered. */
export function startFolder(): string {
  process.env['INIT_CWD'] ??= process.cwd();
  return process.env['INIT_CWD'];
}

/** The port to serve on: `PORT`, else 4321. */
export function port(): number {
  const value = process.env['PORT'];
  if (!value) return 4321;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65535) throw new UsageError(`PORT "${value}" is not a port number (1 to 65535).`);
  return number;
}

/** A folder as a reader of messages would name it: relative where that is shorter. */
export function displayFolder(path: string): string {
  const short = relative(startFolder(), path);
  return short === '' ? '' : `${short}/`;
}

/**
 * The path under `posts/` of a note that was named by it, or by its path from
 * where the command was started.
 *
 * @throws UsageError where there is none
 */
export function notePath(named: string, posts: string): string {
  const candidates = [named, relative(posts, resolve(startFolder(), named))];
  const path = candidates.find((candidate) => existsSync(join(posts, candidate)) && !candidate.startsWith('..'));
  if (path === undefined) throw new UsageError(`There is no note "${named}" in ${displayFolder(posts)}.`);
  return normalize(path).replaceAll('\\', '/');
}

/** What the caller got wrong; printed without a stack. */
export class UsageError extends Error {}

export interface CommonFlags {
  posts?: string;
  out?: string;
  keepGoing?: boolean;
  drafts?: boolean;
  defaultLang?: string;
}
