// How one run was asked for. The command line sets these as environment
// variables, because Astro loads its configuration in a module graph of its own.

import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { site } from './site.ts';

/** The options of this run, from `KAIKETSU_*` variables or their defaults. */
export function runOptions(env: NodeJS.ProcessEnv = process.env): RunOptions {
  const root = env['KAIKETSU_ROOT'] ?? process.cwd();
  const posts = resolve(root, env['KAIKETSU_POSTS'] ?? 'posts');
  const drafts = env['KAIKETSU_DRAFTS'] === '1';
  return {
    root,
    posts,
    out: resolve(root, env['KAIKETSU_OUT'] ?? 'dist'),
    cache: join(root, '.kaiketsu', cacheName(posts)),
    keepGoing: env['KAIKETSU_KEEP_GOING'] === '1',
    defaultLanguage: env['KAIKETSU_DEFAULT_LANG'] ?? site.defaultLanguage,
    drafts,
  };
}

/** One cache directory a posts folder, so that two sites never share entries. */
function cacheName(posts: string): string {
  const real = existsSync(posts) ? realpathSync(posts) : posts;
  return createHash('sha256').update(real).digest('hex').slice(0, 12);
}

export interface RunOptions {
  /** Absolute path of the project. */
  root: string;
  /** Absolute path of the folder of notes. */
  posts: string;
  /** Absolute path of the site that a build writes. */
  out: string;
  /** Absolute path of what one build leaves for the next. */
  cache: string;
  /** Publish the rest when some notes are in error. */
  keepGoing: boolean;
  /** Canonical tag of the language of last resort. */
  defaultLanguage: string;
  /** Publish notes marked `draft: true`. */
  drafts: boolean;
}
