import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Library } from '../../../src/notes/ingest.ts';
import { noteText, readFiles } from './temporary-posts.ts';

/** What is expected of notes given by path and front matter; an article is its paths, in reading order of languages. */
const groupings: [sentence: string, notes: Notes, articles: string[]][] = [
  [
    'notes with one translationKey are one article',
    { 'en/a.md': { translationKey: 'k' }, 'ja/b.md': { translationKey: 'k' } },
    ['en/a.md ja/b.md'],
  ],
  [
    'a translationKey wins over a source and over the path',
    { 'en/a.md': {}, 'en/b.md': { translationKey: 'k' }, 'ja/a.md': { translationKey: 'k', source: '../en/a.md' } },
    ['en/a.md', 'en/b.md ja/a.md'],
  ],
  ['a number as translationKey is the text', { 'en/a.md': { translationKey: 7 }, 'ja/b.md': { translationKey: '7' } }, ['en/a.md ja/b.md']],
  ['a source is named from the note', { 'en/a.md': {}, 'ja/b.md': { source: '../en/a.md' } }, ['en/a.md ja/b.md']],
  ['a source is named from posts/', { 'en/a.md': {}, 'ja/b.md': { source: 'en/a.md' } }, ['en/a.md ja/b.md']],
  ['a source needs no extension', { 'en/a.mdx': {}, 'ja/b.md': { source: { path: 'en/a' } } }, ['en/a.mdx ja/b.md']],
  [
    'a source from the note wins over one from posts/',
    { 'a.md': { lang: 'en' }, 'x/a.md': { lang: 'en' }, 'x/b.md': { lang: 'ja', source: 'a.md' } },
    ['a.md', 'x/a.md x/b.md'],
  ],
  ['a source wins over the path', { 'en/a.md': {}, 'en/b.md': {}, 'ja/b.md': { source: '../en/a.md' } }, ['en/a.md ja/b.md', 'en/b.md']],
  [
    'a source of a source leads to one article',
    { 'en/a.md': {}, 'ja/b.md': { source: '../en/a.md' }, 'ko/c.md': { source: '../ja/b.md' } },
    ['en/a.md ja/b.md ko/c.md'],
  ],
  [
    'a source with a translationKey gives it to its translation',
    { 'en/a.md': { translationKey: 'k' }, 'ja/b.md': { source: '../en/a.md' }, 'ko/c.md': { translationKey: 'k' } },
    ['en/a.md ja/b.md ko/c.md'],
  ],
  ['a source that is not here leaves the path to decide', { 'en/a.md': {}, 'ja/a.md': { source: '../en/gone.md' } }, ['en/a.md ja/a.md']],
  [
    'of a ring of sources the first path stands for all, and for what leads into it',
    {
      'en/a.md': { source: '../ko/c.md' },
      'ja/b.md': { source: '../en/a.md' },
      'ko/c.md': { source: '../ja/b.md' },
      'de/d.md': { source: '../ko/c.md' },
    },
    ['en/a.md ja/b.md ko/c.md de/d.md'],
  ],
  ['a note that is its own source is an article', { 'en/a.md': { source: 'a.md' }, 'ja/a.md': {} }, ['en/a.md ja/a.md']],
  [
    'a dated name is the article in whatever folder',
    {
      'notes/2025-11-08-fix-auth-error-en.md': {},
      '_notes/ja/2025-11-08-fix-auth-error-ja.md': {},
      'ko/2025/2025-11-08-fix-auth-error.md': {},
    },
    ['notes/2025-11-08-fix-auth-error-en.md _notes/ja/2025-11-08-fix-auth-error-ja.md ko/2025/2025-11-08-fix-auth-error.md'],
  ],
  ['another date is another article', { 'en/2025-11-08-a.md': {}, 'ja/2025-11-09-a.md': {} }, ['en/2025-11-08-a.md', 'ja/2025-11-09-a.md']],
  [
    'a number that is no date is part of the name',
    { 'en/x/2025-13-08-a.md': {}, 'ja/y/2025-13-08-a.md': {} },
    ['en/x/2025-13-08-a.md', 'ja/y/2025-13-08-a.md'],
  ],
  [
    'an undated name keeps its other folders',
    { 'en/npm/a.md': {}, 'ja/npm/a.md': {}, 'ko/pip/a.md': {} },
    ['en/npm/a.md ja/npm/a.md', 'ko/pip/a.md'],
  ],
  ['a slug never links notes', { 'en/npm/a.md': { slug: 's' }, 'ja/pip/b.md': { slug: 's' } }, ['en/npm/a.md', 'ja/pip/b.md']],
  ['the language stands anywhere in the path', { 'docs/en/x/a.md': {}, 'docs/x/ja/a.md': {} }, ['docs/en/x/a.md docs/x/ja/a.md']],
  [
    'a suffix, an infix and _ name the language',
    { 'a-en.md': {}, 'a.ja.md': {}, 'a_ko.md': {}, 'de/a.md': {} },
    ['a-en.md a.ja.md a_ko.md de/a.md'],
  ],
  ['folder and suffix may both name it', { 'en/a-en.md': {}, 'ja/a.ja.md': {} }, ['en/a-en.md ja/a.ja.md']],
  ['a suffix that disagrees is part of the name', { 'en/fix-it.md': {}, 'ja/fix.md': {} }, ['en/fix-it.md', 'ja/fix.md']],
  ['a suffix that agrees with the lang key goes', { 'a-fr.md': { lang: 'fr' }, 'en/a.md': {} }, ['en/a.md a-fr.md']],
  ['a folder with a region is a language', { 'en-US/a.md': {}, 'ja-JP/a.md': {}, 'pt_BR/a.md': {} }, ['en-US/a.md ja-JP/a.md pt_BR/a.md']],
  ['zh and hant are languages', { 'en/a.md': {}, 'zh/a.md': {}, 'hant/a.md': {} }, ['en/a.md zh/a.md hant/a.md']],
  ['zh-CN and zh-TW are languages', { 'a-en.md': {}, 'a-zh-CN.md': {}, 'a.zh-TW.md': {} }, ['a-en.md a-zh-CN.md a.zh-TW.md']],
  ['names are compared as NFC', { ['en/caf\u00e9.md'.normalize('NFD')]: {}, 'ja/caf\u00e9.md': {} }, ['en/cafe\u0301.md ja/caf\u00e9.md']],
];

