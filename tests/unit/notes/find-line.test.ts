import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLine } from '../../../src/notes/find-line.ts';

type Kind = Parameters<typeof findLine>[2];

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
  test(`${name} stands on line ${line}`, () => assert.equal(findLine(body, text, kind), line));
}
