// Hugo and Pagefind over the same notes: what many would take for a large site.

import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalLanguage } from '../../src/notes/language.ts';
import { type Generator, root } from './generators.ts';

/**
 * Hugo makes the pages, then Pagefind, from its own command, the index of them.
 *
 * @returns in words why it cannot be measured, where it cannot
 */
export function hugoPagefind(posts: string, temporary: string): Generator | string {
  if (hugoVersion() === undefined) return 'there is no "hugo" on this machine.';
  if (globSync('**/*.mdx', { cwd: posts }).length > 0) return 'it takes no .mdx notes.';
  const settings = join(temporary, 'hugo');
  mkdirSync(settings, { recursive: true });
  const languages = join(settings, 'languages.json');
  writeFileSync(languages, JSON.stringify(siteSettings(posts, settings), null, 2));
  const pagefind = join(root, 'node_modules/pagefind/lib/runner/bin.cjs');
  const site = join(import.meta.dirname, 'hugo');
  return {
    name: hugoName,
    isPeer: true,
    folder: site,
    steps: (out) => [
      { name: 'Hugo', command: [program, '--config', `config.toml,${languages}`, '--destination', out, '--noBuildLock'] },
      { name: 'Pagefind', command: [process.execPath, pagefind, '--site', out] },
    ],
    env: () => ({ HUGO_CACHEDIR: join(settings, 'cache') }),
    // It keeps nothing of the notes between builds.
    removeCache() {},
    cleanUp() {},
  };
}

/** Installed beside Node, not by npm. */
const program = 'hugo';

/** As it stands in tables. */
export const hugoName = 'Hugo + Pagefind';

/** Such as `0.111.3`; `undefined` where there is no Hugo. */
export function hugoVersion(): string | undefined {
  const { stdout, status } = spawnSync(program, ['version'], { encoding: 'utf8' });
  return status === 0 ? /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1] : undefined;
}

/** Every folder of a language is that language's content; without such folders all notes are of one. */
function siteSettings(posts: string, folder: string): object {
  const entries = readdirSync(posts, { withFileTypes: true });
  const named = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const multilingual = named.length > 0 && named.every(canonicalLanguage) && !entries.some(({ name }) => name.endsWith('.md'));
  const folders = multilingual ? named.map((name): [string, string] => [name, join(posts, name)]) : [['en', posts] as const];
  const languages = folders.map(([name, contentDir]) => [name.toLowerCase(), { languageName: name, contentDir }]);
  const keys = folders.map(([name]) => name.toLowerCase());
  return {
    defaultContentLanguage: keys.includes('en') ? 'en' : keys[0],
    resourceDir: join(folder, 'resources'),
    languages: Object.fromEntries(languages),
  };
}