for (const [sentence, notes, expected] of groupings) {
  test(sentence, async () => {
    assert.deepEqual(groups(await read(notes)), expected);
  });
}

test('notes that name each other as source are one article', async () => {
  assert.deepEqual(groups(await read({ 'en/a.md': { source: '../ja/b.md' }, 'ja/b.md': { source: '../en/a.md' } })), ['en/a.md ja/b.md']);
});

test('a source is found in a folder with a decomposed name', async () => {
  const folder = 'caf\u00e9'.normalize('NFD');
  const notes = { [`${folder}/a-en.md`]: {}, [`${folder}/b-ja.md`]: { source: 'a-en.md' } };
  assert.deepEqual(groups(await read(notes)), [`${folder}/a-en.md ${folder}/b-ja.md`]);
});

test('notes of one article in one language are both in error, each naming the other, and the rest is published', async () => {
  const library = await read({ 'en/2025-11-08-a.md': {}, 'en/old/2025-11-08-a.md': {}, 'ja/2025-11-08-a.md': {} });
  assert.deepEqual(groups(library), ['ja/2025-11-08-a.md']);
  const found = library.problems.filter(({ code }) => code === 'note-duplicate');
  assert.deepEqual(
    found.map(({ file, severity }) => [file, severity]),
    [
      ['en/2025-11-08-a.md', 'error'],
      ['en/old/2025-11-08-a.md', 'error'],
    ],
  );
  assert.match(found[0]?.message ?? '', /"en\/old\/2025-11-08-a\.md"/);
  assert.match(found[1]?.message ?? '', /"en\/2025-11-08-a\.md"/);
});

/** Notes of one article, its original, and what is said about the choice. */
const originals: [sentence: string, notes: Notes, original: string | undefined, problems: string[]][] = [
  ['the one note that is not translated is the original', { 'en/a.md': { translated: true }, 'ja/a.md': {} }, 'ja/a.md', []],
  ['"translated: false" beats silence', { 'en/a.md': {}, 'ja/a.md': { translated: false } }, 'ja/a.md', []],
  [
    '"translated: false" beats the default language too, however many say it',
    { 'en/a.md': {}, 'ja/a.md': { translated: false }, 'ko/a.md': { translated: false } },
    'ja/a.md',
    ['ko/a.md original-ambiguous'],
  ],
  [
    'the note that another names as source is the original',
    { 'en/a.md': { translated: false }, 'ja/a.md': { translated: false }, 'ko/a.md': { translated: true, source: '../ja/a.md' } },
    'ja/a.md',
    [],
  ],
  ['else the default language is', { 'de/a.md': {}, 'en/a.md': {}, 'ja/a.md': {} }, 'en/a.md', ['en/a.md original-assumed']],
  ['else the first path is', { 'de/a.md': {}, 'ar/a.md': {} }, 'ar/a.md', ['ar/a.md original-assumed']],
  [
    'of two that say "translated: false" the default language is, with a problem of the other',
    { 'en/a.md': { translated: false }, 'ar/a.md': { translated: false } },
    'en/a.md',
    ['ar/a.md original-ambiguous'],
  ],
  ['a note that names its source is no original', { 'en/a.md': { source: '../ja/a.md' }, 'ja/a.md': {} }, 'ja/a.md', []],
  [
    'the end of a chain of sources is the original',
    { 'de/a.md': { source: '../en/a.md' }, 'en/a.md': { source: '../ja/a.md' }, 'ja/a.md': {} },
    'ja/a.md',
    [],
  ],
  [
    'a note that names its source and says "translated: false" may be one',
    { 'en/a.md': { source: '../ja/a.md', translated: false }, 'ja/a.md': { translated: true } },
    'en/a.md',
    [],
  ],
  ['a note whose source is not here is an orphan', { 'ja/a.md': { source: '../en/gone.md' } }, undefined, ['ja/a.md source-missing']],
  [
    'a note that names a source which is not here is no original, whatever its key',
    { 'ko/k.md': { translationKey: 'z', source: '../ja/c.md' } },
    undefined,
    ['ko/k.md source-missing'],
  ],
  ['a note that names itself is an original', { 'ja/a.md': { source: 'a.md' } }, 'ja/a.md', ['ja/a.md source-unused']],
  ['of a ring of sources one is the original', { 'en/a.md': { source: '../ja/a.md' }, 'ja/a.md': { source: '../en/a.md' } }, 'en/a.md', []],
  ['an article of translations is an orphan', { 'en/a.md': { translated: true }, 'ja/a.md': { translated: 'yes' } }, undefined, []],
];

