import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyPlace, parseFrontMatter } from '../../../src/notes/front-matter.ts';
import { noteText, publishedNotes, readFiles } from './temporary-posts.ts';

const parse = (text: string) => parseFrontMatter(text, 'a.md');
const data = (yaml: string) => parse(`---\n${yaml}\n---\n`).data;
const codes = (text: string) => parse(text).problems.map(({ code }) => code);

for (const language of ['js', 'javascript', 'JS', 'coffee', 'coffeescript', 'cson']) {
  test(`front matter in ${language} is not run`, () => {
    const effects = globalThis as { ranFrontMatter?: boolean };
    const source = `---${language}\n{ title: (globalThis.ranFrontMatter = true, "x") }\n---\nText.\n`;
    const { data: read } = parse(source);
    assert.equal(effects.ranFrontMatter, undefined);
    assert.equal(read, undefined);
    assert.deepEqual(codes(source), ['front-matter-code']);
  });
}

test('a second reading of the same broken text fails as the first did', () => {
  const text = '---\ntitle: [a\n---\nText.\n';
  const first = parse(text);
  assert.equal(first.data, undefined);
  assert.deepEqual(
    first.problems.map(({ code }) => code),
    ['front-matter-syntax'],
  );
  assert.deepEqual(parse(text), first);
});

test('a second reading of the same good text is not changed by what became of the first', () => {
  const text = '---\ntags: [a]\n---\nText.\n';
  const first = parse(text).data ?? {};
  (first['tags'] as string[]).push('b');
  assert.deepEqual(parse(text).data, { tags: ['a'] });
});

test('YAML and JSON are read; names of other formats are told', () => {
  assert.deepEqual(data('title: x'), { title: 'x' });
  for (const text of ['---yaml\ntitle: x\n---\n', '---YML\ntitle: x\n---\n', '---json\n{"title":"x"}\n---\n']) {
    assert.deepEqual(parse(text).data, { title: 'x' }, text);
  }
  assert.deepEqual(codes('---toml\ntitle = "x"\n---\n'), ['front-matter-language']);
  assert.deepEqual(codes('+++\ntitle = "x"\n+++\n'), ['front-matter-language']);
});

test('aliases are read up to a bound, so that a bomb costs nothing', () => {
  assert.deepEqual(data('a: &a x\nb: [*a, *a]')?.['b'], ['x', 'x']);
  const rows = Array.from({ length: 12 }, (_, row) => `k${row + 1}: &k${row + 1} [${Array(9).fill(`*k${row}`).join(', ')}]`);
  assert.deepEqual(codes(`---\nk0: &k0 x\n${rows.join('\n')}\n---\n`), ['front-matter-syntax']);
});

test('an alias of itself is an error, and does not hang', () => {
  assert.deepEqual(codes('---\na: &a [*a]\n---\n'), ['front-matter-syntax']);
});

test('no key reaches a prototype, however deep and in whatever format', () => {
  for (const text of [
    '---\n__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\nnested: [{ __proto__: { polluted: 1 }, kept: x }]\n---\n',
    '---json\n{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"nested":[{"__proto__":{"polluted":1},"kept":"x"}]}\n---\n',
  ]) {
    const { data: read, problems } = parse(text);
    assert.deepEqual(read, { nested: [{ kept: 'x' }] });
    assert.equal(Object.getPrototypeOf(read), Object.prototype);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      Array(3).fill('front-matter-key'),
    );
  }
});

/** Titles as people break them over lines, and what `title` then is. */
const titles: [yaml: string, title: string][] = [
  ['title: >\n  One\n  two', 'One two\n'],
  ['title: >-\n  One\n  two', 'One two'],
  ['title: |\n  One\n  two', 'One\ntwo\n'],
  ['title: One\n  two', 'One two'],
  ['title: "One \\\n  two"', 'One two'],
  ['title: "Error: \\"x\\""', 'Error: "x"'],
  ["title: 'It''s'", "It's"],
  ['title: "Node.js: #1"', 'Node.js: #1'],
  ['title: a --- b', 'a --- b'],
  ['title: C#', 'C#'],
];

for (const [yaml, title] of titles) {
  test(`${JSON.stringify(yaml)} is ${JSON.stringify(title)}`, () => {
    assert.equal(data(yaml)?.['title'], title);
  });
}

test('dates, yes and octal-looking numbers stay as they are written', () => {
  assert.deepEqual(data('date: 2025-11-08\ndraft: yes\nlang: no\nmodel: 1_000'), {
    date: '2025-11-08',
    draft: 'yes',
    lang: 'no',
    model: '1_000',
  });
});

/** Texts without front matter. */
for (const text of [
  'Text.\n',
  '```yaml\n---\ntitle: x\n---\n```\n',
  ' ---\ntitle: x\n---\n',
  '-----\n\nText.\n',
  'Text.\n\n---\n\ntitle: x\n\n---\n',
]) {
  test(`${JSON.stringify(text)} has no front matter`, () => {
    assert.deepEqual(parse(text), { data: {}, body: text, bodyLine: 1, raw: '', problems: [] });
  });
}

test('the body begins after the front matter, and its line is known', () => {
  const { raw, body, bodyLine } = parse('---\ntitle: x\n---\n\nText.\n---\n');
  assert.deepEqual({ raw, body, bodyLine }, { raw: '---\ntitle: x\n---\n', body: '\nText.\n---\n', bodyLine: 4 });
  assert.deepEqual(
    [parse('---\n---\nText.').body, parse('---\n# nothing\n---\nText.').bodyLine, parse('---\na: 1\n---').body],
    ['Text.', 4, ''],
  );
});

test('a place is that of the top-level key', () => {
  const raw = '---\ntitle: |\n  lang: x\nlang: en\n"date": x\n---\n';
  assert.deepEqual(
    ['lang', 'date', 'gone'].map((key) => keyPlace(raw, key, 'a.md').line),
    [4, 5, 1],
  );
});

test('front matter that is not closed is an error on its first line', () => {
  for (const text of ['---\ntitle: x\n\nThe text.\n', '---\ntitle: x\n\n# The text\n', '---\ntitle: x\nNote: this is text\n']) {
    const { data: read, problems } = parse(text);
    assert.deepEqual([read, problems.map(({ code, line }) => `${line} ${code}`)], [undefined, ['1 front-matter-syntax']], text);
  }
});

test('a problem is one line', () => {
  assert.doesNotMatch(parse('---json\n{ "title": }\n---\n').problems[0]?.message ?? '', /\n/);
});

test('a blank title or heading gives way to the next thing that names the note', async () => {
  const library = await readFiles({
    'en/blank.md': noteText({ title: '  ' }, '# Heading\n'),
    'en/empty-heading.md': noteText({ title: null }, '#\n\nText.\n'),
    'en/image.md': noteText({ title: null }, '# ![Logo](data:image/png;base64,iVBORw0KGgo=)\n\n## Next\n'),
  });
  assert.deepEqual(
    publishedNotes(library).map(({ title }) => title),
    ['Heading', 'empty-heading', 'Next'],
  );
});
