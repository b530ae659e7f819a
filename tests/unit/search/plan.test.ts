import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phraseOf } from '../../../src/search/plan.ts';

const phrases: [query: string, phrase: string][] = [
  ['cffi build fails', 'cffi build fails'],
  ['cffi が入らない', 'cffi が入らない'],
  ['  padded  words ', 'padded words'],
  ['仮想環境 再インストール', '仮想環境 再インストール'],
  ["can't open display", "can't open display"],
  ['erreur de certificat après mise à jour', 'erreur de certificat après mise à jour'],
  ['signed/unsigned without a colon'.replace('/', ' '), 'signed unsigned without a colon'],
  ['re-install of pre-compiled headers', 're-install of pre-compiled headers'],
  ['café', 'café'],
  ['cafe\u0301', 'café'],
  ['why does it hang?', 'why does it hang?'],
];
for (const [query, phrase] of phrases) {
  test(`${JSON.stringify(query)} are words that somebody typed`, () => {
    assert.equal(phraseOf(query), phrase);
  });
}

const printed: string[] = [
  "ModuleNotFoundError: No module named 'cffi'",
  'TypeError',
  'ERR_REQUIRE_ESM',
  'LNK2019',
  'E0308 mismatched types',
  'exit status 0x80070005',
  'C:\\x\\y.txt',
  '/usr/bin/env',
  'std::vector',
  'getStaticPaths()',
  "cannot open 'x'",
  'cannot open `x`',
  'cannot open “x”',
  'KEY=value',
  'a <b> c',
  'first line\nsecond line',
  `${'word '.repeat(30)}`,
];
for (const query of printed) {
  test(`${JSON.stringify(query.slice(0, 40))} is what a program printed`, () => {
    assert.equal(phraseOf(query), undefined);
  });
}

test('a query without text has no words', () => {
  for (const query of ['', ' \n\r\n', '\u200b\u0007']) assert.equal(phraseOf(query), '');
});
