import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { readSheets, saveSheets } from '../../../src/cache/sheets.ts';
import { openStore, type Store } from '../../../src/cache/store.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaiketsu-sheets-'));
  store = openStore(folder);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const many = new Map(Array.from({ length: 1000 }, (_, at) => [`ja/notes/${at} 鍵.md`, `1 2.5 ${at}\nvalue "${at}"`]));

function keptRows(): Map<string, string> {
  store.flush();
  return new Map(store.entries('sheet:'));
}

test('what is kept is read again', () => {
  saveSheets(store, 'files', many);
  saveSheets(store, 'file', new Map([['a', 'of another name']]));
  assert.deepEqual(readSheets(store, 'files'), many);
  assert.deepEqual(readSheets(store, 'file'), new Map([['a', 'of another name']]));
  assert.deepEqual(readSheets(store, 'nothing'), new Map());
});

test('of few changes few rows are written', () => {
  saveSheets(store, 'files', many);
  const before = keptRows();
  const now = new Map(many);
  now.delete('ja/notes/1 鍵.md');
  now.set('ja/notes/2 鍵.md', '').set('ja/notes/new.md', 'new');
  saveSheets(store, 'files', now, ['ja/notes/1 鍵.md', 'ja/notes/2 鍵.md', 'ja/notes/new.md']);
  assert.deepEqual(readSheets(store, 'files'), now);
  const written = [...keptRows()].filter(([key, text]) => before.get(key) !== text);
  assert.ok(written.length > 0 && written.length <= 3, `${written.length}`);
  saveSheets(store, 'files', now, []);
  assert.deepEqual(readSheets(store, 'files'), now);
});

test('where nothing is known of what is kept, nothing of it stays', () => {
  saveSheets(store, 'files', many);
  saveSheets(store, 'files', new Map([['one', '1']]));
  assert.deepEqual(readSheets(store, 'files'), new Map([['one', '1']]));
  saveSheets(store, 'files', new Map(), ['one']);
  assert.deepEqual(readSheets(store, 'files'), new Map());
  assert.equal(keptRows().size, 0);
});
