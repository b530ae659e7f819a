import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Article, Note } from '../../../src/notes/note.ts';
import { proseBundles, proseParts } from '../../../src/search/prose-bundles.ts';

/** Articles in English, every fourth in Japanese too. */
function articles(count: number): Article[] {
  const note = (slug: string, lang: string) => ({ path: `${lang}/${slug}.md`, lang }) as Note;
  return Array.from({ length: count }, (_, at) => {
    const slug = `about-n${at}`;
    return { id: slug, slug, notes: at % 4 === 0 ? [note(slug, 'en'), note(slug, 'ja')] : [note(slug, 'en')] };
  });
}

function placesOf(count: number, most: number): Map<string, string> {
  const places = new Map<string, string>();
  for (const { folder, entries } of proseBundles(articles(count), most))
    for (const { path } of entries) {
      assert.ok(!places.has(path), `${path} is in two bundles`);
      places.set(path, folder);
    }
  return places;
}

test('a language has one bundle up to so many notes, and above twice, four times as many', () => {
  const folders = (count: number) => proseBundles(articles(count), 100).map(({ folder }) => folder);
  assert.deepEqual(folders(100).sort(), ['en/', 'ja/']);
  assert.deepEqual(folders(101).sort(), ['en/1/', 'en/2/', 'ja/']);
  assert.deepEqual(folders(201).sort(), ['en/1/', 'en/2/', 'en/3/', 'en/4/', 'ja/']);
  assert.deepEqual(folders(404).sort(), [1, 2, 3, 4, 5, 6, 7, 8].map((part) => `en/${part}/`).concat('ja/1/', 'ja/2/'));
});

test('the search is told of parts where there are several, and of none else', () => {
  assert.equal(proseParts(articles(100), 100), undefined);
  assert.deepEqual(proseParts(articles(101), 100), { en: 2 });
  assert.deepEqual(proseParts(articles(404), 100), { en: 8, ja: 2 });
});

test('every note is in one part, and parts have about as many notes', () => {
  const places = placesOf(11_600, 4000);
  assert.equal([...places.keys()].length, 11_600 + 2900);
  const sizes = proseBundles(articles(11_600), 4000).map(({ entries }) => entries.length);
  for (const size of sizes) assert.ok(Math.abs(size - 2900) < 290, sizes.join(' '));
});

test('another note moves none, and where parts double each is split in two', () => {
  const [before, after, doubled] = [placesOf(300, 100), placesOf(301, 100), placesOf(500, 100)] as const;
  for (const [path, folder] of before) assert.equal(after.get(path), folder);
  const origins = new Map<string, Set<string>>();
  for (const [path, folder] of before) {
    const place = doubled.get(path) ?? '';
    origins.set(place, (origins.get(place) ?? new Set()).add(folder));
  }
  for (const [place, from] of origins) assert.equal(from.size, 1, place);
});

test('a note is told with its article', () => {
  const [bundle] = proseBundles(articles(1));
  assert.deepEqual(
    bundle?.entries.map(({ path, slug, languages }) => [path, slug, languages]),
    [['en/about-n0.md', 'about-n0', ['en', 'ja']]],
  );
});
