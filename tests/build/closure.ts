// What must hold between the pages of a whole build, for every build alike.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const origin = 'https://kaiketsu.example';

/** The pages of a built site, by their paths. */
export function readPages(folder: string): Map<string, string> {
  return new Map(
    globSync('**/*.html', { cwd: folder }).map((path) => [
      `/${path.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
      readFileSync(join(folder, path), 'utf8'),
    ]),
  );
}

/**
 * Every canonical address is the page itself; every alternate exists in its
 * language and names the page back; translations and originals name each other in
 * their structured data; Open Graph says the same languages.
 *
 * @returns how many links between languages there are
 */
export function assertClosed(pages: ReadonlyMap<string, string>): number {
  let links = 0;
  for (const [path, html] of pages) {
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
    if (canonical !== undefined) assert.equal(pathOf(canonical), path, 'the canonical address is the page itself');
    const named = alternates(html);
    const others = named.filter(({ lang }) => lang !== 'x-default');
    for (const { lang, url } of named) {
      const target = pages.get(pathOf(url));
      assert.ok(target, `${path} names ${url}`);
      assert.ok(
        alternates(target).some((other) => pathOf(other.url) === path),
        `${url} does not name ${path}`,
      );
      if (lang === 'x-default') continue;
      links++;
      assert.match(target, new RegExp(`<html lang="${lang}"`));
    }
    if (named.length > 0)
      assert.ok(
        named.some(({ url }) => pathOf(url) === path),
        `${path} is among its own alternates`,
      );
    if (canonical !== undefined) {
      const locales = [...html.matchAll(/<meta property="og:locale(?::alternate)?" content="([a-z]{2,3}_[A-Z0-9]{2,3})"/g)];
      assert.equal(locales.length, Math.max(others.length, 1), `${path} has an og:locale a language`);
    }
    assertWorks(path, html, pages);
  }
  return links;
}

/** A translation names its original, which names all its translations. */
function assertWorks(path: string, html: string, pages: ReadonlyMap<string, string>): void {
  const work = structuredData(html);
  if (!work) return;
  assert.equal(pathOf(work['@id']), path);
  assert.match(html, new RegExp(`<html lang="${work.inLanguage}"`));
  const original = work.translationOfWork?.['@id'];
  if (original) {
    const named = structuredData(pages.get(pathOf(original)) ?? '')?.workTranslation ?? [];
    assert.ok(
      named.some((other) => pathOf(other['@id'] ?? '') === path),
      `${original} does not name ${path} as its translation`,
    );
  }
  for (const translation of work.workTranslation ?? []) {
    const target = structuredData(pages.get(pathOf(translation['@id'] ?? '')) ?? '');
    assert.equal(target?.inLanguage, translation.inLanguage);
    assert.equal(pathOf(target?.translationOfWork?.['@id'] ?? ''), path, `${translation['@id']} does not name ${path} as its original`);
  }
}

/** The JSON-LD of a page. */
export function structuredData(html: string): Work | undefined {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  return text === undefined ? undefined : (JSON.parse(text) as Work);
}

/** The `hreflang` links of a page. */
export function alternates(html: string): { lang: string; url: string }[] {
  return [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang = '', url = '']) => ({ lang, url }));
}

function pathOf(url: string): string {
  assert.ok(url.startsWith(`${origin}/`), `${url} is an address of the site`);
  return decodeURIComponent(url.slice(origin.length));
}

interface Work {
  '@type': string;
  '@id': string;
  inLanguage: string;
  headline: string;
  datePublished?: string;
  translationOfWork?: { '@id'?: string; inLanguage?: string };
  workTranslation?: { '@id'?: string; inLanguage: string }[];
}
