import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchQueue } from '../../../src/build/render-pages.ts';

const numbers = Array.from({ length: 100 }, (_, at) => at);

test('several who take in turn get every item once', () => {
  const queue = batchQueue(numbers.values(), 8);
  const [one, other] = [queue[Symbol.iterator](), queue[Symbol.iterator]()];
  const taken: number[] = [];
  for (let turn = 0, done = 0; done < 2; turn++) {
    const batch = (turn % 3 === 0 ? other : one).next();
    if (batch.done) done++;
    else taken.push(...batch.value);
    // Whoever looks how much there is takes nothing away.
    queue.hasAtLeast(10 * (turn % 4));
  }
  assert.deepEqual(taken, numbers);
});

test('a queue says how much there still is', () => {
  const queue = batchQueue(numbers.values(), 30);
  assert.deepEqual([queue.hasAtLeast(100), queue.hasAtLeast(101)], [true, false]);
  const lengths = Array.from(queue, (batch) => [batch.length, queue.hasAtLeast(50)]);
  assert.deepEqual(lengths, [
    [30, true],
    [30, false],
    [30, false],
    [10, false],
  ]);
  assert.equal(queue.hasAtLeast(1), false);
});
