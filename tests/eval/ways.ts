// Ways to ask a site: through its search page as it is published, or with what
// Pagefind gives to anybody.

import { gzipSync } from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Page, Response } from 'playwright-core';
import type { Outcome } from './report.ts';

/** The search page of the reader's language. */
export function shipped(site: string): Way {
  return {
    folder: site,
    address: (lang, query) => `/${lang}/search/?q=${encodeURIComponent(query)}`,
    async hits(page) {
      await page.locator('note-search[data-state=done], note-search[data-state=failed]').first().waitFor({ state: 'attached' });
      return page.locator('[data-hit]').evaluateAll((hits) => hits.map((hit) => (hit as HTMLElement).dataset['article'] ?? ''));
    },
    near: (page) => page.locator('.hits .near').count(),
  };
}

/**
 * Pagefind as it comes: one index over the pages as they are, its own script, the
 * index of the page's language.
 *
 * @param folder to write the index to
 */
export async function pagefindDefault(site: string, folder: string): Promise<Way> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(errors.join('; '));
  const added = await index.addDirectory({ path: site });
  const written = await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  const failures = [...added.errors, ...written.errors];
  if (failures.length > 0) throw new Error(failures.join('; '));
  await close();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '404.html'), '<!doctype html><title>404</title>');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script>document.documentElement.lang = location.hash.slice(1)</script>');
  return {
    folder,
    address: (lang) => `/#${lang}`,
    hits: (page, query) =>
      page.evaluate(async (text) => {
        const url = '/pagefind/pagefind.js';
        const pagefind = (await import(url)) as { search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }> };
        const { results } = await pagefind.search(text);
        const pages = await Promise.all(results.slice(0, 10).map(({ data }) => data()));
        return pages.map((found) => decodeURIComponent(/\/notes\/([^/]+)\//.exec(found.url)?.[1] ?? ''));
      }, query),
    near: async () => 0,
  };
}

/** Counts what a page fetches from now on; call what it returns at the end. */
export function countBytes(page: Page): () => Promise<Outcome['bytes']> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  return async () => {
    const bytes = { first: 0, later: 0 };
    for (const response of responses) {
      const length = gzipSync(await response.body()).length;
      bytes.first += length;
      // Pages, code and heads of indexes have come with an earlier query.
      if (!/(?:\.html|\/|\.js|\.css|\.svg|\/index\.json|\.pagefind|\.pf_meta|-entry\.json)$/.test(new URL(response.url()).pathname))
        bytes.later += length;
    }
    return bytes;
  };
}

export interface Way {
  /** What is served. */
  folder: string;
  /** Path of the page that a query is asked on. */
  address(lang: string, query: string): string;
  /** Slugs of the articles that are shown, best first. */
  hits(page: Page, query: string): Promise<string[]>;
  /** How many are shown as not the same but near. */
  near(page: Page): Promise<number>;
}
