import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { builtSite } from '../site.ts';
import { alternates, assertClosed, readPages, structuredData } from './closure.ts';

const origin = 'https://kaiketsu.example';
const pages = readPages(builtSite);
const given = pages.get('/ja/notes/python-cffi/') ?? '';

test('every link and file that a page names exists', () => {
  const missing: string[] = [];
  for (const [path, html] of pages) {
    for (const [, url = ''] of html.matchAll(/\s(?:href|src|action)="([^"#?]*)[^"]*"/g)) {
      if (!url.startsWith('/')) continue;
      const file = decodeURIComponent(url);
      if (!existsSync(join(builtSite, file, file.endsWith('/') ? 'index.html' : ''))) missing.push(`${path} → ${url}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('every in-page link of a note leads to an id that is there once', () => {
  for (const [path, html] of pages) {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${path} repeats an id`);
    for (const [, id = ''] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(decodeURIComponent(id)), `${path}#${id}`);
  }
});

test('pages name themselves and each other: canonical, hreflang, structured data, Open Graph', () => {
  assert.ok(assertClosed(pages) > 200);
});

test('a note says what it translates to machines, an original what translates it', () => {
  const note = structuredData(given);
  assert.equal(note?.['@type'], 'TechArticle');
  assert.equal(note?.headline, 'Pythonにおけるライブラリcffi');
  assert.equal(note?.translationOfWork?.inLanguage, 'en');
  const original = structuredData(pages.get('/en/notes/python-cffi/') ?? '');
  assert.deepEqual(
    original?.workTranslation?.map(({ inLanguage }) => inLanguage),
    ['ja', 'zh-Hans', 'zh-Hant', 'de', 'ar'],
  );
  assert.equal(original?.translationOfWork, undefined);
});

test('x-default of a note is its original, and an orphan has none', () => {
  assert.deepEqual(
    alternates(pages.get('/en/notes/java-unsupportedclassversionerror/') ?? '').filter(({ lang }) => lang === 'x-default'),
    [{ lang: 'x-default', url: `${origin}/ja/notes/java-unsupportedclassversionerror/` }],
  );
  assert.equal(alternates(pages.get('/ko/notes/linux-libssl-so-1-1-cannot-open/') ?? '').length, 0);
});

test('the sitemap holds each note once, with the alternates of its page', () => {
  const xml = globSync('sitemap-[0-9]*.xml', { cwd: builtSite })
    .map((name) => readFileSync(join(builtSite, name), 'utf8'))
    .join('');
  const notes = [...pages.keys()].filter((path) => path.includes('/notes/'));
  for (const path of notes) assert.equal(xml.split(`<loc>${origin}${encodeURI(path)}</loc>`).length - 1, 1, path);
  const entry = xml.split('<url>').find((part) => part.includes(`<loc>${origin}/ja/notes/python-cffi/</loc>`)) ?? '';
  const named = [...entry.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang, url]) => ({ lang, url }));
  assert.deepEqual(named, alternates(given));
});

test('a note lists the languages that it exists in, and no other', () => {
  const row = /<nav class="language-row"[\s\S]*?<\/nav>/.exec(given)?.[0] ?? '';
  assert.deepEqual(
    [...row.matchAll(/hreflang="([^"]*)"/g)].map(([, lang]) => lang),
    ['en', 'zh-Hans', 'zh-Hant', 'de', 'ar'],
  );
  assert.match(row, /English\s*<\/a>\s*<small>原文<\/small>/);
  assert.match(row, /<span aria-current="page" lang="ja">日本語<\/span>/);
});

test('an orphan says that its original is not here', () => {
  assert.match(pages.get('/ko/notes/linux-libssl-so-1-1-cannot-open/') ?? '', /class="provenance"[\s\S]*원문/);
});

test('the given note stays within its budget of bytes', () => {
  const size = (content: string | Buffer) => gzipSync(content, { level: 9 }).length;
  const file = (url: string) => readFileSync(join(builtSite, url));
  const urls = new Set([...given.matchAll(/<script[^>]* src="([^"]*)"/g)].map(([, url = '']) => url));
  // With what they import at once; the set grows while it is walked.
  for (const url of urls) {
    const imports = file(url)
      .toString()
      .matchAll(/\b(?:from|import)\s*["'](\.[^"']*)["']/g);
    for (const [, path = ''] of imports) urls.add(posix.join(posix.dirname(url), path));
  }
  const scripts = [...urls].map((url) => size(file(url)));
  const styles = [...given.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].map(([, url = '']) => size(file(url)));
  const sum = (sizes: number[]) => sizes.reduce((total, one) => total + one, 0);
  assert.ok(size(given) <= 8500, `HTML ${size(given)} B`);
  assert.ok(sum(scripts) <= 4000, `JavaScript ${sum(scripts)} B`);
  assert.ok(sum(styles) <= 9000, `CSS ${sum(styles)} B`);
});

test('headings of the given note begin at two and leave no level out', () => {
  const levels = [...given.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
  assert.equal(levels[0], 1);
  for (const [at, level] of levels.entries()) assert.ok(at === 0 || level <= (levels[at - 1] ?? 0) + 1);
});

test('an MDX note is rendered with its components, image and tabs', () => {
  const html = pages.get('/en/notes/tls-unable-to-get-local-issuer/') ?? '';
  assert.match(html, /<img [^>]*src="\/media\/images\/certificate-chain\.svg" width="640"/);
  assert.match(html, /class="aside caution" role="note"><p class="aside-title">/);
  assert.match(html, /<summary>Debian, Ubuntu<\/summary>/);
  assert.doesNotMatch(html, /[\ufdd0\ufdd1]/);
});

test('feeds name their language and the newest note first', () => {
  const feed = readFileSync(join(builtSite, 'ja/feed.xml'), 'utf8');
  assert.match(feed, /<feed [^>]*xml:lang="ja">/);
  const dates = [...feed.matchAll(/<published>([^<]*)</g)].map(([, date = '']) => date);
  assert.deepEqual(dates, dates.toSorted().reverse());
  assert.ok(dates.length > 3);
});

test('an entry of a feed says where it comes from', () => {
  const feed = readFileSync(join(builtSite, 'ar/feed.xml'), 'utf8');
  const entry = feed.split('<entry>').find((part) => part.includes('/ar/notes/python-cffi/')) ?? '';
  assert.match(entry, /<link hreflang="ar" href="[^"]*\/ar\/notes\/python-cffi\/"\/>/);
  assert.match(entry, /<link rel="via" hreflang="en" href="[^"]*\/en\/notes\/python-cffi\/"\/>/);
  assert.match(entry, /<category scheme="[^"]*\/translations\/" term="machineBy" label="[^"]*example-mt-1[^"]*"\/>/);
});

test('the search publishes what its bundles need, and none of the stock interfaces', () => {
  const files = globSync('pagefind/**/*', { cwd: builtSite });
  assert.ok(files.some((path) => path.endsWith('pagefind/ja/pagefind.js')));
  assert.deepEqual(
    files.filter((path) => /-ui|highlight\.js|playground/.test(path)),
    [],
  );
});
