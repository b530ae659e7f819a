// Kaiketsu and plain Astro as the benchmark runs them.

import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runOptions } from '../../src/run-options.ts';
import type { Command } from './measure.ts';

/** Absolute path of the project. */
export const root = resolve(import.meta.dirname, '../..');

/** Kaiketsu's command line over a folder of notes; without its search it does what plain Astro does. */
export function kaiketsu(posts: string, search: boolean, temporary: string): Generator {
  const { cache } = runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts });
  const removeCache = () => rmSync(cache, { recursive: true, force: true });
  // Compiled code is kept for the whole project: its own is left alone, and here a cold build has none.
  const newCodeCache = () => mkdtempSync(join(temporary, 'compiled-'));
  let codeCache = newCodeCache();
  const flags = ['--keep-going', ...(search ? [] : ['--no-search'])];
  return {
    name: search ? 'Kaiketsu' : 'Kaiketsu without search',
    isPeer: false,
    folder: root,
    steps: (out) => [{ name: 'build', command: [...kaiketsuCommand, 'build', ...flags, '--posts', posts, '--out', out] }],
    env: () => ({ NODE_COMPILE_CACHE: codeCache }),
    removeCache() {
      removeCache();
      codeCache = newCodeCache();
    },
    cleanUp: removeCache,
  };
}

/** Astro as it comes, over the same folder. */
export function plainAstro(posts: string, temporary: string): Generator {
  const cache = join(temporary, 'astro-cache');
  const site = join(import.meta.dirname, 'plain-astro');
  return {
    name: 'plain Astro',
    isPeer: true,
    // Astro keeps a build's server modules under `.astro/` of the working directory
    // (`getOutDirWithinCwd`): in the project's, a Kaiketsu build would remove them.
    folder: site,
    steps: () => [{ name: 'build', command: [process.execPath, join(root, 'node_modules/astro/bin/astro.mjs'), 'build'] }],
    env: (out) => ({ ASTRO_TELEMETRY_DISABLED: '1', PEER_POSTS: posts, PEER_OUT: out, PEER_CACHE: cache }),
    removeCache: () => rmSync(cache, { recursive: true, force: true }),
    cleanUp() {
      for (const name of ['.astro', 'node_modules']) rmSync(join(site, name), { recursive: true, force: true });
    },
  };
}

/** To be followed by a command and its options. */
export const kaiketsuCommand: Command = [process.execPath, join(root, 'src/cli/main.ts')];

export interface Generator {
  name: string;
  /** One that may fail, or need more than Node's default heap. */
  isPeer: boolean;
  /** Working directory. */
  folder: string;
  /**
   * Run one after another.
   *
   * @param out folder to write
   */
  steps(out: string): readonly Step[];
  /** Variables beside those of this process. */
  env(out: string): Record<string, string>;
  /** Makes the next build a cold one. */
  removeCache(): void;
  /** Removes what builds leave in the project. */
  cleanUp(): void;
}

interface Step {
  name: string;
  command: Command;
}
