import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addUnit, type Chunk, chunkCache, noUnits } from '../../../src/errors/chunk-cache.ts';

function chunkAt(text: string, start: number, end: number): Chunk {
  let hash = noUnits;
  for (let at = start; at < end; at++) hash = addUnit(hash, text.charCodeAt(at));
  return { text, start, end, hash };
}

const whole = (text: string) => chunkAt(text, 0, text.length);

test('a chunk is found wherever it stands', () => {
  const cache = chunkCache<string>(100);
  assert.equal(cache.set(chunkAt('an error here', 3, 8), 'made'), 'made');
  assert.equal(cache.get(whole('error')), 'made');
  assert.equal(cache.get(whole('errors')), undefined);
  assert.equal(cache.get(whole('erro')), undefined);
  cache.set(whole(''), 'nothing');
  assert.equal(cache.get(chunkAt('x', 1, 1)), 'nothing');
});

test('chunks with one hash are different chunks', () => {
  const cache = chunkCache<number>(100);
  const [one, other] = [
    { text: 'one', start: 0, end: 3, hash: 7 },
    { text: 'two', start: 0, end: 3, hash: 7 },
  ];
  cache.set(one, 1);
  assert.equal(cache.get(other), undefined);
  cache.set(other, 2);
  assert.deepEqual([cache.get(one), cache.get(other)], [1, 2]);
});

test('many chunks are known at a time, and when they are too many they are made anew', () => {
  const cache = chunkCache<number>(5000);
  for (let at = 0; at < 5000; at++) cache.set(whole(`chunk ${at} 鍵`), at);
  for (let at = 0; at < 5000; at++) assert.equal(cache.get(whole(`chunk ${at} 鍵`)), at);
  cache.set(whole('one more'), -1);
  assert.equal(cache.get(whole('one more')), -1);
  assert.equal(cache.get(whole('chunk 7 鍵')), undefined);
  cache.set(whole('chunk 7 鍵'), 7);
  assert.equal(cache.get(whole('chunk 7 鍵')), 7);
});
