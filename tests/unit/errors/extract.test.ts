import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorLine, extractLines, type LineKind } from '../../../src/errors/extract.ts';
import { renderBody } from '../../../src/markdown/pipeline.ts';

const tick3 = '```';
const tableOf = (...cells: string[]) => `| ${cells.join(' | ')} |\n|${'---|'.repeat(cells.length)}\n| x | y |`;

/** The lines of a note's body. */
async function extracted(body: string, errors: string[] = []): Promise<ErrorLine[]> {
  const { html, fences } = await renderBody(body, 'md', '/posts/en/a.md');
  return extractLines({ errors, html, fences });
}

const kinds: [name: string, body: string, lines: [kind: LineKind, text: string][]][] = [
  ['a heading', '## Build fails', [['heading', 'Build fails']]],
  ['a heading of another kind', 'Build fails\n---', [['heading', 'Build fails']]],
  ['code in a heading', '## `E0308`: mismatched', [['inline', 'E0308'], ['heading', 'E0308: mismatched']]], // prettier-ignore
  ['a sentence', 'It fails.', [['prose', 'It fails.']]],
  ['a sentence in two lines', 'It fails\nhere.', [['prose', 'It fails'], ['prose', 'here.']]], // prettier-ignore
  ['a hard break', 'It fails\\\nhere.', [['prose', 'It fails'], ['prose', 'here.']]], // prettier-ignore
  ['a quotation', '> error: x', [['quote', 'error: x']]],
  ['a quotation of two lines', '> error: x\n> note: y', [['quote', 'error: x'], ['quote', 'note: y']]], // prettier-ignore
  ['a list in a quotation', '> - error: x', [['quote', 'error: x']]],
  ['a quotation in a quotation', '> > error: x\n>\n> y', [['quote', 'error: x'], ['quote', 'y']]], // prettier-ignore
  ['a quotation in a list', '- > error: x\n- y', [['quote', 'error: x'], ['prose', 'y']]], // prettier-ignore
  ['a sentence after a quotation', '> error: x\n\nIt fails.', [['quote', 'error: x'], ['prose', 'It fails.']]], // prettier-ignore
  ['inline code', 'Run `npm ci` now.', [['inline', 'npm ci'], ['prose', 'Run npm ci now.']]], // prettier-ignore
  ['inline code alone', '`npm ci`', [['inline', 'npm ci']]],
  ['inline code with markup', '`a <b> & "c"`', [['inline', 'a <b> & "c"']]],
  ['inline code with entities', '`&lt;&amp;amp;`', [['inline', '&lt;&amp;amp;']]],
  ['a list', '- one\n- two\n  - three', [['prose', 'one'], ['prose', 'two'], ['prose', 'three']]], // prettier-ignore
  ['a table', tableOf('error', 'b'), [['prose', 'error'], ['prose', 'b'], ['prose', 'x'], ['prose', 'y']]], // prettier-ignore
  ['code in a table', tableOf('`E1` here', 'b'), [['inline', 'E1'], ['prose', 'E1 here'], ['prose', 'b'], ['prose', 'x'], ['prose', 'y']]], // prettier-ignore
  ['emphasis', '**error:** *x* ~~y~~', [['prose', 'error: x y']]],
  ['a link', 'See [the error](b.md).', [['prose', 'See the error.']]],
  ['an image', 'See ![alternative](here.png) this.', [['prose', 'See this.']]],
  ['entities', 'error: &lt;x&gt; &quot;y&quot; &#39;z&#39; &amp;lt;', [['prose', `error: <x> "y" 'z' &lt;`]]],
  ['an alert', '> [!NOTE]\n> It fails.', [['prose', 'It fails.']]],
  ['details', '<details><summary>Why</summary>\n\nIt fails.\n\n</details>', [['prose', 'Why'], ['prose', 'It fails.']]], // prettier-ignore
  ['a comment', '<!-- error -->\n\nIt fails.', [['prose', 'It fails.']]],
  ['an empty body', '', []],
];
for (const [name, body, lines] of kinds) {
  test(`${name} is read as a reader sees it`, async () => {
    assert.deepEqual(
      (await extracted(body)).map(({ kind, text }) => [kind, text]),
      lines,
    );
  });
}

