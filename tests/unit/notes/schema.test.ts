import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFields } from '../../../src/notes/schema.ts';
import { noteText, publishedNotes, readFiles } from './temporary-posts.ts';

const read = (key: string, value: unknown) => parseFields({ [key]: value }, `---\n${key}: …\n---\n`, 'a.md');

const lines = ['title', 'lang', 'layout', 'type', 'model', 'translationKey', 'slug', 'description'];
const flags = ['translated', 'generated', 'draft'];
const days = ['date', 'updated'];
const paths = ['aliases', 'redirect_from'];

/** What is accepted, by keys, and what becomes of it. */
const accepted: [keys: string[], value: unknown, result: unknown][] = [
  [lines, 'One', 'One'],
  [lines, '  One\n  two\t ', 'One two'],
  [lines, 42, '42'],
  [lines, true, 'true'],
  ...[true, 'true', 'yes', 'Yes', 'on', 'TRUE'].map((value): [string[], unknown, unknown] => [flags, value, true]),
  ...[false, 'false', 'no', 'No', 'off'].map((value): [string[], unknown, unknown] => [flags, value, false]),
  [days, '2025-11-08', '2025-11-08'],
  [days, '2025/11/8', '2025-11-08'],
  [days, '2024-02-29', '2024-02-29'],
  [days, '2025-11-08 10:00', '2025-11-08T10:00:00.000Z'],
  [days, '2025-11-08T10:00:00Z', '2025-11-08T10:00:00.000Z'],
  [days, '2025-11-08T10:00:00.123Z', '2025-11-08T10:00:00.123Z'],
  [days, '2025-11-08 9:05', '2025-11-08T09:05:00.000Z'],
  [days, '2025-11-08 09:05:00 +0900', '2025-11-08T00:05:00.000Z'],
  [days, '2025-11-08T10:00:00-05:00', '2025-11-08T15:00:00.000Z'],
  [days, new Date(Date.UTC(2025, 10, 8)), '2025-11-08T00:00:00.000Z'],
  [['tags'], ['a', 'b c', 7], ['a', 'b c', '7']],
  [['tags'], 'a b', ['a', 'b']],
  [['tags'], 'a b, c', ['a b', 'c']],
  [['tags'], 'a', ['a']],
  [['tags'], ['a', ' a ', ''], ['a']],
  [['tags'], [], []],
  [paths, '/old path/', ['/old path/']],
  [paths, ['/a/', '/b/'], ['/a/', '/b/']],
  [['source'], '../en/a.md', { path: '../en/a.md' }],
  [['source'], { path: 'en/a.md' }, { path: 'en/a.md' }],
  [['source'], { path: 'en/a.md', lang: 'en', hash: 'abc', note: 1 }, { path: 'en/a.md', lang: 'en', hash: 'abc' }],
  [['ms.translationtype'], 'MT', 'MT'],
  [['ms.translationtype'], 'HT', 'HT'],
  [['source'], { path: 'en/a.md', lang: '', hash: null, sections: null }, { path: 'en/a.md' }],
  [['audio'], false, false],
  [['audio'], 'no', false],
  [['audio'], 'a.mp3', 'a.mp3'],
  [['errors'], 'E0308: mismatched types, expected `u8`', ['E0308: mismatched types, expected `u8`']],
  [['errors'], ['  spaces stay  ', 'a\nb'], ['  spaces stay  ', 'a\nb']],
  [['errors'], [404], ['404']],
];

for (const [keys, value, result] of accepted) {
  test(`${keys.join(', ')}: ${JSON.stringify(value)} is ${JSON.stringify(result)}`, () => {
    for (const key of keys) {
      const { fields, problems } = read(key, value);
      assert.deepEqual({ fields, problems }, { fields: { [key]: result }, problems: [] }, key);
    }
  });
}

/** What is refused, with the words that say what to write. */
const refused: [keys: string[], value: unknown, expected: string][] = [
  ...[['a'], { a: 1 }].map((value): [string[], unknown, string] => [lines, value, 'text']),
  ...['maybe', 1, {}, 'constructor'].map((value): [string[], unknown, string] => [flags, value, 'true or false']),
  ...['2025-02-29', '2025-13-01', '2025-11', '8 November 2025', '2025-11-08 25:00', 20251108, true, ['2025-11-08']].map(
    (value): [string[], unknown, string] => [days, value, 'a date such as 2025-11-08'],
  ),
  [['tags'], { a: 1 }, 'a list of texts'],
  [['tags'], 7, 'a list of texts'],
  [paths, 7, 'a path or a list of paths'],
  [['source'], { lang: 'en' }, 'a path, or path, lang, hash and sections'],
  [['source'], { path: null }, 'a path, or path, lang, hash and sections'],
  [['source'], ['a.md'], 'a path, or path, lang, hash and sections'],
  [['ms.translationtype'], 'mt?', 'MT or HT'],
  [['audio'], ['a.mp3'], 'false or a path'],
  [['errors'], { a: 1 }, 'a list of texts'],
];

