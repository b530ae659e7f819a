import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryLines } from '../../../src/errors/query-lines.ts';
import { correctSpelling } from '../../../src/errors/spelling.ts';

const known = ['module', 'modulo', 'model', 'permission', 'connection', 'correction', 'denied', 'cannot', 'received', '42p01', 'ts2345'];

/** A query as it is looked up where notes have the words above. */
function corrected(text: string, words: readonly string[] = known): string {
  const lines = queryLines(text);
  correctSpelling(lines, {
    isMissing: (word) => !words.includes(word),
    spellings: (word) => words.filter((other) => other[0] === word[0]),
  });
  return lines.map(({ tokens }) => tokens.map((token) => token.text || '_').join(' ')).join('\n');
}

const cases: [name: string, query: string, corrected: string][] = [
  ['a letter that is missing', 'permision denied', 'permission denied'],
  ['a letter that is too many', 'connecttion', 'connection'],
  ['two letters that are exchanged', 'recieved', 'received'],
  ['several words', 'permision deneid', 'permission denied'],
  ['the last word of a line, not typed to its end', 'denied permi', 'denied permission'],
  ['no other word', 'permi denied', 'permi denied'],
  ['the last of several lines', 'denied\nconnec', 'denied\nconnec'],
  ['a word that notes have', 'model', 'model'],
  ['a word without a neighbour', 'kubernetes', 'kubernetes'],
  ['a short word', 'cam', 'cam'],
  ['a code', 'TS2346', 'ts2346'],
  ['a number', '40002', '40002'],
  ['masks', 'denied 1.2.3', 'denied _'],
];
for (const [name, query, result] of cases) {
  test(`${name}: "${query}" is looked up as "${result}"`, () => {
    assert.equal(corrected(query), result);
  });
}

test('of several words the nearest is meant', () => {
  assert.equal(corrected('permision', ['permissions', 'permission']), 'permission');
  assert.equal(corrected('permision', ['permission', 'permissions']), 'permission');
});

test('the other properties of a token stay', () => {
  const lines = queryLines("permision 'conection'");
  correctSpelling(lines, { isMissing: () => true, spellings: () => known });
  assert.deepEqual(
    lines[0]?.tokens.map(({ text, quoted }) => [text, quoted]),
    [
      ['permission', false],
      ['connection', true],
    ],
  );
});

test('every line of a short query is read', () => {
  assert.equal(corrected('permision\ndeneid'), 'permission\ndenied');
});

test('a paste is not corrected, for nobody typed it', () => {
  assert.match(corrected('permision denied '.repeat(20)), /^permision /);
});
