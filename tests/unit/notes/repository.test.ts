import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editUrl, isRepository, newFileUrl, translationPath } from '../../../src/notes/repository.ts';
import { noteText, readFiles } from './temporary-posts.ts';

/** The addresses for `ja/x.md`. */
const forges: [name: string, repository: string, edit: string, create: string][] = [
  [
    'GitHub',
    'https://github.com/owner/name/tree/main/posts',
    'https://github.com/owner/name/edit/main/posts/ja/x.md',
    'https://github.com/owner/name/new/main?filename=posts/ja/x.md',
  ],
  [
    'GitHub, with a slash at the end',
    'https://github.com/owner/name/tree/main/a/posts/',
    'https://github.com/owner/name/edit/main/a/posts/ja/x.md',
    'https://github.com/owner/name/new/main?filename=a/posts/ja/x.md',
  ],
  [
    'a repository of nothing but notes',
    'https://github.com/owner/name/tree/v1.0',
    'https://github.com/owner/name/edit/v1.0/ja/x.md',
    'https://github.com/owner/name/new/v1.0?filename=ja/x.md',
  ],
  [
    'GitHub Enterprise',
    'https://github.company.example/owner/name/tree/main/posts',
    'https://github.company.example/owner/name/edit/main/posts/ja/x.md',
    'https://github.company.example/owner/name/new/main?filename=posts/ja/x.md',
  ],
  [
    'GitLab',
    'https://gitlab.com/owner/name/-/tree/main/posts',
    'https://gitlab.com/owner/name/-/edit/main/posts/ja/x.md',
    'https://gitlab.com/owner/name/-/new/main?file_name=posts/ja/x.md',
  ],
  [
    'GitLab elsewhere, with groups in groups',
    'https://git.company.example/group/inner/name/-/tree/main/posts?ref_type=heads',
    'https://git.company.example/group/inner/name/-/edit/main/posts/ja/x.md',
    'https://git.company.example/group/inner/name/-/new/main?file_name=posts/ja/x.md',
  ],
  [
    'Gitea under a path, with a name that is not escaped as it should be',
    'https://company.example/gitea/owner/name/src/branch/main/50%',
    'https://company.example/gitea/owner/name/_edit/main/50%25/ja/x.md',
    'https://company.example/gitea/owner/name/_new/main?filename=50%25/ja/x.md',
  ],
  [
    'Codeberg, Forgejo, Gitea',
    'https://codeberg.org/owner/name/src/branch/main/posts',
    'https://codeberg.org/owner/name/_edit/main/posts/ja/x.md',
    'https://codeberg.org/owner/name/_new/main?filename=posts/ja/x.md',
  ],
];
for (const [name, repository, edit, create] of forges) {
  test(`a note is edited, and a new one written, at ${name}`, () => {
    assert.equal(editUrl('ja/x.md', repository), edit);
    assert.equal(newFileUrl('ja/x.md', repository), create);
    assert.ok(isRepository(repository));
  });
}

for (const repository of [
  undefined,
  '',
  'owner/name',
  'javascript:alert(1)//github.com/owner/name/tree/main',
  'https://github.com/owner/name',
  'https://git.sr.ht/~owner/name/tree/main/posts',
  'https://bitbucket.org/owner/name/src/main/posts',
  'https://codeberg.org/owner/name/src/commit/0123456789/posts',
]) {
  test(`no editor is known for ${repository}`, () => {
    assert.equal(editUrl('ja/x.md', repository), undefined);
    assert.equal(newFileUrl('ja/x.md', repository), undefined);
    assert.equal(isRepository(repository), repository === undefined);
  });
}

test('names are escaped once, whatever the address of the folder had escaped', () => {
  const repository = 'https://github.com/owner/name/tree/main/my%20posts/%E8%A7%A3';
  assert.equal(
    editUrl('ja/50% #1 & ñ?.md', repository),
    'https://github.com/owner/name/edit/main/my%20posts/%E8%A7%A3/ja/50%25%20%231%20%26%20%C3%B1%3F.md',
  );
  assert.equal(new URL(newFileUrl('ja/50% #1 & ñ?.md', repository) ?? '').searchParams.get('filename'), 'my posts/解/ja/50% #1 & ñ?.md');
});

const places: [path: string, lang: string, target: string, translation: string][] = [
  ['en/x.md', 'en', 'ja', 'ja/x.md'],
  ['docs/en-US/api/app.mdx', 'en', 'zh-Hans', 'docs/zh-Hans/api/app.mdx'],
  ['en/x-en.md', 'en', 'ko', 'ko/x-ko.md'],
  ['notes/2025-11-08-fix-en.md', 'en', 'ja', 'notes/2025-11-08-fix-ja.md'],
  ['_notes/zh/2025-11-08-fix-zh.md', 'zh-Hans', 'ja', '_notes/ja/2025-11-08-fix-ja.md'],
  ['guide.en.md', 'en', 'zh-Hant', 'guide.zh-Hant.md'],
  ['guide_fr.md', 'fr', 'de', 'guide_de.md'],
  ['fr/docs/it/x.md', 'fr', 'ja', 'ja/docs/it/x.md'],
  ['en/how-to-do-it.md', 'en', 'de', 'de/how-to-do-it.md'],
  ['E0001.md', 'en', 'ja', 'ja/E0001-ja.md'],
  ['rust/E0001.md', 'en', 'ja', 'ja/rust/E0001-ja.md'],
  ['log/2025-11-08-fix.md', 'en', 'ja', 'ja/2025-11-08-fix-ja.md'],
  ['en/x.md', 'en', 'pt-PT', 'pt-PT/x.md'],
];
for (const [path, lang, target, expected] of places) {
  test(`${path} is translated to ${target} as ${expected}, where it is linked without a word in it`, async () => {
    assert.equal(translationPath({ path, lang }, target), expected);
    const { articles } = await readFiles({ [path]: noteText({ lang }), [expected]: noteText() });
    assert.deepEqual(
      articles.map(({ notes }) => notes.map((note) => [note.path, note.lang]).sort()),
      [
        [
          [path, lang],
          [expected, target],
        ].sort(),
      ],
    );
  });
}
