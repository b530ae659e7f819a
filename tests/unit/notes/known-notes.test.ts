import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openStore, type Store } from '../../../src/cache/store.ts';
import { listNotes } from '../../../src/notes/files.ts';
import { findResult, forgetOthers, keepResult, loadKnownNotes, saveKnownNotes } from '../../../src/notes/known-notes.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-known-'));
const stores: Store[] = [];
after(() => {
  for (const store of stores) store.close();
  rmSync(folder, { recursive: true, force: true });
});

function emptyStore(): Store {
  const store = openStore(mkdtempSync(join(folder, 'store-')));
  stores.push(store);
  return store;
}

/** Reads a note, as those do who publish drafts or not, and stores that. */
function remember(store: Store, readers: string, settings: string, path: string, stamp = 'as it is'): void {
  const known = loadKnownNotes(store, readers, settings);
  keepResult(known, path, stamp, { problems: [] });
  store.transaction(() => saveKnownNotes(store, known));
}

const find = (store: Store, readers: string, settings: string, path: string, stamp = 'as it is') =>
  findResult(loadKnownNotes(store, readers, settings), path, stamp);

test('a note is known as long as its file and the settings are the same', () => {
  const store = emptyStore();
  remember(store, 'published', 'one', 'a.md');
  assert.deepEqual(find(store, 'published', 'one', 'a.md'), { problems: [] });
  assert.equal(find(store, 'published', 'one', 'a.md', 'another'), undefined);
  assert.equal(find(store, 'published', 'one', 'b.md'), undefined);
  assert.equal(find(store, 'published', 'two', 'a.md'), undefined);
});

test('a file that may be changing just now, or that depends on others, is never known', () => {
  const store = emptyStore();
  const known = loadKnownNotes(store, 'published', 'one');
  keepResult(known, 'a.md', '', { problems: [] });
  keepResult(known, 'b.mdx', 'as it is', { problems: [], isVolatile: true });
  assert.equal(findResult(known, 'a.md', ''), undefined);
  assert.equal(findResult(known, 'b.mdx', 'as it is'), undefined);
});

test('who publishes drafts and who does not leave one another what they know', () => {
  const store = emptyStore();
  remember(store, 'published', 'one', 'a.md');
  remember(store, 'draft', 'two', 'a.md', 'as it was read later');
  assert.ok(find(store, 'published', 'one', 'a.md'));
  assert.ok(find(store, 'draft', 'two', 'a.md', 'as it was read later'));
});

test('of other settings, and of notes that are gone, nothing is left in the store', () => {
  const store = emptyStore();
  remember(store, 'published', 'one', 'a.md');
  remember(store, 'published', 'two', 'b.md');
  assert.equal(find(store, 'published', 'one', 'a.md'), undefined);
  const known = loadKnownNotes(store, 'published', 'two');
  forgetOthers(known, new Set());
  store.transaction(() => saveKnownNotes(store, known));
  assert.deepEqual(store.keys(), ['published notes']);
});

test('a link that leads to another file than before is another state of the folder', () => {
  const posts = mkdtempSync(join(folder, 'posts-'));
  for (const name of ['a.png', 'b.png']) writeFileSync(join(posts, name), name);
  const link = join(posts, 'link.png');
  const states = ['a.png', 'b.png', 'a.png'].map((target) => {
    symlinkSync(target, link);
    const paths = [...listNotes(posts).stamps.keys()].sort().join();
    unlinkSync(link);
    return paths;
  });
  assert.equal(states[0], states[2]);
  assert.notEqual(states[0], states[1]);
});