for (const [sentence, notes, original, problems] of originals) {
  test(`${sentence} (original)`, async () => {
    const library = await read(notes);
    assert.equal(library.articles.length, 1);
    assert.equal(library.articles[0]?.original?.path, original);
    assert.deepEqual(codes(library), problems);
  });
}

/** Slugs by the first path of each article. */
const slugs: [sentence: string, notes: Notes, slugs: Record<string, string>, problems: string[]][] = [
  [
    'the file name without date and language is the slug',
    { 'en/x/2025-11-08-Fix_Auth.v2-en.md': {} },
    { 'en/x/2025-11-08-Fix_Auth.v2-en.md': 'fix_auth-v2' },
    [],
  ],
  ['letters of any script stay', { 'ja/認証エラー.md': {} }, { 'ja/認証エラー.md': '認証エラー' }, []],
  ['one slug serves all languages', { 'en/a.md': {}, 'ja/b.md': { source: '../en/a.md', translated: true } }, { 'en/a.md': 'a' }, []],
  [
    'the first by date keeps the slug, whatever its path, and another appends its date',
    { 'en/2025-11-08-a.md': {}, 'en/z/2024-11-08-a.md': {} },
    { 'en/z/2024-11-08-a.md': 'a', 'en/2025-11-08-a.md': 'a-2025-11-08' },
    ['en/2025-11-08-a.md slug-taken'],
  ],
  [
    'the date key counts as the date of the name does',
    { 'en/x/a.md': { date: '2025-11-08 10:00' }, 'en/y/a.md': { date: '2024-11-08' } },
    { 'en/y/a.md': 'a', 'en/x/a.md': 'a-2025-11-08' },
    ['en/x/a.md slug-taken'],
  ],
  [
    'without a date the first path keeps the slug, and another appends its folders',
    { 'en/npm/a.md': {}, 'en/pip/x/a.md': {} },
    { 'en/npm/a.md': 'a', 'en/pip/x/a.md': 'a-pip-x' },
    ['en/pip/x/a.md slug-taken'],
  ],
  [
    'without date and folders it appends a number',
    { 'en/2025-11-08-a.md': {}, 'en/a.md': {} },
    { 'en/2025-11-08-a.md': 'a', 'en/a.md': 'a-2' },
    ['en/a.md slug-taken'],
  ],
  [
    'a pinned slug wins over an earlier date',
    { 'en/2020-01-01-a.md': {}, 'ja/z.md': { slug: 'a' } },
    { 'ja/z.md': 'a', 'en/2020-01-01-a.md': 'a-2020-01-01' },
    ['en/2020-01-01-a.md slug-taken'],
  ],
  ['a pinned slug is made fit for a URL', { 'en/a.md': { slug: ' Über uns: C++ ' } }, { 'en/a.md': 'über-uns-c' }, []],
  [
    "the original's pinned slug wins over its translation's",
    { 'en/a.md': { slug: 'one', translated: true }, 'ja/a.md': { slug: 'two' } },
    { 'en/a.md': 'two' },
    ['en/a.md slug-conflict'],
  ],
];

for (const [sentence, notes, expected, problems] of slugs) {
  test(sentence, async () => {
    const library = await read(notes);
    assert.deepEqual(Object.fromEntries(library.articles.map(({ id, slug }) => [id, slug])), expected);
    assert.deepEqual(codes(library), problems);
  });
}

test('slug-taken names the note that has the slug, and the slug to pin', async () => {
  const { problems } = await read({ 'en/2024-01-01-a.md': {}, 'en/2025-01-01-a.md': {} });
  assert.match(problems[0]?.message ?? '', /"en\/2024-01-01-a\.md"/);
  assert.match(problems[0]?.hint ?? '', /slug: a-2025-01-01/);
});

function read(notes: Notes): Promise<Library> {
  return readFiles(Object.fromEntries(Object.entries(notes).map(([path, fields]) => [path, noteText(fields)])));
}

function groups({ articles }: Library): string[] {
  return articles.map(({ notes }) => notes.map(({ path }) => path).join(' ')).sort();
}

function codes({ problems }: Library): string[] {
  return problems.map(({ file, code }) => `${file} ${code}`);
}

type Notes = Record<string, object>;
