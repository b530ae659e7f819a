import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openStore, withSoundCache } from '../../../src/cache/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-store-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const directory = () => mkdtempSync(join(folder, 'store-'));
const file = (path: string) => join(path, 'cache.sqlite');

/** A store with many values, each of them some text. */
function fill(path: string): void {
  const store = openStore(path);
  for (let number = 0; number < 2000; number++) store.set(`row:${number}`, `the value of ${number}, `.repeat(20));
  store.close();
}

function readAll(path: string): number {
  const store = openStore(path);
  try {
    return [...store.entries('row:')].length;
  } finally {
    store.close();
  }
}

test('what is set is there for the next who opens the store, in the order of the keys', () => {
  const path = directory();
  const store = openStore(path);
  for (const key of ['b:2', 'a:1', 'b:1', 'c:1']) store.set(key, `value of ${key}`);
  store.delete('c:1');
  assert.deepEqual(
    [...store.entries('b:')],
    [
      ['1', 'value of b:1'],
      ['2', 'value of b:2'],
    ],
  );
  store.close();
  const again = openStore(path);
  assert.equal(again.get('a:1'), 'value of a:1');
  assert.equal(again.get('c:1'), undefined);
  again.close();
});

test('a text comes back as it was set, whatever is in it', () => {
  const path = directory();
  const texts = ['', '\ufeffwith a mark', 'a\0b', '解決 😀 \ufdd0', 'ä\r\n'];
  const store = openStore(path);
  for (const [at, text] of texts.entries()) store.set(`${at}`, text);
  store.close();
  const again = openStore(path);
  for (const [at, text] of texts.entries()) assert.equal(again.get(`${at}`), text);
  again.close();
});

test('of a transaction that fails nothing is kept', () => {
  const path = directory();
  const store = openStore(path);
  store.set('a', 'before');
  assert.throws(
    () =>
      store.transaction(() => {
        store.set('a', 'within');
        throw new Error('stopped');
      }),
    /stopped/,
  );
  store.close();
  const again = openStore(path);
  assert.equal(again.get('a'), 'before');
  again.close();
});

for (const [damage, spoil] of [
  ['overwritten', (path: string) => writeFileSync(file(path), 'no database at all, but long enough to be one'.repeat(100))],
  ['cut short', (path: string) => truncateSync(file(path), readFileSync(file(path)).length / 2)],
  [
    'changed in one bit of a value',
    (path: string) => {
      const bytes = readFileSync(file(path));
      const at = bytes.indexOf('the value of 1234') + 5;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file(path), bytes);
    },
  ],
] as const) {
  test(`a cache that was ${damage} is never believed: it is removed, and all is done anew`, async () => {
    const path = directory();
    fill(path);
    assert.equal(readAll(path), 2000);
    spoil(path);
    let runs = 0;
    const found = await withSoundCache(path, async () => {
      runs++;
      return readAll(path);
    });
    assert.deepEqual([runs, found], [2, 0]);
  });
}
