import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Library } from '../../../src/notes/ingest.ts';
import { type Files, noteText, publishedNotes, readFiles } from './temporary-posts.ts';

/** Translations whose original is left out, and why it is. */
const leftOut: [why: string, files: Files][] = [
  ['a draft', { 'en/a.md': noteText({ lang: 'en', draft: true }) }],
  ['in error', { 'en/a.mdx': `${noteText({ lang: 'en' })}\n<Unclosed>\n` }],
  ['a draft that its translations name', { 'en/other.md': noteText({ lang: 'en', draft: true }) }],
];

for (const [why, files] of leftOut) {
  test(`no translation is taken for the original where that is ${why}`, async () => {
    const source = why.includes('name') ? { source: '../en/other.md' } : {};
    const translations = { 'es/a.md': noteText({ lang: 'es', ...source }), 'ja/a.md': noteText({ lang: 'ja', ...source }) };
    const library = await readFiles({ ...files, ...translations });
    assert.deepEqual(state(library), { 'es/a.md': 'orphan', 'ja/a.md': 'orphan' });
    assert.equal(library.articles.length, 1);
    assert.equal(library.articles[0]?.original, undefined);
    assert.ok(!library.problems.some(({ code }) => code === 'source-missing'), 'it is there, if not published');
  });
}

test('a draft that cannot be rendered is left out like any other', async () => {
  const { problems } = await readFiles({ 'en/a.md': noteText({ lang: 'en', draft: true }, `## ${'&#x41;'.repeat(50_000)} {#own}\n`) });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['note-draft'],
  );
});

test('a draft beside a published note of the same language changes nothing', async () => {
  const library = await readFiles({
    'en/a.md': noteText({ lang: 'en', translated: false }),
    'en/a-en.md': noteText({ lang: 'en', draft: true }),
    'ja/a.md': noteText({ lang: 'ja', translated: true }),
  });
  assert.deepEqual(state(library), { 'en/a.md': undefined, 'ja/a.md': 'unknown' });
  assert.equal(library.articles[0]?.original?.path, 'en/a.md');
  assert.equal(library.articles[0]?.unpublished, undefined);
});

test('a draft translation leaves its original an original', async () => {
  const library = await readFiles({
    'en/a.md': noteText({ lang: 'en' }),
    'ja/a.md': noteText({ lang: 'ja', translated: true, draft: true }),
  });
  assert.deepEqual(state(library), { 'en/a.md': undefined });
  assert.equal(library.articles[0]?.original?.path, 'en/a.md');
  assert.deepEqual(library.articles[0]?.unpublished, [{ path: 'ja/a.md', lang: 'ja' }], 'it need not be begun again');
});

function state(library: Library): Record<string, string | undefined> {
  return Object.fromEntries(publishedNotes(library).map(({ path, freshness }) => [path, freshness]));
}
