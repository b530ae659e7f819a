import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastNotAfter, readFeatures, tokensOf, writeFeature } from '../../../src/errors/format.ts';

const about = (passage: number) => ({ passage, isAbout: true });
const holds = (passage: number) => ({ passage, isAbout: false });

const features: [key: string, postings: number[]][] = [
  ['c', [2]],
  ['c++', [4, 6]],
  ['cffi', [0]],
  ['cffi * module', [0, 3]],
  ['cffi the *', [1]],
  ['cffi the * module', [8, 11, 2000]],
  ['cffi.*', [10]],
  ['cffi2', [12]],
  ['ffi', [14]],
  ['the', [16]],
  ['エラ', [18]],
  ['モジ', [20, 21_000_000]],
];
const file = features.map(([key, postings]) => writeFeature(key, postings)).join('');

for (const [key, postings] of features) {
  test(`"${key}" is read as it was written`, () => {
    assert.deepEqual(
      readFeatures(file, [key]).get(key),
      postings.map((posting) => (posting % 2 === 0 ? about(posting / 2) : holds((posting - 1) / 2))),
    );
  });
}

const absent = ['', 'cf', 'cffi the', 'cffi *', 'fi', 'he', '*', '.*', 'c+', 'cffi.', 'エ', '0', '2', 'cffi\t0', 'moji', 'zz'];
for (const key of absent) {
  test(`${JSON.stringify(key)} is not in the file, though it may be a part of a key`, () => {
    assert.equal(readFeatures(file, [key]).size, 0);
  });
}

test('many features are read at once, and those that are absent left out', () => {
  const found = readFeatures(file, ['モジ', 'zz', 'c', 'cffi']);
  assert.deepEqual([...found.keys()].sort(), ['c', 'cffi', 'モジ']);
  assert.deepEqual(found.get('モジ'), [about(10), about(10_500_000)]);
});

test('the only feature of a file is its first and its last', () => {
  assert.deepEqual(readFeatures(writeFeature('cffi', [0, 5]), ['cffi']).get('cffi'), [about(0), holds(2)]);
});

test('an empty file has no features', () => {
  assert.equal(readFeatures('', ['cffi', '']).size, 0);
  assert.deepEqual(tokensOf(''), []);
});

test('many passages are read as they were written', () => {
  const postings = Array.from({ length: 400 }, (_, at) => at * 37 + (at % 2));
  const read = readFeatures(writeFeature('x', postings), ['x']).get('x');
  assert.deepEqual(
    read?.map(({ passage, isAbout }) => 2 * passage + (isAbout ? 0 : 1)),
    postings,
  );
});

test('a posting takes few bytes, for it is written as what it adds', () => {
  const postings = Array.from({ length: 100 }, (_, at) => 100_000 + at * 10);
  assert.ok(writeFeature('x', postings).length < 220);
});

test('the words of a file are its keys of one token', () => {
  assert.deepEqual(tokensOf(file), ['c', 'c++', 'cffi', 'cffi.*', 'cffi2', 'ffi', 'the', 'エラ', 'モジ']);
});

const firsts = ['abc', 'cffi', 'the', 'モジ'];
const places: [value: string, at: number][] = [
  ['', 0],
  ['aaa', 0],
  ['abc', 0],
  ['abd', 0],
  ['cffh', 0],
  ['cffi', 1],
  ['cffi the *', 1],
  ['sub', 1],
  ['the', 2],
  ['エラ', 2],
  ['モジ', 3],
  ['龍', 3],
];
for (const [value, at] of places) {
  test(`${JSON.stringify(value)} is looked for in file ${at} of those that begin with ${firsts.join(', ')}`, () => {
    assert.equal(lastNotAfter(firsts, value), at);
  });
}

test('numbers are found like words', () => {
  assert.deepEqual(
    [0, 4, 5, 9, 10, 11].map((passage) => lastNotAfter([0, 5, 10], passage)),
    [0, 0, 1, 1, 2, 2],
  );
});

test('without entries the first place is given', () => {
  assert.equal(lastNotAfter([], 'x'), 0);
  assert.equal(lastNotAfter(['x'], 'a'), 0);
});
