import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { bodyHash } from '../../src/notes/lineage.ts';
import { kaiketsu, root } from '../site.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kaiketsu-stamp-')));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Of `en/moved.md`, and of the texts of its three sections. */
const hash = 'd25ba0e55ad9';
const sections = '907f70 15483f b896cd';
const stamped = (path: string, lang = 'en') => `source:\n  path: ${path}\n  lang: ${lang}\n  hash: "${hash}"\n  sections: "${sections}"\n`;

const matter = (...lines: string[]) => `---\ntitle: T\n${lines.map((line) => `${line}\n`).join('')}---\n\nText.\n`;

/** A copy of the notes of the site "lineage" in `posts/`, with these files beside them. */
function site(files: Record<string, string | Uint8Array> = {}): Site {
  const above = mkdtempSync(join(folder, 'site-'));
  const posts = join(above, 'posts');
  cpSync(join(root, 'tests/fixtures/sites/lineage/posts'), posts, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(posts, name)), { recursive: true });
    writeFileSync(join(posts, name), content);
  }
  return { above, posts };
}

test('stamp writes the text that a translation is made from into it, says so, and changes nothing else', async () => {
  const { above, posts } = site();
  const before = contents(above);
  const { code, stdout } = await stamp(posts, ['ja/moved.md', 'ko/moved.md']);
  assert.equal(code, 0);
  assert.equal(stdout, `ja/moved.md: stamped with ${hash} of en/moved.md\nko/moved.md: stamped with ${hash} of en/moved.md\n`);
  assert.equal(bodyHash(before['posts/en/moved.md']?.split('---\n')[2] ?? ''), hash);
  assert.deepEqual(contents(above), {
    ...before,
    'posts/ja/moved.md': before['posts/ja/moved.md']?.replace('d6933f6f7a3b', hash).replace('"907f70 d1d476 b896cd"', `"${sections}"`),
    'posts/ko/moved.md': before['posts/ko/moved.md']?.replace('source: ../en/moved.md\n', stamped('../en/moved.md')),
  });
  const after = contents(above);
  const again = await stamp(posts, ['ja/moved.md']);
  assert.equal(again.code, 0);
  assert.match(again.stdout, /^ja\/moved\.md: is stamped already with .*en\/moved\.md\n$/);
  assert.deepEqual(contents(above), after);
});

test('a note is named from posts/ or from where the command was started', async () => {
  for (const [started, named] of [
    ['', 'ko/moved.md'],
    ['', 'posts/ko/moved.md'],
    ['', './posts/ko/../ko/moved.md'],
    ['posts', './ko/moved.md'],
    ['posts/ko', 'moved.md'],
    ['posts/en', '../ko/moved.md'],
  ] as const) {
    const { above, posts } = site();
    const { code, stdout, stderr } = await stamp(posts, [named], join(above, started));
    assert.equal(code, 0, `${named} in "${started}": ${stderr}`);
    assert.match(stdout, /^\S*ko\/moved\.md: stamped with /);
    assert.match(readFileSync(join(posts, 'ko/moved.md'), 'utf8'), new RegExp(hash));
  }
});

test('a note is called by its path from where the command was started', async () => {
  const { above, posts } = site();
  const { stdout } = await stamp(posts, ['ko/moved.md'], above);
  assert.equal(stdout, `posts/ko/moved.md: stamped with ${hash} of posts/en/moved.md\n`);
});

test('run without npm, paths are those of the folder that it is run in', async () => {
  const { posts } = site();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), 'stamp', 'ko/moved.md', '--posts', '.'], {
    cwd: posts,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: undefined, NODE_TEST_CONTEXT: undefined } as NodeJS.ProcessEnv,
  });
  assert.equal(status, 0, stderr);
  assert.equal(stdout, `ko/moved.md: stamped with ${hash} of en/moved.md\n`);
});

