import assert from 'node:assert/strict';
import { test } from 'node:test';
import { featureFile } from '../../../src/errors/format.ts';
import { writeErrorIndex } from '../../../src/search/error-index.ts';
import { type IndexedArticle, passageTexts } from '../../../src/search/passages.ts';
import type { FeaturePostings } from '../../../src/search/previous-index.ts';
import { updateErrorIndex } from '../../../src/search/update-index.ts';
import { randomArticle, randomEdit, seeded } from './random-articles.ts';

type Site = Map<string, IndexedArticle>;

interface Built extends Pick<ReturnType<typeof writeErrorIndex>, 'head' | 'sizes'> {
  files: Map<string, string>;
  long: Map<string, FeaturePostings>;
}

function build(site: Site, prose?: Record<string, number>): Built {
  const files = new Map<string, string>();
  const passages = new Map([...site].map(([slug, article]) => [slug, passageTexts(article)]));
  return {
    ...writeErrorIndex(passages, (name, text) => files.set(name, text), prose),
    files,
  };
}

/** The index after an edit, from the one before; `undefined` where it wants to be built anew. */
function update(before: Built, was: Site, is: Site, prose?: Record<string, number>): (Built & { touched: string[] }) | undefined {
  const articles = new Map(
    [...is].map(([slug, article]) => [slug, article === was.get(slug) ? undefined : passageTexts(article)] as const),
  );
  const last = {
    head: before.head,
    sizes: before.sizes,
    long: (key: string) => before.long.get(key),
    read(name: string) {
      const text = before.files.get(name);
      if (text === undefined) throw new Error(`There was no ${name}.`);
      return text;
    },
  };
  const updated = updateErrorIndex(articles, last, prose);
  if (!updated) return undefined;
  const files = new Map(before.files);
  for (const name of updated.removed) assert.ok(files.delete(name), `${name} is removed, but was not there`);
  for (const [name, text] of updated.files) {
    assert.notEqual(files.get(name), text, `${name} is written as it was`);
    files.set(name, text);
  }
  const long = new Map(before.long);
  for (const [key, postings] of updated.long) {
    if (postings === undefined) long.delete(key);
    else long.set(key, postings);
  }
  return {
    head: updated.head,
    sizes: new Map(updated.sizes) as Built['sizes'],
    files,
    long,
    touched: [...updated.files.keys(), ...updated.removed],
  };
}

function assertSame(is: Built, fresh: Built, edit: string): void {
  assert.deepEqual([...is.files.keys()].sort(), [...fresh.files.keys()].sort(), edit);
  for (const [name, text] of fresh.files) assert.equal(is.files.get(name), text, `${name} after ${edit}`);
  assert.deepEqual(is.head, fresh.head, edit);
  // What the next update starts from.
  assert.deepEqual([...is.sizes].sort(), [...fresh.sizes].sort(), edit);
  const count = (long: Built['long']) => [...long].map(([key, list]) => [key, typeof list === 'number' ? list : list.length]).sort();
  assert.deepEqual(count(is.long), count(fresh.long), edit);
  for (const [key, list] of is.long) {
    const other = fresh.long.get(key);
    if (typeof list !== 'number' && typeof other !== 'number') assert.deepEqual([...list], [...(other ?? [])], `${key} after ${edit}`);
  }
}

const sites: [name: string, articles: number, lines: number, edits: number][] = [
  ['a few short articles', 12, 6, 60],
  ['articles enough that words are common', 70, 12, 100],
  ['long articles', 24, 90, 60],
  ['many articles', 300, 20, 20],
];
for (const [name, articles, lines, edits] of sites) {
  for (const seed of [1, 2]) {
    test(`after ${edits} edits of ${name}, each updated index is the one that a new build writes (${seed})`, () => {
      const random = seeded(seed);
      let site: Site = new Map(Array.from({ length: articles }, (_, at) => [`note-${at}`, randomArticle(`note-${at}`, random, lines)]));
      let built = build(site);
      let updates = 0;
      const done: string[] = [];
      for (let at = 0; at < edits; at++) {
        const next = new Map(site);
        done.push(randomEdit(next, random));
        const fresh = build(next);
        const updated = update(built, site, next);
        if (updated) {
          updates++;
          assertSame(updated, fresh, done.join(', '));
        }
        built = updated ?? fresh;
        site = next;
      }
      assert.ok(updates > edits / 3, `${updates} of ${edits} edits were updates`);
    });
  }
}

