import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { root } from '../site.ts';

const sources = globSync('src/**/*.{ts,astro,mjs,css}', { cwd: root }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(join(root, path), 'utf8'),
}));
const longest = 250;

test(`no source file is longer than ${longest} lines`, () => {
  const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > longest);
  assert.deepEqual(long, []);
});

/** A file imports from its own level or a lower one. */
const levels = [
  ['src/site.ts', 'src/run-options.ts', 'src/processes.ts', 'src/errors/'],
  ['src/notes/', 'src/markdown/', 'src/search/', 'src/i18n/', 'src/cache/', 'src/scripts/', 'src/styles/'],
  ['src/components/', 'src/layouts/'],
  ['src/build/'],
  ['src/pages/', 'src/cli/', 'src/live.config.ts'],
];

test('imports run one way: pages, components, notes and markdown, site', () => {
  const level = (path: string) => levels.findIndex((prefixes) => prefixes.some((prefix) => path.startsWith(prefix)));
  const wrong: string[] = [];
  for (const { path, text } of sources) {
    for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)) {
      const imported = relative(root, join(root, dirname(path), target)).replaceAll('\\', '/');
      assert.notEqual(level(imported), -1, `${imported}, imported by ${path}, has no level`);
      if (level(imported) > level(path)) wrong.push(`${path} → ${imported}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('only queries.ts and live.config.ts know astro:content', () => {
  const knowing = sources.filter(({ text }) => /from 'astro:content'/.test(text)).map(({ path }) => path);
  assert.deepEqual(
    knowing.filter((path) => !/^src\/(?:notes\/queries\.ts$|live\.config\.ts$)/.test(path)),
    [],
  );
});

test('relative imports end in their extension', () => {
  for (const { path, text } of sources) {
    for (const [, target = ''] of text.matchAll(/from '(\.[^']+)'/g)) assert.match(target, /\.(?:ts|astro|json)$/, path);
  }
});

test('styles are logical, so that they turn with the script', () => {
  const physical =
    /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|text-align:\s*(?:left|right)|(?:left|right|top|bottom|(?:min-|max-)?(?:width|height)):)/;
  for (const { path, text } of sources.filter((source) => source.path.endsWith('.css'))) {
    for (const line of text.split('\n')) if (!line.includes('@media')) assert.doesNotMatch(line, physical, path);
  }
});

test('no page has inline handlers, inline styles or inline scripts', () => {
  for (const { path, text } of sources.filter((source) => source.path.endsWith('.astro'))) {
    assert.doesNotMatch(text, /\son[a-z]+=["{]|\sstyle=|<style/, path);
    for (const [tag] of text.matchAll(/<script[^>]*is:inline[^>]*>/g)) assert.match(tag, /\ssrc=/, path);
  }
});

test('every language has every string, with the same placeholders', () => {
  const folder = join(root, 'src/i18n/strings');
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
  const english = read('en.json');
  const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  const names = globSync('*.json', { cwd: folder });
  assert.equal(names.length, 10);
  for (const name of names) {
    const strings = read(name);
    assert.deepEqual(Object.keys(strings).sort(), Object.keys(english).sort(), name);
    for (const [key, text] of Object.entries(strings)) {
      assert.deepEqual(placeholders(text), placeholders(english[key]), `${name} ${key}`);
      assert.ok(text.trim(), `${name} ${key} is empty`);
    }
  }
});

/** `Search.astro` hands these to the browser by their beginning. */
const isForSearch = /^search\.(?:hit|why)\./;

test('every string is used', () => {
  const code = sources.map(({ text }) => text).join('\n');
  for (const key of Object.keys(JSON.parse(readFileSync(join(root, 'src/i18n/strings/en.json'), 'utf8')) as object)) {
    const [group, name] = key.split('.');
    assert.ok(
      code.includes(`'${key}'`) || code.includes(`\`${group}.\${`) || code.includes(`strings.${name}`) || isForSearch.test(key),
      key,
    );
  }
});
