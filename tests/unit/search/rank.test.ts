import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuseRanks } from '../../../src/search/rank.ts';

/** A hit is written `article:language`. */
const articleOf = (hit: string) => hit.split(':')[0] ?? '';

const cases: [name: string, lists: string[][], fused: string[]][] = [
  ['no list gives nothing', [], []],
  ['empty lists give nothing', [[], []], []],
  ['one list keeps its order', [['c:ja', 'a:ja', 'b:ja']], ['c:ja', 'a:ja', 'b:ja']],
  [
    'an article found in two lists comes before one found in one',
    [
      ['a:ja', 'b:ja'],
      ['c:en', 'b:en'],
    ],
    ['b:ja', 'a:ja', 'c:en'],
  ],
  ['of two versions the one of the earlier list stands', [['x:ja', 'a:ja'], ['a:en']], ['a:ja', 'x:ja']],
  [
    'a version that stands low in the earlier list stands all the same',
    [['x:ja', 'y:ja', 'z:ja', 'a:ja'], ['a:en']],
    ['a:ja', 'x:ja', 'y:ja', 'z:ja'],
  ],
  ['of equals the one of the earlier list comes first', [['a:ja'], ['b:en'], ['c:ko']], ['a:ja', 'b:en', 'c:ko']],
  ['a first rank beats a second', [['a:ja', 'b:ja'], ['c:en']], ['a:ja', 'c:en', 'b:ja']],
  [
    'three mentions beat two',
    [
      ['a:1', 'b:1'],
      ['a:2', 'b:2'],
      ['x:3', 'b:3'],
    ],
    ['b:1', 'a:1', 'x:3'],
  ],
];
for (const [name, lists, fused] of cases) {
  test(name, () => {
    assert.deepEqual(fuseRanks(lists, articleOf), fused);
  });
}

test('the lists are left as they were', () => {
  const lists = [Object.freeze(['b:ja', 'a:ja']), Object.freeze(['a:en'])];
  assert.deepEqual(fuseRanks(Object.freeze(lists), articleOf), ['a:ja', 'b:ja']);
});

test('an article counts once in a list', () => {
  assert.deepEqual(fuseRanks([['a:1', 'b:1', 'b:2']], articleOf), ['a:1', 'b:1']);
});
