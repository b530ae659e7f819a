import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headingLevels } from '../../../src/markdown/assemble.ts';
import { renderBody } from '../../../src/markdown/pipeline.ts';
import { page, visibleText } from './page.ts';

const headings = async (source: string) => (await renderBody(source, 'md', '/posts/a.md')).headings;

const written: [source: string, text: string, id: string][] = [
  ['## Fix the `auth` error', 'Fix the auth error', 'fix-the-auth-error'],
  ['## **Bold** & [link](b.md)', 'Bold & link', 'bold--link'],
  ['## エラーの 解決', 'エラーの 解決', 'エラーの-解決'],
  ['## ERR\\_PNPM\\_X', 'ERR_PNPM_X', 'err_pnpm_x'],
  ['## Own {#my-id}', 'Own', 'my-id'],
  ['## `code` {#Own_Id}', 'code', 'Own_Id'],
  ['## 日本語 {#nihongo} ##', '日本語', 'nihongo'],
  ['Setext {#s}\n====', 'Setext', 's'],
  ['## React {/*react*/}', 'React', 'react'],
  ['## use {module}', 'use {module}', 'use-module'],
  ['## a {#b} c', 'a {#b} c', 'a-b-c'],
  ['## {{ x }}', '{{ x }}', '-x-'],
  ['## in <module>', 'in <module>', 'in-module'],
  ['## E0382:borrow 12:30', 'E0382:borrow 12:30', 'e0382borrow-1230'],
  ['<h2 id="old">Old</h2>', 'Old', 'old'],
  ['##', '', 'section'],
];
for (const [source, text, id] of written) {
  test(`${JSON.stringify(source)} is the heading "${text}" with the id "${id}"`, async () => {
    assert.deepEqual(
      (await headings(source)).map((heading) => [heading.text, heading.id]),
      [[text, id]],
    );
    const html = await page(source);
    assert.ok(html.includes(` id="${id}"`), html);
    assert.equal(visibleText(html), text);
  });
}

test('headings with the same words have different ids', async () => {
  const found = await headings('## A\n\n## A\n\n## A-1\n\n## A\n\n## 見出し\n\n## 見出し\n\n## B {#a}');
  const ids = found.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, ids.join());
  assert.deepEqual(ids.slice(0, 2), ['a', 'a-1']);
});

for (const source of ['## {}', '## !!!', '## 😀\n\n## ???']) {
  test(`${JSON.stringify(source)} has an id`, async () => {
    for (const { id } of await headings(source)) assert.notEqual(id, '');
  });
}

const levels: [written: number[], shown: number[], dropped?: number][] = [
  [
    [2, 3, 2],
    [2, 3, 2],
  ],
  [
    [3, 4],
    [2, 3],
  ],
  [
    [2, 4, 6, 3],
    [2, 3, 4, 3],
  ],
  [
    [4, 3, 2],
    [2, 2, 2],
  ],
  [
    [1, 2, 2, 3],
    [2, 3, 3, 4],
  ],
  [[1, 2, 3], [1, 2, 3], 0],
  [[1, 3, 2], [1, 2, 2], 0],
  [
    [1, 2, 3, 4, 5, 6],
    [2, 3, 4, 5, 6, 6],
  ],
  [[], []],
];
for (const [before, after, dropped] of levels) {
  const under = dropped === undefined ? '' : ' under the title';
  test(`headings of levels ${before.join() || 'none'} are shown as ${after.join() || 'none'}${under}`, () => {
    assert.deepEqual(
      headingLevels(
        before.map((level) => ({ level, text: '', id: '' })),
        dropped,
      ),
      after,
    );
  });
}

test('the heading elements have the levels of the page', async () => {
  const html = await page('### A\n\n#### B\n\n# C\n\n<h5 id="d">D</h5>');
  assert.deepEqual(
    [...html.matchAll(/<h(\d) id="([^"]*)">(.)<\/h(\d)>/g)].map(([, open, id, text, close]) => `${open}${id}${text}${close}`),
    ['2aA2', '3bB3', '2cC2', '3dD3'],
  );
});

test('the heading that is the title is not shown again', async () => {
  const html = await page('# The *title*\n\ntext\n\n## Next', { dropped: 0 });
  assert.equal(visibleText(html), 'text Next');
  assert.match(html, /<h2 id="next">/);
});

test('an aligned heading has its id and level', async () => {
  const html = await page('<h1 align="center">Title</h1>\n\n## Next');
  assert.match(html, /<h2[^>]* id="title"/);
  assert.match(html, /<h3 id="next"/);
});

const kramdown: [source: string, text: string][] = [
  ['* TOC\n{:toc}\n\ntext', 'text'],
  ['1. TOC\n{:toc .no-print}\n\ntext', 'text'],
  ['## Head\n{: .no_toc }\n\ntext\n{: .note #id}', 'Head text'],
  ['in `{:toc}` and {: .x} inside', 'in {:toc} and {: .x} inside'],
  ['- TOC of the book\n- other', 'TOC of the book other'],
];
for (const [source, text] of kramdown) {
  test(`of ${JSON.stringify(source)} the reader sees "${text}"`, async () => {
    assert.equal(visibleText(await page(source)), text);
  });
}

test('a heading that has the id of the footnotes by chance stays a heading', async () => {
  assert.deepEqual(await headings('text[^a]\n\n<h2 id="footnote-label">Mine</h2>\n\n[^a]: note'), [
    { level: 2, text: 'Mine', id: 'footnote-label' },
  ]);
});

test('written ids stay as they are, and are made unique', async () => {
  const body = await renderBody(
    '## A {#v1.2}\n\n## B {#q&a}\n\n## C {#v1.2}\n\n## v1.2-1\n\n## D {#Own}\n\n## E {#page.main}\n',
    'md',
    '/posts/a.md',
  );
  assert.deepEqual(
    body.headings.map(({ id }) => id),
    ['v1.2', 'q&a', 'v1.2-1', 'v12-1', 'Own', 'page-main'],
  );
});
