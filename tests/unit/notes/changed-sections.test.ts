import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonSubsequence, differences } from '../../../src/notes/common-subsequence.ts';
import { changedSections } from '../../../src/notes/lineage.ts';

/** `2-3` changed, `?3` changed or new, `+3` added, `-2` removed. */
const changes: [before: string, after: string, changed: string][] = [
  ['a b c', 'a b c', ''],
  ['a b c', 'a x c', '1-1'],
  ['a b c', 'a b x c', '+2'],
  ['a b c', 'x a b c', '+0'],
  ['a b c', 'a b c x y', '+3 +4'],
  ['a b c', 'a c', '-1'],
  ['a b c', 'c', '-0 -1'],
  ['a b c', 'a x y c', '?1 ?2'],
  ['a b c d', 'a x d', '?1'],
  ['a b c', 'a c b', '-1 +2'],
  ['a b c d', 'd a b c', '+0 -3'],
  ['a b c', 'x b y z', '0-0 ?2 ?3'],
  ['a b', 'x y', '0-0 1-1'],
  ['a b', 'x y z', '?0 ?1 ?2'],
  ['a a a', 'a a', '-2'],
  ['', '', ''],
  ['', 'a', '+0'],
  ['a', '', '-0'],
];
for (const [before, after, changed] of changes) {
  test(`from the sections "${before}" to "${after}" there is changed "${changed}"`, () => {
    const found = changedSections(before.split(' ').filter(Boolean), after.split(' ').filter(Boolean));
    const written = found.map(({ kind, before: old, after: now }) =>
      kind === 'changed' ? (old === undefined ? `?${now}` : `${old}-${now}`) : kind === 'added' ? `+${now}` : `-${old}`,
    );
    assert.equal(written.join(' '), changed);
  });
}

test('a common subsequence is common, in order and the longest', () => {
  const letters = ['', 'a', 'b', 'ab', 'ba', 'abc', 'cab', 'abcbdab', 'bdcaba', 'aaaa', 'xyz', 'axbycz', 'zyxabc'];
  for (const before of letters) {
    for (const after of letters) {
      const pairs = commonSubsequence([...before], [...after]);
      for (const [at, other] of pairs) assert.equal(before[at], after[other]);
      for (const [place, [at, other]] of pairs.entries()) {
        const [last, lastOther] = pairs[place - 1] ?? [-1, -1];
        assert.ok(at > last && other > lastOther, `${before} ${after}`);
      }
      assert.equal(pairs.length, longestCommon(before, after), `${before} ${after}`);
    }
  }
});

test('of very long sequences at least what they begin and end with is common', () => {
  const lines = (word: string) => Array.from({ length: 5000 }, (_, at) => `${word}${at}`);
  const pairs = commonSubsequence(['a', ...lines('b'), 'c', 'd'], ['a', ...lines('e'), 'c', 'd']);
  assert.deepEqual(pairs, [
    [0, 0],
    [5001, 5001],
    [5002, 5002],
  ]);
});

test('of very long sequences what each has once is common, wherever something was changed', () => {
  const lines = Array.from({ length: 6000 }, (_, at) => `line ${at}`);
  const other = lines.with(10, 'x').with(5990, 'y').toSpliced(3000, 0, 'z');
  assert.deepEqual(
    differences(lines, other).map(({ before, after }) => [before, after]),
    [
      [[10], [10]],
      [[], [3000]],
      [[5990], [5991]],
    ],
  );
});

/** By trying every subsequence. */
function longestCommon(before: string, after: string): number {
  let longest = 0;
  for (let mask = 0; mask < 2 ** before.length; mask++) {
    const part = [...before].filter((_, at) => mask & (1 << at));
    let at = 0;
    for (const letter of after) if (letter === part[at]) at++;
    if (at === part.length) longest = Math.max(longest, at);
  }
  return longest;
}
