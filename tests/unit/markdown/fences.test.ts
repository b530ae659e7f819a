import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderBody } from '../../../src/markdown/pipeline.ts';
import { copiedCode, page } from './page.ts';

const tick3 = '```';
const fences: [name: string, source: string, label: string, code: string][] = [
  ['a fence in a list', '- item\n\n  ```js\n  a\n    b\n  ```', 'js', 'a\n  b'],
  ['a fence that begins a list item', '- ```elixir\n  a\n  ```', 'elixir', 'a'],
  ['a fence in a numbered list in a quote', '> 1. ```nim\n>    a\n>    ```', 'nim', 'a'],
  ['a fence in a quote', '> ```sh\n> $ x\n>\n> y\n> ```', 'sh', '$ x\n\ny'],
  ['a fence without an end', '```\na\n\n# b\n', '{code.output}', 'a\n\n# b'],
  ['a fence without an end in a list', '- x\n\n  ```\n  a\n\nafter', '{code.output}', 'a'],
  ['a fence of tildes', '~~~ruby\n```\na\n~~~', 'ruby', '```\na'],
  ['a fence of tildes with a backtick in its info', '~~~text `x`\na\n~~~', '{code.output}', 'a'],
  ['four backticks around three', `${tick3}\`md\n${tick3}js\na\n${tick3}\n${tick3}\``, 'md', `${tick3}js\na\n${tick3}`],
  ['"python out"', '```python out\na\n```', 'python', 'a'],
  ['kramdown braces', '```{.python}\na\n```', 'python', 'a'],
  ['Pandoc braces', '``` {.python .numberLines}\na\n```', 'python', 'a'],
  ['R Markdown braces', '```{r, echo=FALSE}\na\n```', 'r', 'a'],
  ['Rust attributes', '```rust,compile_fail,E0382\na\n```', 'rust', 'a'],
  ['capitals and signs', '```C++\na\n```', 'c++', 'a'],
  ['a title in double quotes', '```js {3,5-7} title="a b"\na\n```', 'a b', 'a'],
  ['a title in single quotes', "```js filename='pages/[id].js'\na\n```", 'pages/[id].js', 'a'],
  ['a title without quotes', '```js title=x.js\na\n```', 'x.js', 'a'],
  ['a file after the language', '```js:src/a.js\na\n```', 'js', 'a'],
  ['no language', '```\na\n```', '{code.output}', 'a'],
  ['a console', '```console\n$ a\n```', '{code.output}', '$ a'],
  ['an indented block', '    a <b>\n\n    {x} c', '{code.output}', 'a <b>\n\n{x} c'],
  ['tabs', '```\n\ta\n  \tb\tc\n```', '{code.output}', '\ta\n  \tb\tc'],
  ['an empty fence', '```js\n```', 'js', ''],
  ['a fence of one empty line', '```\n\n```', '{code.output}', ''],
  ['colours of a terminal', '```ansi\n\u001b[31mred\u001b[0m \u001b[1mbold\u001b[0m\n```', '{code.output}', 'red bold'],
  ['front matter', '```yaml\n---\ntitle: x\n---\n```', 'yaml', '---\ntitle: x\n---'],
  [
    'other notations',
    '```\n{:toc}\n::: tip x\n# y {/*z*/}\n> [!NOTE]\n{% raw %}\n```',
    '{code.output}',
    '{:toc}\n::: tip x\n# y {/*z*/}\n> [!NOTE]\n{% raw %}',
  ],
  ['HTML', '```html\n</code></pre><b>&amp;</b>\n```', 'html', '</code></pre><b>&amp;</b>'],
  ['a prototype', '```__proto__\na\n```', '__proto__', 'a'],
];
for (const [name, source, label, code] of fences) {
  test(`${name}: labelled "${label}", its code as written`, async () => {
    const html = await page(`before\n\n${source}`);
    assert.equal(/<figcaption[^>]*>(.*?)<\/figcaption>/.exec(html)?.[1], label);
    assert.equal(copiedCode(html), code);
  });
}

