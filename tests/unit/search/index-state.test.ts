import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { readIndexState, updateIndexState, writeIndexState } from '../../../src/search/index-state.ts';
import { openKeptState } from '../../../src/search/kept-state.ts';

let folder: string;
let kept: ReturnType<typeof openKeptState>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaiketsu-state-'));
  kept = openKeptState(folder);
});
afterEach(() => {
  kept.close();
  rmSync(folder, { recursive: true, force: true });
});

const articles = new Map([
  ['a', { digest: 'x', sizes: [12, 2500], messages: ['m', 'n'] }],
  ['b', { digest: 'y', sizes: [3], messages: [] }],
]);
const state = { fingerprint: 'f', edition: 'e', articles };
/** Enough for several shards. */
const long = new Map<string, number | number[]>(
  Array.from({ length: 400 }, (_, at) => [
    `word${at}`,
    at % 3 === 0 ? 1000 + at : Array.from({ length: 60 }, (_, posting) => posting * 40 + at),
  ]),
);

test('what was kept is read', () => {
  writeIndexState(kept, { ...state, long });
  const read = readIndexState(kept, 'f');
  assert.equal(read?.edition, 'e');
  assert.deepEqual(read?.articles, articles);
  for (const [key, postings] of long) assert.deepEqual(read?.long(key), postings, key);
  for (const key of ['word', 'ord1', 'word400', '=', '']) assert.equal(read?.long(key), undefined, key);
});

test('a state of other code is none', () => {
  writeIndexState(kept, { ...state, long });
  assert.equal(readIndexState(kept, 'g'), undefined);
});

test('changes of few features leave the others', () => {
  writeIndexState(kept, { ...state, long });
  const changes = new Map<string, number | number[] | undefined>([
    ['word1', [2, 4]],
    ['word2', undefined],
    ['word3', 77],
    ['other', [8]],
    ['none', undefined],
  ]);
  updateIndexState(kept, { ...state, edition: 'e2', articles: new Map(), long: changes });
  const read = readIndexState(kept, 'f');
  assert.equal(read?.edition, 'e2');
  assert.equal(read?.articles.size, 0);
  for (const [key, postings] of [...long, ...changes]) {
    assert.deepEqual(read?.long(key), changes.has(key) ? changes.get(key) : postings, key);
  }
});

test('of a larger state nothing is left behind', () => {
  writeIndexState(kept, { ...state, long });
  assert.ok(kept.get('long 1'));
  writeIndexState(kept, { ...state, long: new Map() });
  assert.equal(kept.get('long 1'), undefined);
  assert.equal(readIndexState(kept, 'f')?.long('word1'), undefined);
});

test('a transaction that fails changes nothing', () => {
  kept.set('a', '1');
  assert.throws(() =>
    kept.transaction(() => {
      kept.set('a', '2');
      throw new Error('stop');
    }),
  );
  assert.equal(kept.get('a'), '1');
});
