import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderBody } from '../../../src/markdown/pipeline.ts';
import { assemble, page, visibleText } from './page.ts';

test('a table scrolls inside a box that the keyboard reaches', async () => {
  const html = await page('| code | text |\n|---|---|\n| E0308 | `a \\| b` |');
  assert.match(html, /^<div class="scroll" tabindex="0"><table>[\s\S]*<\/table><\/div>\s*$/);
  assert.equal(visibleText(html), 'code text E0308 a | b');
});

test('the boxes of a task list are characters and no form fields', async () => {
  const html = await page('- [ ] open\n- [x] done');
  assert.doesNotMatch(html, /<input/);
  assert.equal(visibleText(html), '☐ open ☑ done');
});

const autolinks: [source: string, href: string][] = [
  ['see https://example.com/a?b=1&c=2.', 'https://example.com/a?b=1&amp;c=2'],
  ['see www.example.com now', 'http://www.example.com'],
  ['write to a@example.com', 'mailto:a@example.com'],
  ['<https://example.com/x>', 'https://example.com/x'],
];
for (const [source, href] of autolinks) {
  test(`the address in "${source}" is a link`, async () => {
    assert.ok((await page(source)).includes(`href="${href}"`));
  });
}

test('a footnote and its reference link to each other', async () => {
  const body = await renderBody('text[^a] <b>x</b>\n\n[^a]: the `note`', 'md', '/posts/a.md');
  const html = await assemble(body);
  assert.deepEqual(body.links, []);
  const [, reference] = /<a href="#([^"]+)" id="([^"]+)" data-footnote-ref/.exec(html) ?? [];
  assert.ok(reference && html.includes(`<li id="${reference}">`), html);
  const [, back] = /<a href="#([^"]+)" data-footnote-backref/.exec(html) ?? [];
  assert.ok(back && html.includes(`id="${back}"`), html);
});

test('the heading of the footnotes has the id that the references name, and words of the page', async () => {
  const body = await renderBody('text[^a]\n\n[^a]: note', 'md', '/posts/a.md');
  const html = await assemble(body);
  assert.deepEqual(body.headings, []);
  assert.match(html, />\{note\.footnotes\}<\/h2>[\s\S]*aria-label="\{note\.footnoteBack\}"/);
  assert.match(html, /aria-describedby="page\.footnotes"/);
  assert.match(html, /<h2[^>]* id="page\.footnotes"/);
});

const verbatim = [
  `"quoted" 'single' it's -- --- ... (c) 1/2`,
  '{% raw %}{{ user }}{% endraw %}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a note
  '${{ secrets.TOKEN }} and {{ x | y }} and {x}',
  'in <module> at <stdin> of <lambda>',
  'Vec<T>, </T>, <T, U>, Option<&str>, <E extends Error>',
  '<?xml version="1.0"?>',
  'a <?php echo 1 ?> b',
  '<!DOCTYPE html>',
  '<![CDATA[ x ]]>',
  '<Foo bar={1} />',
  'a < b && c > d <= e <- f <> g',
  '$x$ and $$y$$ and term : def',
  ':smile: std::vector a::b',
  'in <module>\nfrom <frozen importlib._bootstrap>',
];
for (const text of verbatim) {
  test(`the text ${JSON.stringify(text)} is shown as it was written`, async () => {
    const html = await page(text);
    assert.equal(visibleText(html), text.replace(/\s+/g, ' '));
    assert.match(html, /^<p>/);
  });
  test(`the text ${JSON.stringify(text)} is shown as it was written in a list, a quote and a table beside HTML`, async () => {
    const line = text.replaceAll('\n', ' ').replaceAll('|', '/');
    const html = await page(`<b>x</b>\n\n- a ${line}\n\n> a ${line}\n\n| a ${line} |\n|---|\n`);
    assert.equal(visibleText(html), `x a ${line} a ${line} a ${line}`);
  });
}

const lost = ['std::vector<std::string> v;', 'see <xref:System.Array>', '<module attr="a<b"> text', '<script src=x\n\nunclosed'];
for (const source of lost) {
  test(`the text ${JSON.stringify(source)} loses nothing`, async () => {
    assert.equal(visibleText(await page(source)), source.replace(/\s+/g, ' '));
  });
}

test('<module> alone on a line is text, and what follows is still Markdown', async () => {
  const html = await page('<module>\n\n**bold**\n\n```js\nx\n```');
  assert.match(html, /&lt;module&gt;/);
  assert.match(html, /<strong>bold<\/strong>/);
  assert.match(html, /<figure id="code\.1" class="code">/);
});

test('a link leads where the site says, and one that leads nowhere keeps its text', async () => {
  const html = await page('[there](b.md#x) [gone](no.md) [out](https://example.com/) [down](#here)');
  assert.match(html, /<a href="\/en\/notes\/b\/#x">there<\/a>/);
  assert.match(html, /<a class="missing">gone<\/a>/);
  assert.match(html, /<a href="https:\/\/example.com\/">out<\/a>/);
  assert.match(html, /<a href="#here">down<\/a>/);
});

test('the same links work in a body with HTML', async () => {
  const { links } = await renderBody('<b>x</b> [a](tel:123) [b](javascript:x) ![c](data:image/png;base64,AAAA)', 'md', '/posts/a.md');
  assert.deepEqual(links, ['tel:123', 'javascript:x']);
});