test('a fence stands beside HTML as it stands without', async () => {
  const source = '```js\nlet a = "<b>";\n```';
  const plain = await page(source);
  assert.ok((await page(`<b>x</b>\n\n${source}`)).includes(plain.trim()));
});

test('the text around fences stays outside of them', async () => {
  const html = await page('a\n```\nb\n```\nc\n~~~\nd\n~~~\ne');
  assert.match(html, /<p>a<\/p>[\s\S]*>b<\/code>[\s\S]*<p>c<\/p>[\s\S]*>d<\/code>[\s\S]*<p>e<\/p>/);
});

test('every fence of a note is coloured, wherever it stands', async () => {
  const fences = [
    '```js\nlet a = 1;\n```',
    '- ```ts x\n  let a = 1;\n  ```',
    '> ~~~ css {1}\n> a { color: red }\n> ~~~',
    '1. - ```{.py}\n     import a\n     ```',
    '````md\n# a\n```sh\n```\n````',
    '```sh\necho "a"\n```',
  ];
  const figures = (await page(fences.join('\n\n'))).split('<figure').slice(1);
  assert.equal(figures.length, fences.length);
  for (const [at, figure] of figures.entries()) assert.match(figure, /<code>[\s\S]*<span class="/, fences[at]);
});

const coloured: [name: string, source: string][] = [
  ['in a footnote', 'x[^1]\n\n[^1]: ```haskell\n    main\n    ```'],
  ['with a backtick after tildes', '~~~erlang `x`\na\n~~~'],
  ['with an escape in its language', '```objective\\-c\na\n```'],
  ['with an entity in its language', '```&#99;lojure\na\n```'],
];
for (const [name, source] of coloured) {
  test(`a fence ${name} is coloured`, async () => {
    assert.match(await page(source), /<figure id="code\.1" class="code">/);
  });
}

const unknown: [source: string, line: number][] = [
  ['text\n\n```nope\nx\n```', 3],
  ['```js\nx\n```\n\n- ```nope a="b"\n  x\n  ```', 5],
  ['> a\n> ```nope\n> x', 2],
  ['```nopes\nx\n```\n\n```nope\nx\n```', 5],
  ['as ```nope``` says\n\n```nope\nx\n```', 3],
  ['````\n```nope\n````\n\n```nope\nx\n```', 5],
];
for (const [source, line] of unknown) {
  test(`the unknown language of ${JSON.stringify(source)} is a problem of line ${line}`, async () => {
    const { problems } = await renderBody(source, 'md', '/posts/a.md');
    assert.deepEqual([problems.at(-1)?.code, problems.at(-1)?.line], ['fence-language', line]);
  });
}

test('two fences in one unknown language are problems of two lines', async () => {
  const { problems } = await renderBody('```nope\nx\n```\n\n```nope\ny\n```', 'md', '/posts/a.md');
  assert.deepEqual(
    problems.map(({ line }) => line),
    [1, 5],
  );
});

test('what programs print needs no language', async () => {
  for (const name of ['', 'text', 'output', 'log', 'console', 'traceback', 'shell-session', 'ansi', 'plaintext']) {
    const { problems } = await renderBody(`\`\`\`${name}\nx\n\`\`\``, 'md', '/posts/a.md');
    assert.deepEqual(problems, [], name);
  }
});

const notations: [name: string, source: string, code: string][] = [
  ['after a fence that begins a list item', '- ```js\n  a\n  ```\n\n```text\n{:toc}\n::: tip x\n```', '{:toc}\n::: tip x'],
  ['in an indented block', '    ::: tip x\n    {: .y}\n    z', '::: tip x\n{: .y}\nz'],
  ['after a line in the fence that looks like an end', '```\n```js\n{:toc}\n```', '```js\n{:toc}'],
];
for (const [name, source, code] of notations) {
  test(`code ${name} is not rewritten`, async () => {
    const codes = (await page(source)).split('<figure');
    assert.equal(copiedCode(codes.at(-1) ?? ''), code);
  });
}
