import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMisspelling, matchLines } from '../../../src/errors/match.ts';
import type { Token } from '../../../src/errors/tokens.ts';
import { tokensOf } from './shown-tokens.ts';

const weigh = ({ text }: Token) => (text ? 1 : 0);
const match = (query: string, line: string) => matchLines(tokensOf(query), tokensOf(line), weigh);
/** The words of the query that were found, in order. */
const found = (query: string, line: string) =>
  match(query, line)
    .matched.map(([at]) => tokensOf(query)[at]?.text)
    .reverse()
    .join(' ');

const alignments: [query: string, line: string, found: string][] = [
  ['cannot find module', 'cannot find module', 'cannot find module'],
  ['cannot find module', 'error cannot ever find the module here', 'cannot find module'],
  ['a lot before cannot find module', 'cannot find module', 'cannot find module'],
  ['module module', 'one module', 'module'],
  ['one two', 'three four', ''],
  ['接続に失敗', '接続が失敗', '接続 失敗'],
];
for (const [query, line, words] of alignments) {
  test(`of "${query}" the line "${line}" has "${words}"`, () => {
    assert.equal(found(query, line), words);
    assert.equal(match(query, line).shared, words.split(' ').filter(Boolean).length);
  });
}

test('words in another order agree only as far as one order goes', () => {
  assert.equal(match('find cannot module', 'cannot find module').shared, 2);
  assert.equal(match('module find cannot', 'cannot find module').shared, 1);
});

test('of two ways to align the heavier is taken', () => {
  const heavy = ({ text }: Token) => (text === 'rare' ? 5 : 1);
  const { shared, matched } = matchLines(tokensOf('one two rare'), tokensOf('rare one two'), heavy);
  assert.equal(shared, 5);
  assert.deepEqual(matched, [[2, 0]]);
});

test('the same line agrees in full', () => {
  const { ofQuery, ofLine } = match("Cannot find module 'express'", "Cannot find module 'express'");
  assert.deepEqual([ofQuery, ofLine], [1, 1]);
});

test('other paths, lines and versions agree in full', () => {
  const { ofQuery, ofLine } = match('C:\\a\\main.c:3: error in v1.2.3 at 12:34:56', '/srv/b/main.c:712: error in v2.0.0 at 01:02:03');
  assert.deepEqual([ofQuery, ofLine], [1, 1]);
});

test('the shares are those of the query and of the line', () => {
  const { ofQuery, ofLine } = match('cannot find', 'cannot find any module');
  assert.deepEqual([ofQuery, ofLine], [1, 0.5]);
  const reverse = match('cannot find any module', 'cannot find');
  assert.deepEqual([reverse.ofQuery, reverse.ofLine], [0.5, 1]);
});

test('nothing in common is no share', () => {
  const { shared, ofQuery, ofLine, matched } = match('one two', 'three four');
  assert.deepEqual([shared, ofQuery, ofLine, matched], [0, 0, 0, []]);
});

test('an empty line or query has nothing in common', () => {
  for (const [query, line] of [
    ['', 'one'],
    ['one', ''],
    ['', ''],
  ] as const) {
    const { shared, ofQuery, ofLine } = match(query, line);
    assert.deepEqual([shared, ofQuery, ofLine], [0, 0, 0]);
  }
});

test('a sample that differs counts less against a match than a word that differs', () => {
  const sample = match("cannot find module 'lodash'", "cannot find module 'express'");
  const word = match('cannot find module lodash', 'cannot find module express');
  assert.equal(sample.shared, word.shared);
  assert.ok(sample.ofQuery > word.ofQuery && sample.ofLine > word.ofLine);
  assert.ok(sample.ofQuery < 1);
});

test('a sample that agrees counts in full', () => {
  assert.equal(match("find 'express'", "find 'express'").shared, 2);
  assert.equal(match("find 'express'", 'find express').shared, 2);
});

test('masks are neither found nor missed', () => {
  const { shared, matched, ofQuery } = match('error 1.2.3 at 42', 'error 9.9.9 at 17');
  assert.deepEqual([shared, ofQuery], [2, 1]);
  assert.deepEqual(
    matched.map(([at]) => at),
    [2, 0],
  );
});

test('matched tokens come from the last, each once', () => {
  const { matched } = match('one two three', 'one x two y three');
  assert.deepEqual(matched, [
    [2, 4],
    [1, 2],
    [0, 0],
  ]);
});

test('a misspelled word agrees, but less than the right one', () => {
  const right = match('cannot find module', 'cannot find module').shared;
  const wrong = match('cannot find modul', 'cannot find module').shared;
  const other = match('cannot find folder', 'cannot find module').shared;
  assert.ok(right > wrong && wrong > other);
});

test('a misspelled word counts no more than the word that is meant', () => {
  const rare = ({ text }: Token) => (text === 'modul' ? 9 : 1);
  assert.ok(matchLines(tokensOf('modul'), tokensOf('module'), rare).shared < 1);
  assert.ok(matchLines(tokensOf('module'), tokensOf('modul'), rare).shared < 1);
});

test('codes and numbers that are alike are not the same', () => {
  assert.equal(match('TS2345', 'TS2346').shared, 0);
  assert.equal(match('0x80070005', '0x80070002').shared, 0);
  assert.equal(match('40001', '40002').shared, 0);
});

const misspellings: [a: string, b: string, is: boolean, why: string][] = [
  ['modul', 'module', true, 'a letter is missing'],
  ['moduele', 'module', true, 'a letter is too many'],
  ['modole', 'module', true, 'a letter is wrong'],
  ['moduel', 'module', true, 'two neighbours are exchanged'],
  ['permision', 'permission', true, 'one of ten is missing'],
  ['dependancie', 'dependencies', true, 'of twelve letters two are wrong'],
  ['recieved', 'received', true, 'two neighbours of eight are exchanged'],
  ['mdoel', 'module', false, 'two of six are wrong'],
  ['mobile', 'module', false, 'two of six are wrong'],
  ['nodule', 'module', false, 'the first letter differs'],
  ['cat', 'car', false, 'three letters are too few'],
  ['modules', 'modem', false, 'more than one letter is missing'],
  ['connection', 'conversion', false, 'four letters differ'],
  ['dependency', 'dependencies', false, 'three letters differ'],
];
for (const [a, b, is, why] of misspellings) {
  test(`${a} is ${is ? '' : 'not '}meant to be ${b}: ${why}`, () => {
    assert.equal(isMisspelling(a, b), is);
    assert.equal(isMisspelling(b, a), is);
  });
}