function article(slug: string, lines: readonly string[]): IndexedArticle {
  return { slug, titles: { en: 'A title' }, lines: lines.map((text) => ({ text, kind: 'output', block: 1, languages: ['en'] })) };
}

function assertUpdates(was: Site, changed: readonly IndexedArticle[], edit: string): { before: Built; is: Site; touched: string[] } {
  const before = build(was);
  const is = new Map([...was, ...changed.map((one) => [one.slug, one] as const)]);
  const updated = update(before, was, is);
  assert.ok(updated, `${edit} is an update`);
  assertSame(updated, build(is), edit);
  return { before, is, touched: updated.touched };
}

const siteOf = (articles: readonly IndexedArticle[]): Site => new Map(articles.map((one) => [one.slug, one]));
const numbered = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) =>
    `${word}${String(at).padStart(4, '0')}x`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? ''),
  );

test('when all features of a file are gone, the file after it begins elsewhere', () => {
  const many = numbered(2000, 'm');
  const lines = Array.from({ length: 100 }, (_, at) => many.slice(at * 20, at * 20 + 20).join(' '));
  const site = siteOf([article('many', lines)]);
  const { head, files } = build(site);
  const middle = files.get(featureFile(head.features[2] ?? '')) ?? '';
  const gone = new Set(middle.split('\n').map((line) => line.replace(/\t.*/, '')));
  // As long as they were, so that the passages are as many.
  const other = lines.map((line) => line.replace(/\w+/g, (word) => (gone.has(word) ? word.replace('m', 'a') : word)));
  const updated = build(assertUpdates(site, [article('many', other)], 'other words').is);
  assert.equal(updated.head.features.includes(head.features[3] ?? ''), false);
});

test('neighbours that were in nearly all passages and are in few are found', () => {
  const site = siteOf(Array.from({ length: 60 }, (_, at) => article(`n${at}`, ['alpha beta'])));
  const parted = Array.from({ length: 50 }, (_, at) => article(`n${at}`, ['alpha', 'beta']));
  const before = build(site);
  const is = new Map([...site, ...parted.map((one) => [one.slug, one] as const)]);
  const updated = update(before, site, is);
  if (updated) assertSame(updated, build(is), 'parted neighbours');
  assert.ok([...build(is).files.values()].some((text) => text.includes('alpha * beta\t')));
});

test('one word in one of many articles touches few files', () => {
  const random = seeded(7);
  const site = siteOf(Array.from({ length: 600 }, (_, at) => randomArticle(`note-${at}`, random, 60)));
  const edited = structuredClone(site.get('note-300') as IndexedArticle);
  (edited.lines[0] as IndexedArticle['lines'][number]).text += ' quokka';
  const { before, touched } = assertUpdates(site, [edited], 'a word more');
  assert.ok(before.files.size > 100, `${before.files.size} files`);
  assert.ok(touched.length <= 10, touched.join(' '));
});

test('parts of the prose index that come, are more and go change the head alone', () => {
  const random = seeded(9);
  const site: Site = new Map(Array.from({ length: 12 }, (_, at) => [`note-${at}`, randomArticle(`note-${at}`, random, 6)]));
  let built = build(site);
  for (const prose of [{ ja: 2 }, { en: 2, ja: 4 }, undefined]) {
    const updated = update(built, site, site, prose);
    assert.ok(updated);
    assert.deepEqual(updated.touched, ['index.json']);
    assertSame(updated, build(site, prose), JSON.stringify(prose));
    built = updated;
  }
});