test('a file keeps its mode', async () => {
  const modes = { de: 0o600, es: 0o640, fr: 0o644, hi: 0o664, it: 0o666, ja: 0o755 };
  const paths = Object.keys(modes).map((lang) => `${lang}/new.md`);
  const { posts } = site({
    'en/new.md': matter('lang: en', 'translated: false'),
    ...Object.fromEntries(paths.map((path) => [path, matter(`lang: ${path.slice(0, 2)}`)])),
  });
  for (const [lang, mode] of Object.entries(modes)) chmodSync(join(posts, lang, 'new.md'), mode);
  assert.equal((await stamp(posts, paths)).code, 0);
  const kept = Object.keys(modes).map((lang) => [lang, statSync(join(posts, lang, 'new.md')).mode & 0o777]);
  assert.deepEqual(Object.fromEntries(kept), modes);
});

const refused: [name: string, path: string, message: RegExp, files?: Record<string, string | Uint8Array>][] = [
  ['an original', 'en/moved.md', /original of its article; stamp its translations/],
  ['an orphan', 'ja/orphan.md', /original is not here. Name it with "source:"/],
  ['a note in error', 'fr/moved.md', /It is in error: "xx" is not a language tag/, { 'fr/moved.md': matter('lang: xx') }],
  ['a file that is no note', 'ko/x.png', /It is no note/, { 'ko/x.png': 'x' }],
  ['a folder', 'ko', /It is no note/],
  ['UTF-16', 'fr/moved.md', /not UTF-8/, { 'fr/moved.md': Buffer.from(`\ufeff${matter('lang: fr', 'translated: true')}`, 'utf16le') }],
  [
    'JSON',
    'fr/moved.md',
    /Write it yourself:\nsource:/,
    { 'fr/moved.md': '---json\n{"title":"T","lang":"fr","translated":true}\n---\nTexte.\n' },
  ],
];
for (const [name, path, message, files] of refused) {
  test(`${name} is refused and stays as it is, and what is named beside it is stamped`, async () => {
    const { above, posts } = site(files);
    const before = contents(above);
    const { code, stdout, stderr } = await stamp(posts, [path, 'ko/moved.md']);
    assert.equal(code, 1);
    assert.ok(stderr.includes(`${path}: `), stderr);
    assert.match(stderr, message);
    assert.equal(stdout, `ko/moved.md: stamped with ${hash} of en/moved.md\n`);
    assert.deepEqual(changed(before, contents(above)), ['posts/ko/moved.md']);
  });
}

test('a note that the file system does not let be written is told, and what is named beside it is stamped', async () => {
  const { posts } = site();
  // What is written first has this name.
  mkdirSync(join(posts, 'ja/moved.md.stamped'));
  const before = readFileSync(join(posts, 'ja/moved.md'), 'utf8');
  const { code, stdout, stderr } = await stamp(posts, ['ja/moved.md', 'ko/moved.md']);
  assert.equal(code, 1);
  assert.match(stderr, /^ja\/moved\.md: It cannot be written: EISDIR \(open\)\. Check the permissions/m);
  assert.equal(stdout, `ko/moved.md: stamped with ${hash} of en/moved.md\n`);
  assert.equal(readFileSync(join(posts, 'ja/moved.md'), 'utf8'), before);
});

for (const [args, message] of [
  [['ja/gone.md'], /There is no note "ja\/gone\.md" in /],
  [['ko/moved.md', 'ja/gone.md'], /There is no note "ja\/gone\.md" in /],
  [['../outside.md'], /There is no note "\.\.\/outside\.md" in /],
  [[], /Name the translations to stamp/],
  [['--unstampt'], /unknown option/],
] as const) {
  test(`"${['stamp', ...args].join(' ')}" is refused, and nothing is written`, async () => {
    const { above, posts } = site();
    writeFileSync(join(above, 'outside.md'), matter('lang: ja'));
    const before = contents(above);
    const { code, stderr } = await stamp(posts, [...args]);
    assert.equal(code, 2);
    assert.match(stderr, message);
    assert.deepEqual(contents(above), before);
  });
}

