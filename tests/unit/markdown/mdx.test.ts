import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdxToJs } from 'satteri';
import { componentsPlugin } from '../../../src/markdown/mdx.ts';
import { renderBody } from '../../../src/markdown/pipeline.ts';

const here = import.meta.filename;
const read = (source: string) => renderBody(source, 'mdx', here);
const problems = async (source: string) => (await read(source)).problems.map(({ code, line }) => [code, line]);

const valid: Record<string, string> = {
  'the components that notes are given': '<Aside>a</Aside>\n\n<Tabs>\n  <Tab label="x">b</Tab>\n</Tabs>',
  'a comment': 'a {/* not <shown> */} b\n\n{/*\n<Nope\n*/}',
  'an export and its use': 'export const version = 3;\n\nVersion {version + 1}',
  'an exported component': 'export function Own({ children }) {\n  return children;\n}\n\n<Own>x</Own>',
  'a namespaced export': 'export const My = { Box: () => null };\n\n<My.Box/>',
  'the front matter in an expression': '{frontmatter.title} {frontmatter.tags}',
  'HTML elements': '<div>\n**x**\n</div>\n\nx <kbd>y</kbd>',
  'HTML entities': '&lt;T&gt; &amp; &copy; &#x41;',
  'escaped braces': '\\{x\\} and \\<T> and `<T> {x}`',
  'a fence of MDX': '```mdx\nimport A from "./nope"\n\n<Nope>{x}</Nope>\n```',
  'an import that is there': "import * as page from './page.ts';\n\ntext",
  'an import of a package': "import { test } from 'satteri';\n\ntext",
  'an import of Astro': "import { Code } from 'astro:components';\n\n<Code code='x' />",
  'a renamed import': "import { page as Page } from './page.ts';\n\n<Page/>",
  'a default import beside a named one': "import One, { page } from './page.ts';\n\n<One/>",
};
test('a list of the front matter in an expression is no problem', async () => {
  assert.deepEqual(await problems('{frontmatter.tags.map((tag) => tag)}'), []);
});

for (const [name, source] of Object.entries(valid)) {
  test(`${name} is no problem`, async () => {
    assert.deepEqual(await problems(source), []);
  });
}

const invalid: [name: string, source: string, code: string, line: number][] = [
  ['an unclosed tag', '# a\n\nb <Foo', 'mdx-syntax', 3],
  ['a tag that is text', 'one\n\nin <module> two', 'mdx-syntax', 3],
  ['an element without end', 'a\n\n<Foo>\n\nb', 'mdx-syntax', 3],
  ['an expression that does not parse', '\n\n\n{bad(}\n', 'mdx-syntax', 4],
  ['a statement in braces', 'a\n\n{throw new Error("x")}', 'mdx-syntax', 3],
  ['an HTML comment', 'a\n\n<!-- b -->', 'mdx-syntax', 3],
  ['a missing file', "text\n\nimport Nope from './nope.astro';\n\n<Nope/>", 'mdx-import', 3],
  ['a missing package', "import Nope from 'no-such-package-of-ours';\n\ntext", 'mdx-import', 1],
  ['a missing file imported for its effect', "import './nope.css';\n\ntext", 'mdx-import', 1],
  ['an unknown component', '# a\n\n<Nope>child</Nope>', 'mdx-component', 3],
  ['an unknown component in a line', 'a\nb <Nope>child</Nope> c', 'mdx-component', 2],
  ['a namespaced component', 'a\n\n<Foo.Bar>child</Foo.Bar>', 'mdx-component', 3],
  ['an expression that throws', "a\n\n{(() => { throw new Error('boom'); })()}", 'mdx-throws', 1],
  ['an unknown name', 'a {nope} b', 'mdx-throws', 1],
  ['a property of nothing', '{props.a.b}', 'mdx-throws', 1],
  ['a missing file that is exported again', "export { default as Nope } from './nope.js';\n\ntext", 'mdx-import', 1],
  ['an import that a fence names too', "```js\nimport a from './nope';\n```\n\nimport a from './nope';\n", 'mdx-import', 5],
];
for (const [name, source, code, line] of invalid) {
  test(`${name} is ${code} on line ${line}`, async () => {
    assert.deepEqual(await problems(source), [[code, line]]);
  });
}

test('a problem says what is wrong and how to mend it', async () => {
  const [syntax] = (await read('a <b')).problems;
  assert.match(syntax?.message ?? '', /^The note is not valid MDX: .+[^.]\.$/);
  assert.doesNotMatch(syntax?.message ?? '', /\(mdx|\n|\d+:\d+:/);
  const [missing] = (await read("import a from './gone.js'")).problems;
  assert.match(missing?.message ?? '', /"\.\/gone\.js"/);
});

test('each unknown component is one problem, however often it is used', async () => {
  assert.equal((await problems('<Nope/>\n\n<Nope>x</Nope>\n\n<Nope.More/>')).length, 1);
});

/** The JavaScript of a note whose unknown components are taken away. */
function compiled(source: string): string {
  const result: unknown = mdxToJs(source, { mdastPlugins: [componentsPlugin()] });
  return typeof result === 'string' ? result : JSON.stringify(result);
}

test('an unknown component is taken away and its children stay', () => {
  const code = compiled('<Nope>child **bold**</Nope>\n\nx <Nope>inline</Nope>');
  assert.doesNotMatch(code, /Nope/);
  for (const text of ['child', 'bold', 'inline']) assert.ok(code.includes(text), text);
});

test('unknown components in each other are taken away', () => {
  for (const source of ['<Nope>a <Inner>b</Inner></Nope>', '<Nope>\n\n<Inner>\n\nb\n\n</Inner>\n\n</Nope>']) {
    assert.doesNotMatch(compiled(source), /Nope|Inner/, source);
  }
});

test('a known component stays in an unknown one', () => {
  assert.match(compiled('<Nope><Aside>x</Aside></Nope>'), /Aside/);
});

test('the facts of an .mdx note are those of an .md note', async () => {
  const source = '# Title\n\nFirst **text** with [a link](b.md) and ![an image](here.png).\n\n```js\nlet a;\n```\n';
  const { html: _, ...mdx } = await read(source);
  const { html: __, ...md } = await renderBody(source, 'md', here);
  assert.deepEqual(mdx, md);
});

test('a note that does not compile has no HTML and only its problem', async () => {
  const { html, problems: found } = await read('# a\n\n<b');
  assert.equal(html, '');
  assert.equal(found.length, 1);
});

const texts: [source: string, text: string, id: string][] = [
  ['## Plain `code`', 'Plain code', 'plain-code'],
  ['## A &lt;T&gt;', 'A <T>', 'a-t'],
  ['## React {/*react-id*/}', 'React', 'react-id'],
];
for (const [source, text, id] of texts) {
  test(`the heading ${source} has the text "${text}" and the id "${id}"`, async () => {
    const { headings } = await read(source);
    assert.deepEqual([headings[0]?.text, headings[0]?.id], [text, id]);
  });
}

test('the excerpt has no comments', async () => {
  assert.equal((await read('a {/* c */} b')).excerpt, 'a b');
});
