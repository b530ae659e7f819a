import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { type IndexFiles, openIndexing } from '../../../src/search/index-articles.ts';
import { openStore } from '../../../src/cache/store.ts';
import { openKeptState } from '../../../src/search/kept-state.ts';
import { articleOf, cachedNote } from './cached-notes.ts';
import type { Article, Note } from '../../../src/notes/note.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaiketsu-index-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const words = ['quokka', 'walrus', 'okapi', 'narwhal', 'the', 'enclosure', 'refused', 'sixty', 'metres', 'giraffe', 'horn', 'range'];
const sentence = (seed: number) => Array.from({ length: 12 }, (_, at) => words[(seed * 7 + at * at * (seed % 5)) % 12]).join(' ');
const site = (): Article[] =>
  Array.from({ length: 40 }, (_, at) => {
    const body = `${sentence(at)}\n${sentence(at + 100)}\nThe number of it is code${at}`;
    return articleOf(
      `note-${at}`,
      cachedNote(folder, 'en', `note-${at}`, body),
      cachedNote(folder, 'de', `note-${at}`, `${body}\n${sentence(at + 7)}`),
    );
  });
const edited = (articles: readonly Article[]): Article[] =>
  withNote(articles, cachedNote(folder, 'en', 'note-7', `${sentence(7)}\nA zebra stands in the way`));
/** With another first note of an article. */
function withNote(articles: readonly Article[], note: Note): Article[] {
  return articles.map((article) => (article.slug === note.key ? articleOf(note.key, note, ...article.notes.slice(1)) : article));
}

/** A build into a folder, which is whole then. */
function build(articles: readonly Article[], name: string, previous?: string, keeps = true): IndexFiles & { index: string } {
  const out = join(folder, name, 'new');
  const index = join(folder, name, 'index');
  rmSync(join(folder, name), { recursive: true, force: true });
  const kept = openKeptState(folder);
  try {
    const files = openIndexing(articles, { cache: folder, out, previous }, keeps ? kept : undefined).build();
    mkdirSync(index, { recursive: true });
    if (previous && existsSync(previous)) cpSync(previous, index, { recursive: true });
    for (const file of files.removed) rmSync(join(index, file));
    cpSync(out, index, { recursive: true });
    return { ...files, index };
  } finally {
    kept.close();
  }
}

function contents(index: string): Map<string, string> {
  return new Map(readdirSync(index).map((name) => [name, readFileSync(join(index, name), 'utf8')]));
}

function assertAsNew(index: string, articles: readonly Article[]): void {
  assert.deepEqual(contents(index), contents(build(articles, 'fresh', undefined, false).index));
}

test('after an edit few files are written, and the index is the one of a new build', () => {
  const articles = site();
  const first = build(articles, 'first');
  assert.deepEqual([...contents(first.index).keys()].sort(), first.written.sort());
  const second = build(edited(articles), 'second', first.index);
  assert.ok(second.written.includes('index.json') && second.written.length < first.written.length, second.written.join(' '));
  assertAsNew(second.index, edited(articles));
  const third = build(articles, 'third', second.index);
  assertAsNew(third.index, articles);
});

test('where nothing changed no file is written, and no body is read', () => {
  const articles = site();
  const { index } = build(articles, 'first');
  const store = openStore(folder);
  for (const key of store.keys()) if (key.startsWith('body:')) store.delete(key);
  store.close();
  assert.deepEqual(build(articles, 'second', index).written, []);
});

test('articles that share a message are related, those that were read before too', () => {
  const shared = (slug: string, at: number) =>
    articleOf(slug, { ...cachedNote(folder, 'en', slug, `x${at}`), errors: ['cannot open the shared file'] });
  const articles = [shared('a', 1), shared('b', 2), articleOf('c', cachedNote(folder, 'en', 'c', 'y'))];
  const { index } = build(articles, 'first');
  const kept = openKeptState(folder);
  const related = (some: readonly Article[]) => [...openIndexing(some, { cache: folder, out: folder, previous: index }, kept).related()];
  const pairs = [
    ['a', ['b']],
    ['b', ['a']],
  ];
  assert.deepEqual(related(articles), pairs);
  assert.deepEqual(related([shared('a', 3), ...articles.slice(1)]), pairs);
  assert.deepEqual(related(articles.slice(1)), []);
  kept.close();
});

for (const [what, change] of [
  ['title', (note: Note) => ({ ...note, title: 'About a zebra' })],
  ['key of errors', (note: Note) => ({ ...note, errors: ['a zebra stands in the way'] })],
  ['language', (note: Note) => ({ ...note, lang: 'fr' })],
] as const) {
  test(`another ${what} of a note is indexed`, () => {
    const articles = site();
    const { index } = build(articles, 'first');
    const other = withNote(articles, change(articles[7]?.notes[0] as Note));
    const { written, index: updated } = build(other, 'second', index);
    assert.ok(written.length > 0);
    assertAsNew(updated, other);
  });
}

test('another index than the one that the state belongs to is not brought up to date, but built anew', () => {
  const articles = site();
  const other = build(withNote(articles, cachedNote(folder, 'en', 'note-8', sentence(8))), 'other');
  build(articles, 'first');
  assertAsNew(build(edited(articles), 'second', other.index).index, edited(articles));
});

test('an index that is gone is built anew', () => {
  const articles = site();
  build(articles, 'first');
  const { written } = build(edited(articles), 'second', join(folder, 'nowhere'), true);
  assert.deepEqual(written.sort(), build(edited(articles), 'third').written.sort());
});

test('a file of the index that is gone is written again', () => {
  const articles = site();
  const { index } = build(articles, 'first');
  for (const name of readdirSync(index)) if (name.startsWith('p')) rmSync(join(index, name));
  assertAsNew(build(edited(articles), 'second', index).index, edited(articles));
});

test('a state of which a part is gone is none', () => {
  const articles = site();
  const { index } = build(articles, 'first');
  const kept = openKeptState(folder);
  assert.ok(kept.get('long 0'));
  kept.delete('long 0');
  kept.close();
  assertAsNew(build(edited(articles), 'second', index).index, edited(articles));
});
