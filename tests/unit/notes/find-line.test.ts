import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineFinderOf } from '../../../src/notes/find-line.ts';
import type { Finding } from '../../../src/notes/parity.ts';

type Kind = Finding['kind'];

const cases: [name: string, kind: Kind, text: string, body: string, line: number | undefined][] = [
  ['code', 'inline', 'ls', 'a\n\nRun `ls` now.\n', 3],
  ['code that prose has further up', 'inline', 'make', 'make it\n\n`make`\n', 3],
  ['code that a longer piece has further up', 'inline', 'npm', '`npm ci`\n\n`npm`\n', 3],
  ['code between two backticks', 'inline', 'a ` b', 'x\n`` a ` b ``\n', 2],
  ['code over two lines', 'inline', 'npm run build', 'x\n`npm  run\nbuild`\n', 2],
  ['code with a bar in a table', 'inline', 'a | b', '| x |\n| - |\n| `a \\| b` |\n', 3],
  ['code in letters that are composed otherwise', 'inline', 'caf\u00e9', 'x\n`cafe\u0301`\n', 2],
  ['code without backticks', 'inline', 'ls', 'tools\nls です\n', 2],
  ['code that is only signs', 'inline', ')', '(x)\n\n`)`\n', 3],
  ['code that is not there', 'inline', 'ls', 'x\n', undefined],
  ['an option that a longer one has further up', 'flag', '--all', '--all-files\n--all\n', 2],
  ['a link', 'link', 'https://a.example/b?c=1&d', 'x\n[it](https://a.example/b?c=1&d)\n', 2],
  ['a link whose escapes a browser added', 'link', 'https://a.example/%E5%9B%A0%7C', 'x\n[it](https://a.example/因|)\n', 2],
  ['a link with a broken escape', 'link', 'https://a.example/%E5', 'x\n<https://a.example/%E5>\n', 2],
];
for (const [name, kind, text, body, line] of cases) {
  test(`${name} stands on line ${line}`, () => assert.equal(lineFinderOf(body, [])(text, { kind }), line));
}

/** Of code that lost its backticks. */
const lost: [name: string, text: string, body: string, from: number, line: number][] = [
  ['prose', 'npm stop', 'x\nnpm stop です\n', 1, 2],
  ['prose below a longer piece of code', 'value', '`f(key, value)`\n\nvalue です\n', 1, 3],
  ['prose below the target of a link', 'docs', '[x](../docs/a.md)\ndocs です\n', 1, 2],
  ['the second time, where the section begins below the first', 'stop', 'stop\n\n## x\n\nstop\n', 3, 5],
  ['above the section, where it is not below', 'stop', 'stop\n\n## x\n\ny\n', 3, 1],
  ['prose after a backtick without another', 'stop', '` a\n\nstop\n', 1, 3],
];
for (const [name, text, body, from, line] of lost) {
  test(`what lost its backticks stands in ${name}: on line ${line}`, () =>
    assert.equal(lineFinderOf(body, [])(text, { kind: 'inline', lost: true }, from), line));
}

test('a block of code is not looked into', () => {
  const body = '```\n--all\n```\n\n--all\n';
  assert.equal(lineFinderOf(body, [{ info: '', code: '--all', lines: [1, 3] }])('--all', { kind: 'flag' }), 5);
});
