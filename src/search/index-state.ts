// What a build of the error index leaves for the next: of which edition, what each
// article gave to it, and the features that are too long for its files.

import { hashText, readFeature, writeFeature } from '../errors/format.ts';
import type { KeptState } from './kept-state.ts';
import { type FeaturePostings, RebuildNeeded } from './previous-index.ts';

/**
 * @param fingerprint of the code that works with the state
 * @returns `undefined` where nothing was kept, or by other code
 */
export function readIndexState(kept: KeptState, fingerprint: string): IndexState | undefined {
  const about = kept.get('index');
  const lines = kept.get('articles');
  if (about === undefined || lines === undefined) return undefined;
  const { fingerprint: by, edition, shards } = JSON.parse(about) as KeptAbout;
  if (by !== fingerprint) return undefined;
  const articles = new Map<string, KeptArticle>();
  for (const line of lines.split('\n')) {
    const [slug = '', digest = '', sizes = '', messages = ''] = line.split('\t');
    if (slug) articles.set(slug, { digest, sizes: sizes.split(' ').map(Number), messages: messages ? messages.split(' ') : [] });
  }
  const known = new Map<number, string>();
  return {
    edition,
    articles,
    long(key) {
      const shard = shardOf(key, shards);
      const text = known.get(shard) ?? kept.get(shardKey(shard));
      if (text === undefined) throw new RebuildNeeded();
      known.set(shard, text);
      return readLong(text, key);
    },
  };
}

/** Keeps what was built, in place of all that was kept. */
export function writeIndexState(
  kept: KeptState,
  { fingerprint, edition, articles, long }: NewState & { long: ReadonlyMap<string, FeaturePostings> },
): void {
  const lines = [...long].map(([key, postings]) => ({ key, line: longLine(key, postings) }));
  const shards = 1 + Math.floor(lines.reduce((sum, { line }) => sum + line.length, 0) / shardLength);
  const texts = Array.from({ length: shards }, (): string[] => []);
  for (const { key, line } of lines) texts[shardOf(key, shards)]?.push(line);
  kept.transaction(() => {
    const old = kept.get('index');
    for (let shard = shards; old && shard < (JSON.parse(old) as KeptAbout).shards; shard++) kept.delete(shardKey(shard));
    for (const [shard, own] of texts.entries()) kept.set(shardKey(shard), own.join(''));
    keepAbout(kept, { fingerprint, edition, shards }, articles);
  });
}

/** Keeps what an update changed of what is kept. */
export function updateIndexState(
  kept: KeptState,
  { fingerprint, edition, articles, long }: NewState & { long: ReadonlyMap<string, FeaturePostings | undefined> },
): void {
  kept.transaction(() => {
    const { shards } = JSON.parse(kept.get('index') ?? '{}') as KeptAbout;
    for (const [shard, keys] of Map.groupBy(long.keys(), (key) => shardOf(key, shards))) {
      const others = (kept.get(shardKey(shard)) ?? '').split(/(?<=\n)/).filter((line) => !long.has(line.slice(0, line.indexOf('\t'))));
      const lines = keys.flatMap((key) => {
        const postings = long.get(key);
        return postings === undefined ? [] : longLine(key, postings);
      });
      kept.set(shardKey(shard), [...others, ...lines].join(''));
    }
    keepAbout(kept, { fingerprint, edition, shards }, articles);
  });
}

function keepAbout(kept: KeptState, about: KeptAbout, articles: ReadonlyMap<string, KeptArticle>): void {
  const lines = Array.from(articles, ([slug, { digest, sizes, messages }]) =>
    [slug, digest, sizes.join(' '), messages.join(' ')].join('\t'),
  );
  kept.set('articles', lines.join('\n'));
  kept.set('index', JSON.stringify(about));
}

/** Of the texts that long features are kept in. */
const shardLength = 16_000;

const shardKey = (shard: number) => `long ${shard}`;

function shardOf(key: string, shards: number): number {
  return hashText(key, 0x01000193) % shards;
}

/** As a line of a feature file; or in place of the postings `=` and how many. */
function longLine(key: string, postings: FeaturePostings): string {
  return typeof postings === 'number' ? `${key}\t=${postings}\n` : writeFeature(key, postings);
}

function readLong(text: string, key: string): FeaturePostings | undefined {
  const start = text.startsWith(`${key}\t=`) ? 0 : text.indexOf(`\n${key}\t=`) + 1;
  if (start > 0 || text.startsWith(`${key}\t=`)) return Number.parseInt(text.slice(start + key.length + 2), 10);
  return readFeature(text, key);
}

export interface IndexState {
  /** Of the index that it belongs to. */
  edition: string;
  articles: Map<string, KeptArticle>;
  /** Features in too many passages for a file: where they are, or of those in very many how many. */
  long(key: string): FeaturePostings | undefined;
}

interface NewState {
  fingerprint: string;
  edition: string;
  /** All by slug. */
  articles: ReadonlyMap<string, KeptArticle>;
}

/** What an article gave to the index. */
export interface KeptArticle {
  /** Of all that it is made from. */
  digest: string;
  /** Bytes of its passages in order. */
  sizes: readonly number[];
  /** As `messageKeys` gives them. */
  messages: readonly string[];
}

interface KeptAbout {
  fingerprint: string;
  edition: string;
  /** In how many texts long features are kept. */
  shards: number;
}
