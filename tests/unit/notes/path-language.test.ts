import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFolders, languageOfPath, pathKey, readPath } from '../../../src/notes/path-language.ts';

const cases: [path: string, lang: string, key: string][] = [
  ['ja/python-cffi-ja.md', 'ja', 'python-cffi'],
  ['_notes/ja/2025-11-08-fix-auth-error-ja.md', 'ja', '2025-11-08-fix-auth-error'],
  ['notes/2025-11-08-fix-auth-error-en.md', 'en', '2025-11-08-fix-auth-error'],
  ['docs/ja-JP/api/app.md', 'ja', 'docs/api/app'],
  ['zh-cn/errors/x.mdx', 'zh-Hans', 'errors/x'],
  ['notes/guide.en.md', 'en', 'notes/guide'],
  ['notes/guide_fr.md', 'fr', 'notes/guide'],
  ['notes/guide.zh-Hant.md', 'zh-Hant', 'notes/guide'],
  ['zh-Hans/guide-zh-Hans.md', 'zh-Hans', 'guide'],
  ['en/how-to-do-it.md', 'en', 'how-to-do-it'],
  ['en/api/src/x.md', 'en', 'api/src/x'],
  ['fr/docs/it/x.md', 'fr', 'docs/it/x'],
];

for (const [path, lang, key] of cases) {
  test(`the key of ${path} without "${lang}" is ${key}`, () => {
    assert.equal(pathKey(readPath(path), lang), key);
  });
}

test('a folder beside a folder of the site names its language, and one by itself is not trusted', () => {
  const beside = languageFolders(['docs/en/a.md', 'docs/it/a.md']);
  assert.deepEqual(languageOfPath('docs/it/a.md', beside), { lang: 'it', trusted: true });
  assert.deepEqual(languageOfPath('ts/a.md', languageFolders(['ts/a.md', 'go/a.md'])), { lang: 'ts', trusted: false });
});