for (const [keys, value, expected] of refused) {
  test(`${keys.join(', ')}: ${JSON.stringify(value)} is refused, for it is not ${expected}`, () => {
    for (const key of keys) {
      const { fields, problems } = read(key, value);
      assert.deepEqual(fields, {}, key);
      assert.deepEqual(
        problems.map(({ code, line, hint }) => ({ code, line, hint })),
        [{ code: 'field-invalid', line: 2, hint: `Write ${expected}.` }],
      );
    }
  });
}

test('a key without a value is as if it were not there', () => {
  for (const key of [...lines, ...flags, ...days, ...paths, 'tags', 'source', 'audio', 'errors']) {
    for (const value of [null, '']) assert.deepEqual(read(key, value), { fields: {}, extra: {}, problems: [] }, key);
  }
});

test('one bad value costs nothing but itself', () => {
  const { fields, problems } = parseFields(
    { title: ['x'], date: 'soon', slug: 'a' },
    '---\ntitle: [x]\ndate: soon\nslug: a\n---\n',
    'a.md',
  );
  assert.deepEqual(fields, { slug: 'a' });
  assert.deepEqual(
    problems.map(({ line }) => line),
    [2, 3],
  );
});

test('any other key is kept as it is, and told', () => {
  const { fields, extra, problems } = parseFields(
    { author: { name: 'Kim' }, toString: 1 },
    '---\nauthor: { name: Kim }\ntoString: 1\n---\n',
    'a.md',
  );
  assert.deepEqual({ fields, extra }, { fields: {}, extra: { author: { name: 'Kim' }, toString: 1 } });
  assert.deepEqual(
    problems.map(({ code, line }) => `${line} ${code}`),
    ['2 field-unknown', '3 field-unknown'],
  );
});

test('aliases and redirect_from are one list', async () => {
  const [note] = publishedNotes(await readFiles({ 'en/a.md': noteText({ aliases: ['/a/'], redirect_from: '/b/' }) }));
  assert.deepEqual(note?.aliases, ['/a/', '/b/']);
});

test('what is missing is unknown, not false', async () => {
  const [silent, spoken] = publishedNotes(
    await readFiles({ 'en/a.md': noteText(), 'en/b.md': noteText({ translated: false, generated: 'no' }) }),
  );
  assert.deepEqual([silent?.translated, silent?.generated], [undefined, undefined]);
  assert.deepEqual([spoken?.translated, spoken?.generated], [false, false]);
});

test('the language of a source is a tag like any other, and one that is none costs nothing but itself', async () => {
  const { articles, problems } = await readFiles({
    'ja/a.md': noteText({ translated: true, source: { path: 'en/gone.md', lang: 'zh_CN' } }),
    'ja/b.md': noteText({ translated: true, source: { path: 'en/gone.md', lang: 'xx', hash: '0123456789ab' } }),
  });
  assert.deepEqual(
    articles.flatMap(({ notes }) => notes.map(({ source }) => source)),
    [
      { path: 'en/gone.md', lang: 'zh-Hans' },
      { path: 'en/gone.md', hash: '0123456789ab' },
    ],
  );
  const found = problems.filter(({ code }) => code === 'field-invalid');
  assert.deepEqual(
    found.map(({ file, line, message }) => `${file}:${line} ${message}`),
    ['ja/b.md:4 "source.lang" is "xx", which is no language tag; it was ignored.'],
  );
});

test('a translation by Microsoft’s key is one, and what the note says itself counts more', async () => {
  const notes = await readFiles({
    'en/a.md': noteText({ 'ms.translationtype': 'MT' }),
    'en/b.md': noteText({ 'ms.translationtype': 'HT' }),
    'en/c.md': noteText({ 'ms.translationtype': 'MT', translated: false, generated: false }),
  });
  assert.deepEqual(
    publishedNotes(notes).map(({ translated, generated }) => [translated, generated]),
    [
      [true, true],
      [true, false],
      [false, false],
    ],
  );
});

test('a day that no month has is refused with a time too', () => {
  for (const value of ['2025-02-30 10:00', '2025-04-31T00:00:00Z']) assert.deepEqual(read('date', value).fields, {}, value);
});

test('an hour of one digit is read with seconds too', () => {
  assert.deepEqual(read('date', '2025-11-08 9:05:00').fields, { date: '2025-11-08T09:05:00.000Z' });
});

test('each list says what it wants of its items', () => {
  for (const [key, value] of Object.entries({ tags: [['a']], errors: [['a']] })) {
    assert.equal(read(key, value).problems[0]?.hint, 'Write a list of texts.', key);
  }
});

test('text that looks like a number stays as it is written', async () => {
  const text = '---\ntitle: 0x80070005\ntags: [3.10]\nmodel: 1.10\nslug: 007\nerrors: [404, 1e3]\n---\n\nText.\n';
  const [note] = publishedNotes(await readFiles({ 'en/a.md': text }));
  const { title, tags, model, slug, errors } = note ?? {};
  assert.deepEqual(
    { title, tags, model, slug, errors },
    { title: '0x80070005', tags: ['3.10'], model: '1.10', slug: '007', errors: ['404', '1e3'] },
  );
});
