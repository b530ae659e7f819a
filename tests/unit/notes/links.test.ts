import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkIndex, resolveLink } from '../../../src/notes/links.ts';
import type { Article, Note } from '../../../src/notes/note.ts';
import { pathKey, readPath } from '../../../src/notes/path-language.ts';

const articles = [
  article('app', 'docs/en/api/app.md', 'docs/ja/api/app.md', 'docs/ko/api/app.mdx'),
  article('win', 'docs/en/api/win.md', 'docs/ja/api/win.md'),
  article('guide', 'docs/en/guide/index.md'),
  article('fix-auth', 'notes/2025-11-08-fix-auth-en.md', '_notes/ja/2025-11-08-fix-auth-ja.md'),
  article('直し方', 'ja/直し方 その1.md'),
  article('café', 'en/cafe\u0301.md'),
  article('50%', 'en/50% off#1.md'),
  article('deutsch', 'de/nur.md'),
  article('flat', 'notes/flat-en.md'),
];
const index = linkIndex(articles);

const cases: [from: string, href: string, url: string][] = [
  // Relative, with and without what can be left out.
  ['docs/en/api/app.md', 'win.md', '/en/notes/win/'],
  ['docs/en/api/app.md', 'win', '/en/notes/win/'],
  ['docs/en/api/app.md', './win.md', '/en/notes/win/'],
  ['docs/en/api/app.md', './win/', '/en/notes/win/'],
  ['docs/en/api/app.md', 'win.html', '/en/notes/win/'],
  ['docs/en/api/app.md', '../guide/index.md', '/en/notes/guide/'],
  ['docs/en/api/app.md', '../guide/', '/en/notes/guide/'],
  ['docs/en/api/app.md', '../guide', '/en/notes/guide/'],
  ['docs/en/api/app.md', '../api/../api/./win.md', '/en/notes/win/'],
  ['docs/en/api/win.md', '../../ko/api/app', '/ko/notes/app/'],
  ['docs/en/api/win.md', '../../ja/api/app.md', '/ja/notes/app/'],
  // What follows the path is kept.
  ['docs/en/api/app.md', 'win.md#events', '/en/notes/win/#events'],
  ['docs/en/api/app.md', 'win.md?v=1#a?b', '/en/notes/win/?v=1#a?b'],
  ['docs/en/api/app.md', '#events', '#events'],
  ['docs/en/api/app.md', '#', '#'],
  ['docs/en/api/app.md', '?v=1#x', '?v=1#x'],
  // Names of every kind.
  ['ja/x.md', '直し方 その1.md', `/ja/notes/${encodeURIComponent('直し方')}/`],
  ['ja/x.md', '%E7%9B%B4%E3%81%97%E6%96%B9%20%E3%81%9D%E3%81%AE1.md', `/ja/notes/${encodeURIComponent('直し方')}/`],
  ['en/x.md', 'caf\u00e9.md', `/en/notes/${encodeURIComponent('café')}/`],
  ['en/x.md', 'cafe\u0301.md', `/en/notes/${encodeURIComponent('café')}/`],
  ['en/x.md', '50%25%20off%231.md', '/en/notes/50%25/'],
  // A translation that is not there.
  ['docs/ko/api/app.mdx', 'win.md', '/en/notes/win/'],
  ['docs/ja/guide/x.md', './index.md', '/en/notes/guide/'],
  ['docs/ja/api/app.md', '../../fr/api/win.md', '/ja/notes/win/'],
  ['_notes/ja/other.md', '2025-11-08-fix-auth-ja.md', '/ja/notes/fix-auth/'],
  ['notes/other-en.md', '2025-11-08-fix-auth.md', '/en/notes/fix-auth/'],
  ['_notes/ja/other.md', '../../notes/2025-11-08-fix-auth.md#x', '/ja/notes/fix-auth/#x'],
  ['fr/x.md', 'nur.md', '/de/notes/deutsch/'],
  // From the root of the site.
  ['en/x.md', '/en/notes/win/', '/en/notes/win/'],
  ['en/x.md', '/ja/notes/win#x', '/ja/notes/win/#x'],
  ['en/x.md', `/ja/notes/${encodeURIComponent('直し方')}/`, `/ja/notes/${encodeURIComponent('直し方')}/`],
  // Other sites.
  ['en/x.md', 'https://example.com/a.md?b#c', 'https://example.com/a.md?b#c'],
  ['en/x.md', 'HTTP://example.com', 'HTTP://example.com'],
  ['en/x.md', '//example.com/a', '//example.com/a'],
  ['en/x.md', 'mailto:a@example.com', 'mailto:a@example.com'],
  ['en/x.md', 'tel:+81', 'tel:+81'],
];
for (const [from, href, url] of cases) {
  test(`in ${from}, ${JSON.stringify(href)} leads to ${url}`, () => {
    assert.deepEqual(resolve(from, href), { url });
  });
}

const unsafe = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:x',
  'file:///etc/passwd',
  'xref:System.Array',
  'c:\\x',
];
for (const href of unsafe) {
  test(`${JSON.stringify(href)} is not safe`, () => {
    assert.deepEqual(resolve('en/x.md', href), { problem: 'link-unsafe' });
  });
}

const missing: [href: string, file: string][] = [
  ['gone.md', 'en/gone.md'],
  ['gone.md#x', 'en/gone.md'],
  ['data/log.txt?x', 'en/data/log.txt'],
  ['../../../etc/passwd', '../../etc/passwd'],
  ['%2e%2e/%2e%2e/x', '../x'],
  ['%zz.md', 'en/%zz.md'],
  [' javascript:alert(1)', 'en/ javascript:alert(1)'],
  ['java\nscript:alert(1)', 'en/java\nscript:alert(1)'],
];
for (const [href, file] of missing) {
  test(`${JSON.stringify(href)} leads to no note but to the file ${JSON.stringify(file)}`, () => {
    assert.deepEqual(resolve('en/x.md', href), { problem: 'link-missing', file });
  });
}

test('a rooted link to no page may be a public file', () => {
  assert.deepEqual(resolve('en/x.md', '/images/a.png?x'), { problem: 'link-missing', publicFile: '/images/a.png' });
  assert.deepEqual(resolve('en/x.md', '/fr/notes/win/'), { problem: 'link-missing', publicFile: '/fr/notes/win/' });
});

test('the key of another article is no match', () => {
  assert.deepEqual(resolve('docs/ja/api/app.md', 'window.md'), { problem: 'link-missing', file: 'docs/ja/api/window.md' });
});

test('a rooted link may be written without escapes', () => {
  assert.deepEqual(resolve('en/x.md', '/ja/notes/直し方/'), { url: `/ja/notes/${encodeURIComponent('直し方')}/` });
});

test('a suffix alone names a translation that is not there', () => {
  assert.deepEqual(resolve('notes/other-en.md', 'flat-fr.md'), { url: '/en/notes/flat/' });
});

function resolve(from: string, href: string) {
  return resolveLink({ path: from, lang: langOf(from) }, href, index);
}

/** An article of notes at these paths, the first its original. */
function article(slug: string, ...paths: string[]): Article {
  const notes = paths.map((path) => ({ path, lang: langOf(path), key: pathKey(readPath(path), langOf(path)) }) as Note);
  const [original] = notes;
  return { id: slug, slug, notes, ...(original ? { original } : {}) };
}

function langOf(path: string): string {
  return /(?:^|\/|-)(en|ja|ko|de|fr)(?=\/|\.mdx?$)/.exec(path)?.[1] ?? 'en';
}
