// What lineage and parity cost by themselves: hashing every body, comparing every
// translation with its original, aligning their headings.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRenderCache } from '../../src/cache/render-cache.ts';
import { headingIds } from '../../src/markdown/heading-ids.ts';
import type { RenderedBody } from '../../src/markdown/pipeline.ts';
import { ingest, type Library } from '../../src/notes/ingest.ts';
import type { KnownNotes } from '../../src/notes/known-notes.ts';
import { bodyHash } from '../../src/notes/lineage.ts';
import { checkTranslations } from '../../src/notes/translations.ts';
import { runOptions } from '../../src/run-options.ts';
import { root } from './generators.ts';
import { table } from './report.ts';

/**
 * The folder's notes must have been built before: their bodies are taken from the cache.
 *
 * @param buildSeconds of CPU, of a cold build of the same notes
 */
export async function translationsTable(posts: string, buildSeconds: number | undefined): Promise<string> {
  const options = runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts });
  const library = await ingest(options);
  const cache = openRenderCache(options.cache);
  const notes = library.articles.flatMap((article) => article.notes);
  const texts = notes.map(({ path }) => readFileSync(join(posts, path), 'utf8'));
  const bodies = articleBodies(library, options.cache);
  const steps: [name: string, step: () => unknown][] = [
    ['hashes', () => void texts.map(bodyHash)],
    ['lineage and parity', () => checkTranslations(library.articles, library.sources, posts, cache, unknownNotes())],
    ['heading ids', () => void bodies.map(([original, others]) => others.map((other) => headingIds(other, original)))],
  ];
  const costs: [name: string, seconds: number][] = [];
  for (const [name, step] of steps) {
    // Once for nothing: compiled code is what a large site runs.
    await step();
    costs.push([name, await cpuSeconds(step)]);
  }
  costs.push(['together', costs.reduce((sum, [, seconds]) => sum + seconds, 0)]);
  return table(
    ['translations', 'CPU, s', 'ms a note', 'of a cold build’s CPU'],
    costs.map(([name, seconds]) => [
      name,
      seconds.toFixed(2),
      ((seconds * 1000) / notes.length).toFixed(3),
      buildSeconds ? `${((100 * seconds) / buildSeconds).toFixed(1)} %` : '',
    ]),
  );
}

function unknownNotes(): KnownNotes {
  return { readers: '', settings: '', results: new Map(), comparisons: new Map(), changed: new Map(), isStored: false };
}

/** Of each article with translations the original's body and theirs. */
function articleBodies({ articles }: Library, directory: string): [original: RenderedBody, others: RenderedBody[]][] {
  const cache = openRenderCache(directory);
  try {
    return articles.flatMap(({ notes, original }): [RenderedBody, RenderedBody[]][] => {
      const body = original && cache.body(original.digest);
      const others = notes.filter((note) => note !== original).flatMap((note) => cache.body(note.digest) ?? []);
      return body && others.length > 0 ? [[body, others]] : [];
    });
  } finally {
    cache.close();
  }
}

async function cpuSeconds(step: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
