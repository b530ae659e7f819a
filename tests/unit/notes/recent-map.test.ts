import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recentMap } from '../../../src/notes/recent-map.ts';

test('keeps what was asked for lately, and stays small', () => {
  const map = recentMap<number, string>(10);
  for (let key = 0; key < 100; key++) {
    assert.equal(map.set(key, `value ${key}`), `value ${key}`);
    if (key >= 3) assert.equal(map.get(3), 'value 3', 'asked for again and again');
    if (key >= 7) assert.equal(map.get(key - 4), `value ${key - 4}`, 'asked for within the last ten');
  }
  const kept = Array.from({ length: 100 }, (_, key) => key).filter((key) => map.get(key) !== undefined);
  assert.ok(kept.length >= 10 && kept.length <= 20, `${kept.length} kept`);
});
