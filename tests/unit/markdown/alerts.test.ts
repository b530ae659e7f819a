import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, visibleText } from './page.ts';

const alerts: [source: string, kind: string, text: string][] = [
  ['> [!NOTE]\n> text', 'note', '{aside.note} text'],
  ['> [!tip]\n> text', 'tip', '{aside.tip} text'],
  ['> [!Warning] same line\n> **next**', 'caution', '{aside.caution} same line next'],
  ['> [!IMPORTANT]\n>\n> text\n>\n> - item', 'note', '{aside.note} text item'],
  ['> [!CAUTION]\n> ```\n> code\n> ```', 'caution', '{aside.caution} {code.output}code'],
  [':::tip\ntext\n:::', 'tip', '{aside.tip}text'],
  ['::: warning\ntext\n:::', 'caution', '{aside.caution}text'],
  [':::tip My `own` title\ntext\n:::', 'tip', 'My own titletext'],
  ['::: danger Title with [a link](b.md)\ntext\n:::', 'caution', 'Title with a linktext'],
  [':::note[Docusaurus *title*]\ntext\n:::', 'note', 'Docusaurus titletext'],
  ['- item\n\n  ::: info\n  text\n  :::', 'note', 'item {aside.note}text'],
];
for (const [source, kind, text] of alerts) {
  test(`${JSON.stringify(source)} is an aside of kind "${kind}"`, async () => {
    const html = await page(source);
    assert.match(html, new RegExp(`<div class="aside ${kind}" role="note">\\s*<p class="aside-title">`));
    assert.equal(visibleText(html), text);
  });
}

test('asides nest', async () => {
  const html = await page('::::tip\n:::warning\nin\n:::\nout\n::::\n\nafter');
  assert.match(html, /aside tip[\s\S]*aside caution[\s\S]*in<\/p><\/div><p>out<\/p><\/div>\s*<p>after/);
});

test('an unknown alert stays a quote, with its mark', async () => {
  const html = await page('> [!FOO]\n> text');
  assert.match(html, /<blockquote>/);
  assert.equal(visibleText(html), '[!FOO] text');
});

test('an unknown container shows what is in it', async () => {
  const html = await page('::: code-group\n```js\na\n```\n:::\nafter');
  assert.match(html, /<div><figure[\s\S]*<\/figure><\/div>\s*<p>after<\/p>/);
});

test('a container without an end ends with the note', async () => {
  assert.equal(visibleText(await page(':::tip\ntext\n\n## more')), '{aside.tip}textmore');
});

const prose = [
  'a:b',
  '12:30',
  'at 12:30:45',
  'Error:foo[x]{y}',
  'std::vector',
  ':smile:',
  'x ::leaf',
  'http://a.example:80/',
  'foo:bar{a=b}',
  'こと:あ[い]',
  ':::',
];
for (const text of prose) {
  for (const [kind, rest] of [
    ['without', ''],
    ['with', '\n\n::: tip\nx\n:::'],
  ]) {
    test(`"${text}" survives in a body ${kind} containers`, async () => {
      const html = await page(`in ${text} out\n\n- item ${text}\n\n| cell ${text} |\n|---|\n\n## head ${text}${rest}`);
      const expected = `in ${text} out item ${text} cell ${text} head ${text}${rest ? ' {aside.tip}x' : ''}`;
      assert.equal(visibleText(html), expected);
    });
  }
}

for (const rest of ['', '\n\n::: tip\nx\n:::']) {
  test(`"::leaf[x]{y}" alone on a line survives ${rest ? 'beside' : 'without'} containers`, async () => {
    assert.match(visibleText(await page(`::leaf[x]{y}\n\n> ::leaf${rest}`)), /^::leaf\[x\]\{y\} ::leaf/);
  });
}

test('containers are text in a fence', async () => {
  const html = await page('```md\n::: tip Title\nx\n:::\n```\n\n::: tip\ny\n:::');
  assert.match(visibleText(html), /::: tip Title x :::/);
});

test('a :::details block has its title as summary', async () => {
  assert.match(await page('::: details Click me\ntext\n:::'), /<details><summary>Click me<\/summary>/);
  assert.match(await page('::: details\ntext\n:::'), /<details><summary>[^<]+<\/summary>/);
});

test('a title keeps its brackets', async () => {
  assert.match(visibleText(await page('::: tip When a] is there\ntext\n:::')), /^When a\] is there/);
});

test('an alert has no empty paragraph', async () => {
  for (const source of ['> [!NOTE]\n>\n> text', '> [!NOTE]\n> - a', '> [!NOTE]  \n> text']) {
    assert.doesNotMatch(await page(source), /<p>(?:<br>\s*|<\/p>)/, source);
  }
});

test('words with a colon before brackets stay as they were written in a body with containers', async () => {
  assert.match(visibleText(await page('Error:see[the docs](b.md)\n\n::: tip\nx\n:::')), /^Error:see\[the docs\]\(b\.md\)/);
});
for (const source of ['> [!constructor]\n> text', ':::constructor\ntext\n:::']) {
  test(`${JSON.stringify(source)} is no aside`, async () => {
    assert.doesNotMatch(await page(source), /aside|native code/);
  });
}
