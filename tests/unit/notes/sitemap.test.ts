import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SiteIndex } from '../../../src/notes/site-index.ts';
import { sitemapCount, sitemapXml } from '../../../src/notes/sitemap.ts';

test('every page of a large site is in one sitemap, with those in other languages, and no file is larger than may be', () => {
  const languages = Array.from({ length: 26 }, (_, at) => `x${String.fromCharCode(97 + at)}`);
  const articles = 2500;
  const index = siteOf(languages, articles, 'エラー'.repeat(8));
  const files = Array.from({ length: sitemapCount(index) }, (_, part) => sitemapXml(index, part));
  assert.ok(files.length > 4);
  let pages = 0;
  for (const xml of files) {
    assert.ok(Buffer.byteLength(xml) < 50_000_000, `${xml.length}`);
    const count = xml.split('<loc>').length - 1;
    assert.ok(count < 50_000);
    pages += count;
  }
  // The chooser and each language's home are pages too.
  assert.equal(pages, (articles + 1) * languages.length + 1);
});

test('the chooser and the homes name each other', () => {
  const xml = sitemapXml(siteOf(['en', 'ja'], 0, 'a'), 0);
  const entries = xml.split('<url>').slice(1);
  assert.equal(entries.length, 3);
  for (const entry of entries)
    assert.deepEqual(
      [...entry.matchAll(/hreflang="([^"]*)"/g)].map(([, lang]) => lang),
      ['en', 'ja', 'x-default'],
    );
});

/** What a sitemap asks of a site's index. */
function siteOf(languages: string[], articles: number, slug: string): SiteIndex {
  const notes = languages.map((lang) => ({ lang }));
  const all = Array.from({ length: articles }, (_, at) => ({ id: String(at), slug: slug + at, notes, original: notes[0] }));
  return { languages, articles: all } as unknown as SiteIndex;
}
