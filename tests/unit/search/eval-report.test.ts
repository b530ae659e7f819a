import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Outcome, report } from '../../eval/report.ts';

function outcome(kind: string, expect: string[], hits: string[], rank: number): Outcome {
  return {
    query: { id: 'q', query: 'x', expect, lang_of_reader: 'en', kind },
    hits,
    rank,
    missing: false,
    near: kind === 'near' ? 1 : 0,
    bytes: { first: 40_000 + 10_000 * rank, later: 2000 },
  };
}

test('the report of an evaluation counts firsts, thirds, reciprocal ranks, nothing shown and false answers', () => {
  const lines = report([
    outcome('a', ['n'], ['n'], 1),
    outcome('a', ['n'], ['m', 'n'], 2),
    outcome('b', ['n'], [], 0),
    outcome('b', ['n'], ['m'], 0),
    outcome('near', ['n'], [], 0),
    outcome('none', [], ['m'], 0),
    outcome('none', [], [], 0),
  ]).split('\n');
  assert.deepEqual(
    lines.map((line) => line.trim().split(/\s{2,}/)),
    [
      ['queries', 'first', 'of 3', 'MRR@10', 'nothing', 'false', 'first kB', 'later kB'],
      ['a', '2', '0.50', '1.00', '0.75', '0.00', '–', '55/60', '2/2'],
      ['b', '2', '0.00', '0.00', '0.00', '0.50', '–', '40/40', '2/2'],
      ['near', '1', '0.00', '0.00', '0.00', '0.00', '–', '40/40', '2/2'],
      ['none', '2', '–', '–', '–', '–', '0.50', '40/40', '2/2'],
      ['all', '7', '0.20', '0.40', '0.30', '0.20', '0.50', '44/60', '2/2'],
    ],
  );
});