const fences: [name: string, info: string, code: string, kind: LineKind][] = [
  ['a fence of text', 'text', 'abc', 'output'],
  ['a fence of a console', 'console', '$ npm ci\nabc', 'output'],
  ['a fence of a log, in capitals', 'LOG', 'abc', 'output'],
  ['a fence of text with a title', 'text title="a.log"', 'abc', 'output'],
  ['a fence of text with a file', 'text:a.log', 'abc', 'output'],
  ['a fence without a language that holds an error', '', 'error: x', 'output'],
  ['a fence without a language that holds a stack', '', '    at foo (a.js:1:2)', 'output'],
  ['a fence without a language that holds a failed test', '', 'E   assert 1 == 2', 'output'],
  ['a fence of a shell that holds an error', 'sh', '$ npm ci\nnpm ERR! x', 'output'],
  ['a fence of PowerShell that holds an error', 'powershell', 'PS C:\\> x\nx : Cannot find path "y"', 'output'],
  ['a fence of Python that holds a traceback', 'python', 'Traceback (most recent call last):\n  File "x"\nKeyError: 1', 'output'],
  ['a fence of a shell that holds commands', 'sh', 'npm ci\nnpm run build', 'code'],
  ['a fence of a shell that holds commented commands', 'sh', '# fixes the error\nnpm ci', 'code'],
  ['a fence of a language', 'js', 'throw new Error("error");', 'code'],
  ['a fence of a language with attributes', 'rust,compile_fail', 'fn main() { panic!("error") }', 'code'],
  ['a fence without a language that holds statements', '', 'const error = 1;\nfail();\n', 'code'],
  ['a fence without a language or an error', '', 'abc', 'code'],
];
for (const [name, info, code, kind] of fences) {
  test(`${name} is ${kind}`, async () => {
    const lines = await extracted(`${tick3}${info}\n${code}\n${tick3}`);
    assert.ok(lines.length > 0);
    assert.deepEqual([...new Set(lines.map((line) => line.kind))], [kind]);
  });
}

test('each block of code has its number, wherever it stands', async () => {
  const body = `a\n\n${tick3}text\none\n${tick3}\n\n> ${tick3}js\n> two\n> ${tick3}\n\n- ${tick3}text\n  three\n  four\n  ${tick3}\n\nb\n\n    five`;
  assert.deepEqual(
    (await extracted(body)).map(({ text, block }) => [text, block]),
    [
      ['one', 1],
      ['two', 2],
      ['three', 3],
      ['four', 3],
      ['five', 4],
      ['a', 0],
      ['b', 0],
    ],
  );
});

test('what stands around a block of code is no part of it', async () => {
  const lines = await extracted(`- before\n\n  ${tick3}text\n  code\n  ${tick3}\n\n  after`);
  assert.deepEqual(lines.map(({ kind, text }) => `${kind} ${text}`).sort(), ['output code', 'prose after', 'prose before']);
});

test('nothing of the places that a page fills is text', async () => {
  const body = `# A\n\n[b](b.md) ![c](here.png)\n\n${tick3}text\nd\n${tick3}\n\n> [!TIP]\n> e[^1]\n\n[^1]: f`;
  for (const { text } of await extracted(body)) assert.doesNotMatch(text, /[\ufdd0\ufdd1]|fence|link|image|id:|aside|footnotes/);
});

test('the `errors` of a note are read line by line', async () => {
  assert.deepEqual(await extracted('', ['one\n  two\n', '\u001b[31mthree\u001b[0m', ' ']), [
    { text: 'one', kind: 'error', block: 0 },
    { text: 'two', kind: 'error', block: 0 },
    { text: 'three', kind: 'error', block: 0 },
  ]);
});

const tellings: [body: string, errors: string[], kind: LineKind, block: number][] = [
  [`${tick3}text\nE1\n${tick3}\n\n> E1`, ['E1'], 'error', 0],
  [`${tick3}text\nE1\n${tick3}\n\n> E1`, [], 'quote', 0],
  [`## E1\n\n${tick3}text\nE1\n${tick3}`, [], 'output', 1],
  ['## E1\n\n`E1`', [], 'heading', 0],
  ['E1\n\n`E1`', [], 'inline', 0],
  [`E1\n\n${tick3}js\nE1\n${tick3}`, [], 'prose', 0],
  [`${tick3}js\nE1\n${tick3}\n\n${tick3}text\nE1\n${tick3}`, [], 'output', 2],
  [`${tick3}text\nE1\n${tick3}\n\n${tick3}text\n  E1\n${tick3}`, [], 'output', 1],
  ['E1\n\nE1\n\n- E1', ['E1', 'E1'], 'error', 0],
];
for (const [body, errors, kind, block] of tellings) {
  test(`a line that is repeated stands once, as ${kind}: ${JSON.stringify(body)}`, async () => {
    assert.deepEqual(await extracted(body, errors), [{ text: 'E1', kind, block }]);
  });
}

test('lines that differ only in colours or spaces are one', async () => {
  assert.equal((await extracted(`${tick3}text\na  b\n\ta b\n\u001b[31ma\u001b[0m b\n${tick3}`)).length, 1);
});