test('what a body refers to is recorded as it was written', async () => {
  const body = await renderBody('[a](b.md "t") ![i](here.png) ![r](https://example.com/r.png)', 'md', '/posts/a.md');
  assert.deepEqual(body.links, ['b.md', 'https://example.com/r.png']);
  assert.deepEqual(body.images, ['here.png']);
});

const images: [source: string, html: string][] = [
  ['![a](here.png)', '<img src="/media/here.png" width="4" height="3" loading="lazy" decoding="async" alt="a">'],
  ['![a > b](here.png "t")', '<img src="/media/here.png" width="4" height="3" loading="lazy" decoding="async" alt="a > b" title="t">'],
  ['<img src="here.png" width="9">', '<img src="/media/here.png" width="4" height="3" loading="lazy" decoding="async" alt="">'],
  ['![the plan](gone.png)', '<span class="missing">the plan</span>'],
  ['![far](https://example.com/i.png)', '<a href="https://example.com/i.png">far</a>'],
  ['![](//example.com/p/i.png?x)', '<a href="//example.com/p/i.png?x">i.png</a>'],
  ['[![far](https://example.com/i.png)](b.md)', '<a href="/en/notes/b/">far</a>'],
  [
    '[![a](here.png)](b.md)',
    '<a href="/en/notes/b/"><img src="/media/here.png" width="4" height="3" loading="lazy" decoding="async" alt="a"></a>',
  ],
];
for (const [source, expected] of images) {
  test(`the image ${source} becomes ${expected.slice(0, 40)}…`, async () => {
    const html = await page(source);
    assert.equal(
      html
        .replace(/^<p>|<\/p>\s*$|\n$/g, '')
        .replace(/ width="9"/, '')
        .replace('a &gt; b', 'a > b'),
      expected,
    );
  });
}

test('an image is found whatever its alt text and the order of its attributes', async () => {
  assert.match(await page('<img alt="a > b" src="here.png">'), /src="\/media\/here.png"/);
});

test('a remote image is a problem on its line', async () => {
  const { problems } = await renderBody('text\n\n![a](https://example.com/i.png)', 'md', '/posts/a.md');
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [['image-remote', 3]],
  );
});

const excerpts: [source: string, excerpt: string][] = [
  ['# Title\n\nFirst `code` and **bold**\nline.\n\nSecond.', 'First code and bold line.'],
  ['```\ncode\n```\n\nAfter the fence.', 'After the fence.'],
  ['![](here.png)\n\nText.', 'Text.'],
  ['In <module> &amp; more', 'In <module> & more'],
  ['# Only a heading', ''],
];
for (const [source, excerpt] of excerpts) {
  test(`the excerpt of ${JSON.stringify(source)} is "${excerpt}"`, async () => {
    assert.equal((await renderBody(source, 'md', '/posts/a.md')).excerpt, excerpt);
  });
}

test('a long excerpt ends at a word and has at most 200 characters', async () => {
  const { excerpt } = await renderBody('translated '.repeat(100), 'md', '/posts/a.md');
  assert.match(excerpt, /^(?:translated ){17}translated…$/);
});

for (const source of ['> [!NOTE]\n> Read this.', '::: tip\nRead this.\n:::']) {
  test(`the excerpt of ${JSON.stringify(source)} has no label`, async () => {
    assert.equal((await renderBody(source, 'md', '/posts/a.md')).excerpt, 'Read this.');
  });
}

const forgeries = [
  '\ufdd0string:aside.note\ufdd1',
  '\ufdd0fence:0\ufdd1',
  '&#xFDD0;string:x&#xFDD1;',
  '[a](\ufdd0link:0\ufdd1)',
  '`\ufdd0id:0\ufdd1`',
];
for (const source of forgeries) {
  test(`${JSON.stringify(source)} in a note is no token`, async () => {
    const html = await page(`${source}\n\n    code\n`);
    assert.doesNotMatch(html.replace('{code.output}', ''), /[{\ufdd0\ufdd1]/);
    assert.equal(html.match(/<figure/g)?.length, 1);
  });
}

test('entities in HTML are no tokens either', async () => {
  assert.doesNotMatch(await page('<div>&#xFDD0;string:constructor&#xFDD1;</div>'), /\{constructor\}/);
});

test('one body gives the same HTML every time', async () => {
  const source = '# A\n\n## A\n\n[x](b.md) `y`\n\n```js\nlet x\n```';
  const [first, second] = [await renderBody(source, 'md', '/posts/a.md'), await renderBody(source, 'md', '/posts/other.md')];
  assert.deepEqual(first, second);
  assert.equal(await assemble(first), await assemble(second));
});

for (const beside of ['', '\n\n<kbd>x</kbd>']) {
  test(`cells keep their alignment and tasks their boxes${beside && ' beside HTML'}, without a style`, async () => {
    const html = await page(`| a | b | c |\n| -: | :-: | :- |\n| 1 | 2 | 3 |\n\n- [x] done\n- [ ] open${beside}`);
    assert.match(html, /<td class="end">1<\/td>\s*<td class="center">2<\/td>\s*<td>3<\/td>/);
    assert.match(html, /☑ done[\s\S]*☐ open/);
    assert.doesNotMatch(html, /style|<input/);
  });
}