test('--unstamped stamps exactly the translations of which nothing is known', async () => {
  const { above, posts } = site({
    'es/moved.md': matter('lang: es'),
    'fr/moved.mdx': matter('lang: fr', 'translated: true'),
    'hi/moved.md': matter('lang: hi', 'draft: true', 'translated: true'),
    'it/moved.md': matter('lang: it', 'translated: false', 'source: ../en/moved.md'),
    'pt/other.md': matter('lang: pt', 'source: ../en/moved'),
    'zh/alone.md': matter('lang: zh'),
  });
  const before = contents(above);
  const { code, stdout } = await stamp(posts, ['--unstamped']);
  const after = contents(above);
  assert.equal(code, 0);
  const paths = ['es/moved.md', 'fr/moved.mdx', 'hi/moved.md', 'ko/moved.md', 'pt/other.md'];
  assert.deepEqual(
    changed(before, after),
    paths.map((path) => `posts/${path}`),
  );
  assert.deepEqual(
    stdout.trimEnd().split('\n').sort(),
    paths.map((path) => `${path}: stamped with ${hash} of en/moved.md`),
  );
  assert.equal(after['posts/es/moved.md'], before['posts/es/moved.md']?.replace('es\n---', `es\n${stamped('"../en/moved.md"')}---`));
  assert.ok(after['posts/pt/other.md']?.includes(stamped('../en/moved')));
  assert.deepEqual(await stamp(posts, ['--unstamped']), { code: 0, stdout: '', stderr: '' });
});

test('a translation of a translation is stamped with the text it was made from', async () => {
  const { posts } = site({ 'fr/moved.md': matter('lang: fr', 'translated: true', 'source: ../ko/moved.md') });
  const { stdout } = await stamp(posts, ['fr/moved.md']);
  assert.match(stdout, /^fr\/moved\.md: stamped with [0-9a-f]{12} of ko\/moved\.md\n$/);
  assert.doesNotMatch(stdout, new RegExp(hash));
  assert.match(readFileSync(join(posts, 'fr/moved.md'), 'utf8'), /source:\n {2}path: \.\.\/ko\/moved\.md\n {2}lang: ko\n/);
});

test('once stamped nothing is outdated; a word of the original makes exactly what is stamped outdated, white space nothing', async () => {
  const { posts } = site();
  const original = join(posts, 'en/moved.md');
  const text = readFileSync(original, 'utf8');
  assert.deepEqual(await outdated(posts), ['ja/moved.md']);
  assert.equal((await stamp(posts, ['ja/moved.md', 'ko/bad-hash.md'])).code, 0);
  assert.deepEqual(await outdated(posts), []);
  writeFileSync(original, text.replace('an older copy', 'a second copy'));
  assert.deepEqual(await outdated(posts), ['de/moved.md', 'ja/moved.md']);
  for (const spaced of [
    text.replaceAll('\n', '\r\n'),
    text.replace('Fix\n', 'Fix  \n\n'),
    `${text}\n\n`,
    text.replace('an older', 'an\nolder'),
  ]) {
    writeFileSync(original, spaced);
    assert.deepEqual(await outdated(posts), []);
  }
  assert.equal((await stamp(posts, ['--unstamped'])).code, 0);
  writeFileSync(original, text.replace('4000', '4001'));
  assert.deepEqual(await outdated(posts), ['de/moved.md', 'ja/moved.md', 'ko/moved.md']);
  assert.equal((await stamp(posts, ['de/moved.md', 'ko/moved.md'])).code, 0);
  assert.deepEqual(await outdated(posts), ['ja/moved.md']);
});

/** Runs `kaiketsu stamp`, started in `posts` where nothing else is said. */
function stamp(posts: string, args: string[], started = posts) {
  return kaiketsu(['stamp', ...args, '--posts', posts], { INIT_CWD: started });
}

async function outdated(posts: string): Promise<string[]> {
  const { problems } = JSON.parse((await kaiketsu(['check', '--json', '--posts', posts])).stdout) as {
    problems: { code: string; file: string }[];
  };
  return problems.filter(({ code }) => code === 'translation-outdated').map(({ file }) => file);
}

/** Every file of a folder, byte by byte. */
function contents(above: string): Record<string, string | undefined> {
  const paths = globSync('**', { cwd: above }).sort();
  const files = paths.filter((path) => statSync(join(above, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(above, path), 'latin1')]));
}

function changed(before: Record<string, string | undefined>, now: Record<string, string | undefined>): string[] {
  return Object.keys({ ...before, ...now })
    .filter((path) => before[path] !== now[path])
    .sort();
}

interface Site {
  above: string;
  posts: string;
}
