import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Feature, groupFeatures, lineFeatures } from '../../../src/errors/features.ts';
import { tokensOf } from './shown-tokens.ts';

/** Bits of common tokens. */
const common = new Map([
  ['the', 1],
  ['not', 2],
  ['error', 3],
  ['module', 5],
]);
const bitsOf = (text: string) => common.get(text);
const features = (line: string) => lineFeatures(tokensOf(line), bitsOf);
const keys = (line: string, kind?: Feature['kind']) =>
  features(line)
    .filter((feature) => !kind || feature.kind === kind)
    .map(({ key }) => key);

const cases: [name: string, line: string, kind: Feature['kind'], keys: string[]][] = [
  ['a word that is not common is looked up', 'error cffi', 'word', ['cffi']],
  ['a code is looked up', 'error TS2345', 'code', ['ts2345']],
  ['both spellings of a code are one', 'GHC-39999 GHC39999', 'code', ['ghc39999', 'ghc39999']],
  ['a code with a space in it is looked up as one', 'CS 1656', 'code', ['cs1656']],
  ['a number in a sentence makes no code', 'cannot bind to port 8080', 'code', []],
  ['a number is looked up', 'HTTP 401', 'number', ['401']],
  ['a name is looked up as a whole', 'ModuleNotFoundError', 'name', ['modulenotfounderror']],
  ['the parts of a name are looked up, but for the common', 'ModuleNotFoundError', 'part', ['found']],
  ['a common word has its neighbours with it, beside the rarest', 'the module', 'group', ['module the *']],
  ['three common words are two pairs and a group', 'the module not', 'group', ['module the *', 'module * not', 'module the * not']],
  ['a rare word is the anchor of its groups', 'the cffi module', 'group', ['cffi the *', 'cffi * module', 'cffi the * module']],
  ['of two equally common words the first is the anchor', 'the the', 'group', ['the * the']],
  ['two rare words need no group', 'cffi wheel', 'group', []],
  ['masks are not looked up', '/ 42 3f2a9c1b8d7e6f5a 1.2.3', 'mask', []],
  ['a mask does not part neighbours', 'the 42 module', 'group', ['module the *']],
  ['what is quoted parts no neighbours and is in no group', "the 'cffi' module", 'group', ['module the *']],
];
for (const [name, line, kind, expected] of cases) {
  test(`${name}: ${line}`, () => {
    assert.deepEqual(keys(line, kind), expected);
  });
}

test('of common tokens alone each is left out', () => {
  assert.deepEqual(
    features('the module not').filter(({ size }) => size === 1),
    [],
  );
});

test('a line of masks has no features', () => {
  assert.deepEqual(keys('2024-03-01 12:34:56 1.2.3 42'), []);
});

test('what is quoted is known as such, and the rest is not', () => {
  assert.deepEqual(
    features("cannot 'cffi'").map(({ key, quoted }) => [key, quoted]),
    [
      ['cannot', false],
      ['cffi', true],
    ],
  );
});

test('the size of a feature is how many tokens it has', () => {
  for (const { key, size, kind } of features('the cffi module of the error')) {
    assert.equal(size, kind === 'group' ? key.split(' ').length - 1 : 1, key);
  }
});

test('a token that is in few passages needs no groups', () => {
  const tokens = tokensOf('the cffi module');
  const isGroup = ({ kind }: Feature) => kind === 'group';
  assert.deepEqual(groupFeatures(tokens, bitsOf, (text) => text === 'cffi').filter(isGroup), []);
  assert.equal(groupFeatures(tokens, bitsOf, (text) => text === 'the').filter(isGroup).length, 3);
});

test('a line of the note and one of the query with other words between meet in a feature', () => {
  const note = new Set(keys("Error: Cannot find the module 'express'"));
  const query = keys("Error: Cannot find the module 'lodash' in 12 files");
  assert.ok(query.filter((key) => note.has(key) && key.includes(' ')).length >= 2);
});
