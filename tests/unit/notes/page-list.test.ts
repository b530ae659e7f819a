import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Article, Note } from '../../../src/notes/note.ts';
import { listPages } from '../../../src/notes/page-list.ts';
import { indexSite } from '../../../src/notes/site-index.ts';

function article(slug: string, date: string, languages: readonly string[]): Article {
  const notes = languages.map((lang) => {
    return {
      path: `${lang}/${slug}.md`,
      format: 'md',
      lang,
      title: `${slug} ${lang}`,
      description: '',
      date,
      tags: [],
      aliases: [],
      digest: slug,
    } as unknown as Note;
  });
  return { id: slug, slug, notes, ...(notes[0] ? { original: notes[0] } : {}) };
}

const index = indexSite([
  article('one', '2025-01-01', ['en', 'ja']),
  article('two', '2025-03-01', ['en', 'ja']),
  article('three', '2025-02-01', ['ja']),
]);
const pages = [...listPages(index)].filter(({ path }) => path.includes('/notes/'));

test('pages of an article follow one another, for they have much in common', () => {
  assert.deepEqual(
    pages.map(({ path }) => path),
    ['en/notes/one/', 'ja/notes/one/', 'en/notes/two/', 'ja/notes/two/', 'ja/notes/three/'],
  );
});

test('a note has its neighbours by date in its own language', () => {
  const neighbours = pages.map(({ path, view }) => {
    const shown = view();
    assert.equal(shown.kind, 'note');
    return [path, shown.previous?.title, shown.next?.title];
  });
  assert.deepEqual(neighbours, [
    ['en/notes/one/', undefined, 'two en'],
    ['ja/notes/one/', undefined, 'three ja'],
    ['en/notes/two/', 'one en', undefined],
    ['ja/notes/two/', 'three ja', undefined],
    ['ja/notes/three/', 'one ja', 'two ja'],
  ]);
});
