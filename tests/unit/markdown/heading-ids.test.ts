import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headingIds } from '../../../src/markdown/heading-ids.ts';
import { outline } from './outline.ts';
import { assemble } from './page.ts';

/** An original, a translation, and the ids of its headings, each with its alias in brackets. */
const cases: [name: string, original: string, translation: string, ids: string][] = [
  ['the same headings', '## Cause | ## Fix', '## 原因 | ## 解決', 'cause(原因) fix(解決)'],
  ['words that were not translated', '## Cause | ## npm', '## 原因 | ## npm', 'cause(原因) npm'],
  ['ids that both have', '## Cause {#c} | ## Fix', '## 原因 {#c} | ## 解決', 'c fix(解決)'],
  ['an id of the original alone', '## Cause {#c}', '## 原因', 'c(原因)'],
  ['an id of the translation alone', '## Cause', '## 原因 {#c}', 'cause(c)'],
  ['a heading that the original has not', '## A | ## B', '## あ | ### 補 | ## い', 'a(あ) 補 b(い)'],
  ['a heading that could be either of two', '## A | ## B', '## あ', 'あ'],
  ['a section found by its code', '## A | $ one | ## B | $ two', '## い | $ two', 'b(い)'],
  ['a section found by its words', '## A | ## npm | ## B', '## npm', 'npm'],
  ['a section found by its id', '## A {#a} | ## B {#b}', '## い {#b}', 'b'],
  ['no heading', '## A', 'あ', ''],
  ['an original without headings', 'a', '## あ', 'あ'],
  ['own ids that are other headings of the original', '## A | ## B', '## B | ## C', 'b c'],
  ['own ids in another order', '## A | ## B', '## B | ## A', 'b a'],
  ['written ids in another order', '## Cause {#cause} | ## Fix {#fix}', '## 直す {#fix} | ## 原因 {#cause}', 'fix cause'],
  ['the number of a repeated heading', '## Step | ## Step', '## 段 | ## Step', 'step(段) step-1'],
  ['the id of another heading', '## Fix | $ one', '### Fix | ## 直す | $ one', 'fix-1 fix(直す)'],
  ['the ids of repeated headings', '## A | ## A | ## A', '## あ | ## あ | ## あ', 'a(あ) a-1(あ-1) a-2(あ-2)'],
  [
    'the id of another heading, which a third is called with a number',
    '## Fix | $ one',
    '### Fix | ### Fix | ## 直す | $ one',
    'fix-2 fix-1 fix(直す)',
  ],
];
for (const [name, original, translation, ids] of cases) {
  test(`${name}: "${ids}"`, async () => {
    const found = headingIds(await outline(translation), await outline(original));
    assert.equal(found.map(({ id, alias }) => id + (alias === undefined ? '' : `(${alias})`)).join(' '), ids);
  });
}

test('a body without an original has its own ids', async () => {
  assert.deepEqual(headingIds(await outline('## A | ## A | ## B {#c}')), [{ id: 'a' }, { id: 'a-1' }, { id: 'c' }]);
});

test('no two places of a page have one id, and the original’s ids lead to its headings', async () => {
  const words = ['## A', '## B', '### A', '### A-1', '## A-1 {#b}', '$ one', '$ two', '## C {#a}'];
  let checked = 0;
  for (let number = 0; number < 400; number++) {
    // A sequence of its own for each number, the same in every run.
    const pick = (at: number) => words[(number * 31 + at * (7 + (number % 5)) + ((number * at) % 11)) % words.length] ?? '';
    const original = await outline(Array.from({ length: 1 + (number % 5) }, (_, at) => pick(at)).join(' | '));
    const translation = await outline(Array.from({ length: 1 + (number % 6) }, (_, at) => pick(at + 3)).join(' | '));
    const found = headingIds(translation, original);
    const all = found.flatMap(({ id, alias }) => (alias === undefined ? [id] : [id, alias]));
    assert.deepEqual(all, [...new Set(all)], `${number}`);
    assert.equal(found.length, translation.headings.length);
    for (const { id } of translation.headings) assert.ok(all.includes(id), `${id} of ${number} leads somewhere`);
    checked += all.length;
  }
  assert.ok(checked > 400);
});

test('on the page each heading has its id, and its alias is a place before its words', async () => {
  const original = await outline('# Title | ## Cause | ## Fix');
  const rendered = await outline('# 題 | ## 原因 & 理由 | ## Fix');
  const headings = headingIds(rendered, original);
  const html = await assemble(rendered, { headings });
  assert.match(html, /<h3 id="cause"><span id="原因--理由"><\/span>原因 &amp; 理由<\/h3>/);
  assert.match(html, /<h3 id="fix">Fix<\/h3>/);
  const withTitle = await assemble(rendered, { headings, dropped: 0 });
  assert.match(withTitle, /<span id="title"><\/span><span id="題"><\/span>/);
  assert.doesNotMatch(withTitle, /<h1/);
  for (const page of [html, withTitle]) {
    for (const id of ['title', '題', 'cause', '原因--理由', 'fix']) assert.equal(page.split(` id="${id}"`).length, 2, id);
  }
});
