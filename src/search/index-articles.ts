// Builds the error index of a site's articles: from the last one and what it left,
// where only some articles have changed since, else from all of them.

import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVersion, type IndexHead } from '../errors/format.ts';
import { writeErrorIndex } from './error-index.ts';
import { type KeptArticle, readIndexState, updateIndexState, writeIndexState } from './index-state.ts';
import { articleDigest, eachIndexed, type ErrorArticle } from './indexed-articles.ts';
import type { KeptState } from './kept-state.ts';
import { passageTexts } from './passages.ts';
import { RebuildNeeded } from './previous-index.ts';
import { proseParts } from './prose-bundles.ts';
import { messageKeys, relatedArticles } from './related.ts';
import { updateErrorIndex } from './update-index.ts';

/**
 * @param kept what the build of `previous` left, and is left for the next; without it, all is built
 */
export function openIndexing(articles: readonly ErrorArticle[], { cache, out, previous }: IndexingJob, kept?: KeptState): Indexing {
  const fingerprint = kept ? codeFingerprint() : '';
  const state = kept ? readIndexState(kept, fingerprint) : undefined;
  const digests = new Map(articles.map((article) => [article.slug, articleDigest(article)]));
  const isChanged = ({ slug }: ErrorArticle) => state?.articles.get(slug)?.digest !== digests.get(slug);
  const changed = readArticles(articles.filter(isChanged), cache);
  const messages = new Map(
    articles.map(({ slug }) => {
      return [slug, (changed.get(slug) ?? state?.articles.get(slug))?.messages ?? []] as const;
    }),
  );
  const prose = proseParts(articles);
  const keep = (sizes: ReadonlyMap<string, readonly number[]>): Map<string, KeptArticle> =>
    new Map([...sizes].map(([slug, own]) => [slug, { digest: digests.get(slug) ?? '', sizes: own, messages: messages.get(slug) ?? [] }]));

  const update = (): IndexFiles | undefined => {
    const head = state && previous ? readHead(previous) : undefined;
    if (!kept || !state || !previous || head?.edition !== state.edition) return undefined;
    const before = {
      head,
      sizes: new Map([...state.articles].map(([slug, { sizes }]) => [slug, sizes])),
      long: state.long,
      read: (name: string) => readPrevious(previous, name),
    };
    const updated = updateErrorIndex(new Map(articles.map(({ slug }) => [slug, changed.get(slug)?.passages])), before, prose);
    if (!updated) return undefined;
    for (const [name, text] of updated.files) writeFileSync(join(out, name), text);
    const { edition } = updated.head;
    if (updated.files.size > 0 || changed.size > 0)
      updateIndexState(kept, { fingerprint, edition, articles: keep(updated.sizes), long: updated.long });
    return { written: [...updated.files.keys()], removed: updated.removed };
  };

  const buildAll = (): IndexFiles => {
    const rest = readArticles(
      articles.filter((article) => !isChanged(article)),
      cache,
    );
    const all = new Map([...changed, ...rest].map(([slug, { passages }]) => [slug, passages]));
    const names = new Set<string>();
    const written: string[] = [];
    const write = (name: string, text: string) => {
      names.add(name);
      if (previous && existsSync(join(previous, name)) && readFileSync(join(previous, name), 'utf8') === text) return;
      writeFileSync(join(out, name), text);
      written.push(name);
    };
    const { head, sizes, long } = writeErrorIndex(all, write, prose);
    if (kept) writeIndexState(kept, { fingerprint, edition: head.edition, articles: keep(sizes), long });
    return { written, removed: previous && existsSync(previous) ? readdirSync(previous).filter((name) => !names.has(name)) : [] };
  };

  return {
    related: () => relatedArticles(messages),
    build() {
      mkdirSync(out, { recursive: true });
      return update() ?? buildAll();
    },
  };
}

function readArticles(articles: readonly ErrorArticle[], folder: string): Map<string, ReadArticle> {
  return new Map(
    eachIndexed(articles, folder, (article) => [article.slug, { passages: passageTexts(article), messages: messageKeys(article) }]),
  );
}

function readHead(folder: string): IndexHead | undefined {
  const path = join(folder, 'index.json');
  if (!existsSync(path)) return undefined;
  const head = JSON.parse(readFileSync(path, 'utf8')) as IndexHead;
  return head.version === formatVersion ? head : undefined;
}

function readPrevious(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new RebuildNeeded();
    throw error;
  }
}

/** A hash of the code that makes an index, and of what it runs on. */
function codeFingerprint(): string {
  const sources = ['../errors', '.'].flatMap((folder) => {
    const path = join(import.meta.dirname, folder);
    return readdirSync(path)
      .sort()
      .map((name) => `${name}\0${readFileSync(join(path, name), 'utf8')}`);
  });
  return hash('sha256', [process.version, ...sources].join('\0'), 'base64url');
}

export interface IndexingJob {
  /** Directory of the cache. */
  cache: string;
  /** Folder to write files into that are new or have changed. */
  out: string;
  /** Folder of the last output's index, as its build left it. */
  previous?: string | undefined;
}

export interface Indexing {
  /** Slugs of articles that hold the same error, by slug. */
  related(): Map<string, string[]>;
  /** Writes what differs from the previous index, and keeps what the next build needs. */
  build(): IndexFiles;
}

interface ReadArticle {
  /** As `passageTexts` gives them. */
  passages: string[];
  /** As `messageKeys` gives them. */
  messages: string[];
}

/** By name: the index is the previous files without the removed, and the written. */
export interface IndexFiles {
  written: string[];
  removed: string[];
}
