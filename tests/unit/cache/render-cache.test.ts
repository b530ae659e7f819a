import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bodyKey, fenceKey, openRenderCache, pruneRenderCache } from '../../../src/cache/render-cache.ts';
import { openStore } from '../../../src/cache/store.ts';
import { emptyBody, type Fence } from '../../../src/markdown/body.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-cache-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const directory = () => mkdtempSync(join(folder, 'cache-'));

function prune(path: string, body: string): void {
  const opened = openStore(path);
  pruneRenderCache(opened, new Set([body]), 'f');
  opened.close();
}

/** Stores a body with one fence, and the fence. */
function store(path: string, name: string): { body: string; fence: string } {
  const cache = openRenderCache(path);
  const code: Fence = { info: 'js', code: name };
  const keys = { body: bodyKey(name, 'md', 'f'), fence: fenceKey(code, 'f') };
  cache.setBody(keys.body, { html: `<p>${name}</p>`, ...emptyBody(), fences: [code] });
  cache.setFence(keys.fence, `<pre>${name}</pre>`);
  cache.close();
  return keys;
}

test('what is stored is found by the next process that opens the cache, and nothing else is', () => {
  const path = directory();
  const { body, fence } = store(path, 'a');
  const cache = openRenderCache(path);
  assert.equal(cache.body(body)?.html, '<p>a</p>');
  assert.equal(cache.fence(fence), '<pre>a</pre>');
  assert.equal(cache.body(bodyKey('b', 'md', 'f')), undefined);
  cache.close();
});

test('keys differ by text, by kind and by the code that renders', () => {
  const keys = [bodyKey('a', 'md', 'f'), bodyKey('a', 'mdx', 'f'), bodyKey('a', 'md', 'g'), bodyKey('b', 'md', 'f')];
  const fences = [
    fenceKey({ info: '', code: 'a' }, 'f'),
    fenceKey({ info: 'js', code: 'a' }, 'f'),
    fenceKey({ info: 'js', code: 'a' }, 'g'),
  ];
  assert.equal(new Set([...keys, ...fences]).size, keys.length + fences.length);
});

test('pruning keeps the bodies of the notes and their code, and waits until most is stale', () => {
  const path = directory();
  const kept = store(path, 'kept');
  const stale = store(path, 'stale');
  prune(path, kept.body);
  let cache = openRenderCache(path);
  assert.ok(cache.body(stale.body), 'little is stale');
  for (let number = 0; number < 300; number++) cache.setFence(fenceKey({ info: '', code: `old ${number}` }, 'f'), 'x');
  cache.close();
  const notes = openStore(path);
  notes.set('draft notes', 'settings');
  notes.close();
  prune(path, kept.body);
  const after = openStore(path);
  assert.equal(after.get('draft notes'), undefined, 'a draft whose body is gone is read again');
  after.close();
  cache = openRenderCache(path);
  assert.deepEqual([cache.body(kept.body)?.html, cache.fence(kept.fence)], ['<p>kept</p>', '<pre>kept</pre>']);
  assert.deepEqual(
    [cache.body(stale.body), cache.fence(stale.fence), cache.fence(fenceKey({ info: '', code: 'old 1' }, 'f'))],
    [undefined, undefined, undefined],
  );
  cache.close();
});
