// What the error index costs by itself, at a quarter, a half and all of the notes:
// it is to grow as they do.

import { gzipSync } from 'node:zlib';
import { ingest } from '../../src/notes/ingest.ts';
import type { Article } from '../../src/notes/note.ts';
import { runOptions } from '../../src/run-options.ts';
import { buildErrorIndex } from '../../src/search/error-index.ts';
import { indexedArticles } from '../../src/search/indexed-articles.ts';
import { root } from './generators.ts';
import { table } from './report.ts';

/** The folder's notes must have been built before: their bodies are taken from the cache. */
export async function errorIndexTable(posts: string): Promise<string> {
  const options = runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts });
  const { articles } = await ingest(options);
  // Once for nothing: compiled code is what is measured.
  measureIndex(everyNth(articles, 8), options.cache);
  const rows = [4, 2, 1].map((nth) => measureIndex(everyNth(articles, nth), options.cache));
  return table(
    ['error index', 'CPU, s', 'ms a note', 'files', 'kB gzipped', 'bytes a note', 'head, kB', 'largest, kB'],
    rows.map(({ notes, seconds, sizes, head }) => {
      const bytes = sizes.reduce((sum, size) => sum + size, head);
      return [
        `${notes} notes`,
        seconds.toFixed(2),
        ((seconds * 1000) / notes).toFixed(2),
        String(sizes.length + 1),
        (bytes / 1000).toFixed(0),
        (bytes / notes).toFixed(0),
        (head / 1000).toFixed(1),
        (Math.max(...sizes) / 1000).toFixed(1),
      ];
    }),
  );
}

/** Articles from all over the folder. */
function everyNth(articles: readonly Article[], nth: number): Article[] {
  return articles.filter((_, at) => at % nth === 0);
}

function measureIndex(articles: readonly Article[], cache: string): Measured {
  const before = process.cpuUsage();
  const files = buildErrorIndex(indexedArticles(articles, cache));
  const { user, system } = process.cpuUsage(before);
  const sizes = [...files].filter(([name]) => name !== 'index.json').map(([, text]) => gzipSync(text).length);
  const notes = articles.reduce((sum, article) => sum + article.notes.length, 0);
  return { notes, seconds: (user + system) / 1e6, sizes, head: gzipSync(files.get('index.json') ?? '').length };
}

interface Measured {
  notes: number;
  /** Of CPU. */
  seconds: number;
  /** Bytes of each file but the head, gzipped. */
  sizes: number[];
  /** Bytes of `index.json`, gzipped. */
  head: number;
}
