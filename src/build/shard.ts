// A part of a site: which of its files one machine builds, so that several
// together build all of them.

import { createHash } from 'node:crypto';
import type { Output } from './output.ts';

/** In the folder of a part: what it is a part of. */
export const shardFile = 'kaiketsu-shard.json';

/**
 * A part by its name: a language, or `3/8`.
 *
 * @param languages of the site, in reading order
 * @returns `undefined` where there is no such part
 */
export function findShard(name: string, languages: readonly string[]): Shard | undefined {
  const [, number = '', count = ''] = /^(\d+)\/(\d+)$/.exec(name) ?? [];
  if (count) {
    const all = Array.from({ length: Number(count) }, (_, at) => `${at + 1}/${count}`);
    const own = Number(number) - 1;
    const owns = (path: string) => partOf(path, languages, Number(count)) === own;
    return own >= 0 && own < Number(count) ? { name: `${own + 1}/${Number(count)}`, all, owns } : undefined;
  }
  if (!languages.includes(name)) return undefined;
  const owns = (path: string) => (languages.find((lang) => isOfLanguage(path, lang)) ?? languages[0]) === name;
  return { name, all: [...languages], owns };
}

/** Pages by chance, so that all parts have as many; each index, or part of one, is one piece and goes to the next. */
function partOf(path: string, languages: readonly string[], count: number): number {
  if (path.startsWith('errors/')) return count - 1;
  const [, lang = '', part = '1'] = /^pagefind\/([^/]+)\/(?:(\d+)\/)?/.exec(path) ?? [];
  const index = languages.indexOf(lang);
  if (index !== -1) return (index + Number(part) - 1) % count;
  return createHash('sha256').update(path).digest().readUInt32LE() % count;
}

function isOfLanguage(path: string, lang: string): boolean {
  return path.startsWith(`${lang}/`) || path.startsWith(`pagefind/${lang}/`);
}

/** An output that takes only what belongs to a part, and holds the rest for kept. */
export function restrictOutput(output: Output, { owns }: Shard): Output {
  return {
    ...output,
    keep: (path, key) => !owns(path) || output.keep(path, key),
    place: (path, key, content) => {
      if (owns(path)) output.place(path, key, content);
    },
  };
}

export interface Shard {
  name: string;
  /** Names of all parts of the site. */
  all: string[];
  /** Whether a file belongs to it; of an index, all do whose folder does. */
  owns(path: string): boolean;
}

/** What `shardFile` says. */
export interface ShardRecord {
  name: string;
  all: string[];
  /** Digest of what the whole site is made from. */
  site: string;
}
