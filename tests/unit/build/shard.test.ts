import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findShard } from '../../../src/build/shard.ts';

const languages = ['en', 'ja', 'zh-Hans'];
const indexes = ['errors/', 'pagefind/en/', ...[1, 2, 3, 4].map((part) => `pagefind/ja/${part}/`), 'pagefind/zh-Hans/'];
const files = ['index.html', 'ja/index.html', 'ja/notes/a/index.html', 'media/ja/a.png', ...indexes.map((folder) => `${folder}a.txt`)];

function ownersOf(path: string, names: readonly string[]): string[] {
  return names.filter((name) => findShard(name, languages)?.owns(path));
}

for (const names of [languages, ['1/2', '2/2'], ['1/3', '2/3', '3/3'], ['1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7']]) {
  test(`each file has one machine of ${names.join(', ')}, and an index is not torn`, () => {
    for (const path of [...files, ...indexes]) assert.equal(ownersOf(path, names).length, 1, path);
    for (const folder of indexes) assert.deepEqual(ownersOf(`${folder}fragment/a.txt`, names), ownersOf(folder, names), folder);
  });
}

test('a language has all parts of its index', () => {
  for (const part of [1, 2, 3, 4]) assert.deepEqual(ownersOf(`pagefind/ja/${part}/`, languages), ['ja']);
});

test('the parts of a large index are on several machines', () => {
  const owners = [1, 2, 3, 4].flatMap((part) => ownersOf(`pagefind/ja/${part}/`, ['1/4', '2/4', '3/4', '4/4']));
  assert.equal(new Set(owners).size, 4);
});
