import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countCoverage,
  differingNotes,
  outdatedNotes,
  shareOf,
  siteCoverage,
  type WorkItem,
  workList,
} from '../../../src/notes/coverage.ts';
import { bodyHash } from '../../../src/notes/lineage.ts';
import { site } from '../../../src/site.ts';
import { noteText, readFiles } from './temporary-posts.ts';

const body = 'Run `npm start`.\n';
const translation = (path: string, hash: string, fields: object = {}) =>
  noteText({ translated: true, source: { path: `../en/${path}`, hash }, ...fields }, body);

/** Two originals in English, an old one with all kinds of translations and a new one; an orphan; one in Italian alone. */
const { articles } = await readFiles({
  'en/old.md': noteText({ date: '2024-01-01' }, body),
  'ja/old.md': translation('old.md', bodyHash(`\n${body}`)),
  'ko/old.md': translation('old.md', bodyHash('What it was.')),
  'de/old.md': noteText({ translated: true }, 'Run `npm stop`.\n'),
  'en/new.md': noteText({ date: '2025-01-01' }, body),
  'ko/new.md': translation('new.md', bodyHash('What it was.'), { date: '2025-01-02' }),
  'de/new.md': translation('new.md', bodyHash('What it was.')).replace('npm start', 'npm stop'),
  'ja/orphan.md': noteText({ translated: true }, body),
  'it/alone.md': noteText({ date: '2023-01-01' }, body),
});
const articleCount = 4;

const counts: [lang: string, counts: string][] = [
  ['en', 'notes 2, originals 2, missing 2'],
  ['ja', 'notes 2, current 1, orphan 1, missing 2'],
  ['ko', 'notes 2, outdated 2, missing 2'],
  ['de', 'notes 2, outdated 1, unknown 1, differs 2, missing 2'],
  ['fr', 'missing 4'],
  ['it', 'notes 1, originals 1, missing 3'],
];
for (const [lang, expected] of counts) {
  test(`of four articles, ${lang} has: ${expected}`, () => {
    const found = countCoverage(articles).languages.find((language) => language.lang === lang);
    const named = Object.entries(found ?? {}).filter(([name, count]) => name !== 'lang' && count !== 0);
    assert.equal(named.map((entry) => entry.join(' ')).join(', '), expected);
  });
}

test('languages come in reading order, those of the site without a note too, then others that have one', () => {
  const { languages } = countCoverage(articles);
  assert.deepEqual(
    languages.map(({ lang }) => lang),
    [...site.languages, 'it'],
  );
});

test('totals are the sums of the languages, and every note is counted under one state', () => {
  const { articles: all, languages, totals } = countCoverage(articles);
  assert.equal(all, articleCount);
  assert.equal(totals.notes, 9);
  for (const row of [totals, ...languages]) assert.equal(row.notes, row.originals + row.current + row.outdated + row.unknown + row.orphan);
  for (const row of languages) assert.equal(row.missing, articleCount - row.notes);
  assert.equal(
    totals.missing,
    languages.reduce((sum, { missing }) => sum + missing, 0),
  );
});

test('a site without a note has nothing of nothing', () => {
  const { articles: all, languages, totals } = countCoverage([]);
  assert.deepEqual([all, totals.notes, totals.missing, languages.length], [0, 0, 0, site.languages.length]);
});

const shares: [notes: number, articles: number, share: number][] = [
  [0, 3, 0],
  [2, 3, 0.66],
  [29, 100, 0.29],
  [199, 200, 0.99],
  [3, 3, 1],
  [0, 0, 1],
];
for (const [notes, all, share] of shares) {
  test(`${notes} notes of ${all} articles are ${share} of them`, () => assert.equal(shareOf(notes, all), share));
}

const pathOf = ({ article, note }: WorkItem) => note?.path ?? `(${article.original?.path ?? article.id})`;
const lists: [lang: string, work: string][] = [
  ['en', '(it/alone.md) (ja/orphan.md)'],
  ['ja', '(en/new.md) (it/alone.md)'],
  ['ko', 'ko/new.md ko/old.md (it/alone.md) (ja/orphan.md)'],
  ['de', 'de/new.md de/old.md (it/alone.md) (ja/orphan.md)'],
  ['fr', '(en/new.md) (en/old.md) (it/alone.md) (ja/orphan.md)'],
  ['it', '(en/new.md) (en/old.md) (ja/orphan.md)'],
];
for (const [lang, work] of lists) {
  test(`work in ${lang}, missing notes in brackets: ${work}`, () => {
    assert.equal(workList(articles, lang).map(pathOf).join(' '), work);
  });
}

test('notes of all languages are listed by language, then the newest first', () => {
  assert.deepEqual(outdatedNotes(articles).map(pathOf), ['ko/new.md', 'ko/old.md', 'de/new.md']);
  assert.deepEqual(differingNotes(articles).map(pathOf), ['de/new.md', 'de/old.md']);
});

test('the coverage of a site has its counts, what is outdated, and the work of each language', () => {
  const coverage = siteCoverage(articles);
  assert.deepEqual(coverage.languages, countCoverage(articles).languages);
  assert.deepEqual(coverage.outdated, outdatedNotes(articles));
  assert.deepEqual(coverage.workIn('ko'), workList(articles, 'ko'));
});
