import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComparedArticle } from '../../../src/search/compare.ts';
import type { ProseHit } from '../../../src/search/prose.ts';
import { fuseRanks, hasCertain, rankHits } from '../../../src/search/rank.ts';

const cases: [name: string, lists: string[][], fused: string[]][] = [
  ['no list gives nothing', [], []],
  ['empty lists give nothing', [[], []], []],
  ['one list keeps its order', [['c', 'a', 'b']], ['c', 'a', 'b']],
  [
    'an article found in two lists comes before one found in one',
    [
      ['a', 'b'],
      ['c', 'b'],
    ],
    ['b', 'a', 'c'],
  ],
  ['of equals the one of the earlier list comes first', [['a'], ['b'], ['c']], ['a', 'b', 'c']],
  ['a first rank beats a second', [['a', 'b'], ['c']], ['a', 'c', 'b']],
  [
    'three mentions beat two',
    [
      ['a', 'b'],
      ['a', 'b'],
      ['x', 'b'],
    ],
    ['b', 'a', 'x'],
  ],
  ['an article counts once in a list', [['a', 'b', 'b', 'b'], ['a']], ['a', 'b']],
];
for (const [name, lists, fused] of cases) {
  test(name, () => {
    assert.deepEqual(fuseRanks(lists), fused);
  });
}

const article = (slug: string, score: number, certainty: number): ComparedArticle => ({
  slug,
  titles: { en: slug },
  score,
  certainty,
  match: undefined,
});
const prose = (slug: string, lang = 'en'): ProseHit => ({ lang, article: slug, title: slug, languages: [lang], parts: [] });
const slugs = (hits: readonly { article: string }[]) => hits.map((hit) => hit.article);

test('what a program printed is answered by what is certain, the best first', () => {
  const { hits, near } = rankHits([article('a', 30, 2), article('b', 20, 1)]);
  assert.deepEqual([slugs(hits), near], [['a', 'b'], []]);
});

test('what is far behind the best is not the same error', () => {
  assert.deepEqual(slugs(rankHits([article('a', 60, 5), article('b', 17, 1)]).hits), ['a']);
});

test('without anything certain there is no hit, and what is near stands apart', () => {
  const { hits, near } = rankHits([article('a', 12, 0.6), article('b', 9, 0.4), article('c', 8, 0.05)]);
  assert.deepEqual([hits, slugs(near)], [[], ['a', 'b']]);
});

test('words are answered by less than a paste is', () => {
  const some = [article('a', 9, 0.4)];
  assert.deepEqual(slugs(rankHits(some, [[]]).hits), ['a']);
  assert.deepEqual(slugs(rankHits(some).hits), []);
});

test('an article that both indexes found comes before others', () => {
  const { hits } = rankHits([article('a', 12, 0.5), article('b', 11, 0.5)], [[prose('c'), prose('b')]]);
  assert.deepEqual(slugs(hits), ['b', 'a', 'c']);
  assert.ok(hits[0]?.error && hits[0].prose);
});

test('of the versions that the prose index found the one of the earlier list stands', () => {
  assert.equal(rankHits([], [[prose('a', 'ja')], [prose('a', 'en')]]).hits[0]?.prose?.lang, 'ja');
});

test('an article about a code of the query is certain', () => {
  assert.ok(hasCertain([article('a', 3, Number.POSITIVE_INFINITY)]));
  assert.ok(!hasCertain([article('a', 30, 0.5)]));
});
