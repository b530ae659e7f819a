import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fenceLines } from '../../../src/markdown/fence-lines.ts';
import { renderBody } from '../../../src/markdown/pipeline.ts';

/** The lines of headings and of blocks of code, `-` where they stand in HTML. */
const cases: [name: string, source: string, headings: string, fences: string][] = [
  ['headings', 'a\n\n## B\n\n### C\n', '3 5', ''],
  ['headings under lines', 'a\n\nB\n===\n\nC c\nc\n---\n', '3 6', ''],
  ['headings with closing marks', '\n## B ##\n#\tC\n', '2 3', ''],
  ['headings with the same words', '## A\n\n## A\n\n# A\n\n## A\n', '1 3 5 7', ''],
  ['headings in a list and in a quote', '- ## A\n\n  b\n\n> c\n>\n> ## D\n', '1 7', ''],
  ['headings with markup', '## `a` *b* [c](d.md) ![e](f.png)\n\n## &amp; \\# x\n', '1 3', ''],
  ['headings with HTML inside', '## A <b>b</b>\n\n## <kbd>C</kbd>\n\n## D\n', '1 3 5', ''],
  ['headings with ids', '## A {#own}\n\n## B {/*own-b*/}\n\n## C {: .x}\n', '1 3 5', ''],
  ['headings without letters', '## !\n\n## 😀\n\n##\n\n## b\n', '1 3 5 7', ''],
  ['headings in notes of other generators', '{:toc}\n\n::: tip A\n## B\n:::\n\n> [!NOTE]\n> ## C\n', '4 8', ''],
  ['headings in HTML', '<h2>A</h2>\n\n## B\n\n<h3 id="x">C</h3>\n\n### D\n', '- 3 - 7', ''],
  ['headings in HTML, another level', '<h1>Fix</h1>\n\n## Fix\n', '- 3', ''],
  ['a heading in HTML with the first word of the next', '<h2>Fix</h2>\n\n## Fix it\n', '- 3', ''],
  ['a heading in HTML after one', '## Fix\n\n<h2>Fix</h2>\n\n## Fix it\n', '1 - 5', ''],
  ['what looks like a heading inside code', '```\n## A\n```\n\n    ## B\n\n## C\n', '7', '2 5'],
  ['blocks', '```js\na\n```\n\n- b\n\n  ~~~\n  c\n  ~~~\n\n> ```\n> d\n> ```\n', '', '2 8 12'],
  ['footnotes', 'a[^b]\n\n## C\n\n[^b]: d\n', '3', ''],
];
for (const [name, source, headings, fences] of cases) {
  test(`${name}: headings on lines "${headings}", code on "${fences}"`, async () => {
    const body = await renderBody(source, 'md', '/posts/a.md');
    assert.equal(body.headings.map(({ line }) => line ?? '-').join(' '), headings);
    assert.equal(body.fences.map(({ line }) => line ?? '-').join(' '), fences);
  });
}

test('headings of MDX have their lines', async () => {
  const body = await renderBody(
    'export const a = 1;\n\n## A {/*own*/}\n\n<Aside>\n\n## B {a}\n\n</Aside>\n\n<h2>C</h2>\n\n## D\n',
    'mdx',
    '/posts/a.mdx',
  );
  assert.deepEqual(
    body.headings.map(({ line }) => line),
    [3, 7, 13],
  );
});

/** Lines by whether they are code: `x` where they are. */
const marked: [name: string, source: string, code: string][] = [
  ['no code', 'a\n\n## b', '...'],
  ['a block', 'a\n```js\nb\n```\nc', '.xxx.'],
  ['a block of tildes with backticks inside', '~~~\n```\na\n~~~\nb', 'xxxx.'],
  ['a longer mark around a shorter', '````md\n```js\na\n```\n````\nb', 'xxxxx.'],
  ['a longer mark at the end', '```\na\n`````\nb', 'xxx.'],
  ['a mark with a language inside', '```\n```js\na\n```\nb', 'xxxx.'],
  ['spaces after the marks', '```  \na\n```  \nb', 'xxx.'],
  ['blocks in a list and in a quote', '- ```\n  a\n  ```\nb\n> ~~~\n> c\n> ~~~\nd', 'xxx.xxx.'],
  ['a block without an end', 'a\n```\nb\n\nc', '.xxxx'],
  ['two backticks', '``\na\n``', '...'],
  ['code inside a line', '```npm i``` is text\n\na', '...'],
];
for (const [name, source, code] of marked) {
  test(`${name}: of ${JSON.stringify(source)} the lines "${code}" are code`, () => {
    assert.equal(
      source
        .split('\n')
        .map(fenceLines())
        .map((isCode) => (isCode ? 'x' : '.'))
        .join(''),
      code,
    );
  });
}
