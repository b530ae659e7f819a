import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { kaiketsu, root } from '../site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-commands-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const good = '---\ntitle: Good\nlang: en\n---\n\nFine.\n';
const bad = '---\ntitle: Bad\nlang: jp\n---\n\nNot fine.\n';

/** A folder of notes with these files. */
function posts(files: Record<string, string>): string {
  const path = mkdtempSync(join(folder, 'posts-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

test('check prints each problem with file, line and hint, ends with counts, and exits 1', async () => {
  const { code, stdout } = await kaiketsu(['check', '--posts', posts({ 'good.md': good, 'bad.md': bad })]);
  assert.equal(code, 1);
  assert.match(stdout, /bad\.md:3:1 error lang-unknown "jp" is not a language tag\. Did you mean "ja"\?/);
  assert.match(stdout, /files: 2 = notes: 1 \+ reported: 1\narticles: 1, orphans: 0\nproblems: 1 errors, 0 warnings, 0 infos\n$/);
});

test('check --json is one JSON document with the same counts', async () => {
  const { code, stdout } = await kaiketsu(['check', '--json', '--posts', posts({ 'good.md': good })]);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  assert.equal(code, 0);
  assert.deepEqual([report['files'], report['notes'], report['reported'], report['problems']], [1, 1, 0, []]);
});

test('check prints annotations in GitHub Actions', async () => {
  const { stdout } = await kaiketsu(['check', '--posts', posts({ 'bad.md': bad })], { GITHUB_ACTIONS: 'true' });
  assert.match(stdout, /^::error file=.*bad\.md,line=3,col=1,title=lang-unknown::"jp" is not a language tag/m);
});

test('build stops on an error and leaves the last site as it was; --keep-going publishes the rest', async () => {
  const notes = posts({ 'en/good.md': good, 'en/bad.md': bad });
  const out = join(folder, 'site');
  mkdirSync(out);
  writeFileSync(join(out, 'old.html'), 'the last site');
  const stopped = await kaiketsu(['build', '--posts', notes, '--out', out]);
  assert.equal(stopped.code, 1);
  assert.match(stopped.stderr, /bad\.md:3:1 error lang-unknown/);
  assert.deepEqual(readdirSync(out), ['old.html']);
  const going = await kaiketsu(['build', '--posts', notes, '--out', out, '--keep-going']);
  assert.equal(going.code, 0, going.stderr);
  assert.ok(existsSync(join(out, 'en/notes/good/index.html')));
  assert.equal(statSync(out).mode & 0o777, 0o777 & ~process.umask(), 'a web server may read the site');
  assert.ok(!existsSync(join(out, 'en/notes/bad')));
  assert.ok(!existsSync(join(out, 'old.html')));
  assert.deepEqual(
    readdirSync(folder).filter((name) => /^\.site-\d/.test(name)),
    [],
  );
});

test('an empty folder of notes builds a site that says so', async () => {
  const out = join(folder, 'empty-site');
  const { code, stderr } = await kaiketsu(['build', '--posts', posts({}), '--out', out]);
  assert.equal(code, 0, stderr);
  assert.match(readFileSync(join(out, 'en/index.html'), 'utf8'), /There is no note in this language yet/);
});

test('names with spaces, #, %, ? and decomposed letters become pages that links reach', async () => {
  const names = ['a b.md', 'c#.md', '100%.md', 'what?.md', 'cafe\u0301.md', '日本 語.md'];
  const text = (name: string) => `---\ntitle: ${JSON.stringify(name)}\nlang: en\n---\n\n[next](<./a b.md>)\n`;
  const out = join(folder, 'names-site');
  const { code, stderr } = await kaiketsu([
    'build',
    '--posts',
    posts(Object.fromEntries(names.map((name) => [`en/${name}`, text(name)]))),
    '--out',
    out,
  ]);
  assert.equal(code, 0, stderr);
  assert.deepEqual(readdirSync(join(out, 'en/notes')).sort(), ['100', 'a-b', 'c', 'caf\u00e9', 'what', '日本-語']);
  assert.match(readFileSync(join(out, 'en/notes/c/index.html'), 'utf8'), /href="\/en\/notes\/a-b\/"/);
});

const tags = [
  'C#',
  'C++',
  '50%',
  '%41',
  '50%25',
  'a?b',
  'CI/CD',
  'R&D',
  'std::vector',
  '@scope/name',
  '$PATH',
  'k=v',
  '.',
  '..',
  '~23',
  'エラー',
];

test('every tag has a page of its notes that its link reaches, whatever signs it has', async () => {
  const notes = posts({ 'en/a.md': `---\ntitle: A\nlang: en\ntags: ${JSON.stringify(tags)}\n---\n\nText.\n` });
  const out = join(folder, 'tags-site');
  const { code, stderr } = await kaiketsu(['build', '--posts', notes, '--out', out]);
  assert.equal(code, 0, stderr);
  const html = readFileSync(join(out, 'en/notes/a/index.html'), 'utf8');
  const links = [...html.matchAll(/href="(\/en\/tags\/[^"]+\/)" rel="tag"/g)].map(([, link = '']) => link);
  assert.equal(new Set(links).size, tags.length);
  for (const [at, link] of links.entries()) {
    const page = readFileSync(join(out, decodeURIComponent(link), 'index.html'), 'utf8');
    assert.ok(page.includes(`<h1>Notes tagged “${tags[at]?.replace('&', '&amp;')}”</h1>`), link);
    assert.ok(page.includes('href="/en/notes/a/"'), link);
    const canonical = /<link rel="canonical" href="https:\/\/kaiketsu\.example([^"]*)"/.exec(page)?.[1] ?? '';
    assert.equal(decodeURIComponent(canonical), decodeURIComponent(link));
  }
});

test('tags, images and old addresses with #, % and ? become files that their links reach', async () => {
  const image = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
  const notes = posts({
    'en/a.md': `---\ntitle: A\nlang: en\ntags: ["C#", "50%", "a?b"]\naliases: ["old/x%20y", "gone#1", "c++/a&b=c", "x/%2541"]\n---\n\n![i](<im%231.svg>) ![j](<im%2520.svg>)\n`,
    'en/im#1.svg': image,
    'en/im%20.svg': image,
  });
  const out = join(folder, 'marks-site');
  const { code, stderr } = await kaiketsu(['build', '--posts', notes, '--out', out]);
  assert.equal(code, 0, stderr);
  const html = readFileSync(join(out, 'en/notes/a/index.html'), 'utf8');
  const links = [...html.matchAll(/(?:href|src)="(\/en\/tags\/[^"]+\/|\/media\/[^"]+)"/g)].map(([, link = '']) => decodeURIComponent(link));
  assert.deepEqual(links.sort(), ['/en/tags/50~25/', '/en/tags/C~23/', '/en/tags/a~3fb/', '/media/en/im#1.svg', '/media/en/im%20.svg']);
  for (const link of [...links, '/old/x y/', '/c++/a&b=c/', '/x/A/'])
    assert.ok(existsSync(join(out, link, link.endsWith('/') ? 'index.html' : '')), link);
});

test('MDX that would stop the build is an error of that note alone', async () => {
  const matter = (title: string) => `---\ntitle: ${title}\nlang: en\n---\n\n`;
  const notes = posts({
    'en/open.mdx': `${matter('Open')}<Aside>\n`,
    'en/import.mdx': `${matter('Import')}import X from './nowhere.astro'\n\n<X />\n`,
    'en/throws.mdx': `${matter('Throws')}{missing.value}\n`,
    'en/unknown.mdx': `${matter('Unknown')}<Wizard>kept words</Wizard>\n`,
    'en/fine.mdx': `${matter('Fine')}<Aside type="tip">advice</Aside>\n\n\`\`\`js\nlet x = { a: 1 };\n\`\`\`\n`,
  });
  const out = join(folder, 'mdx-site');
  const { code, stderr } = await kaiketsu(['build', '--posts', notes, '--out', out, '--keep-going']);
  assert.equal(code, 0, stderr);
  assert.deepEqual(readdirSync(join(out, 'en/notes')).sort(), ['fine', 'unknown']);
  for (const problem of ['open.mdx:6:1 error mdx-syntax', 'import.mdx:6:1 error mdx-import', 'throws.mdx:5:1 error mdx-throws'])
    assert.match(stderr, new RegExp(problem));
  assert.match(readFileSync(join(out, 'en/notes/unknown/index.html'), 'utf8'), /kept words/);
  assert.match(readFileSync(join(out, 'en/notes/fine/index.html'), 'utf8'), /aside tip[\s\S]*advice[\s\S]*<span class="k">let<\/span>/);
});

test('status --json lists every note with its address, article and original', async () => {
  const { code, stdout } = await kaiketsu(['status', '--json']);
  const rows = JSON.parse(stdout) as Record<string, unknown>[];
  assert.equal(code, 0);
  assert.deepEqual(
    rows.find(({ path }) => path === 'ja/python-cffi-ja.md'),
    {
      path: 'ja/python-cffi-ja.md',
      url: '/ja/notes/python-cffi/',
      article: 'ar/python-cffi-ar.md',
      lang: 'ja',
      original: 'en/python-cffi-en.md',
      translated: true,
      generated: true,
      freshness: 'unknown',
      parity: 0,
      hash: 'a2aa35fdba11',
    },
  );
});

test('new writes a note that check finds nothing wrong with, and leaves an existing file alone', async () => {
  const notes = posts({ 'en/2025-01-02-lost-en.md': good });
  const first = await kaiketsu(['new', 'ディスクがない', '--lang', 'ja', '--posts', notes, '--translate', 'en/2025-01-02-lost-en.md']);
  assert.equal(first.code, 0, first.stderr);
  assert.match(readFileSync(join(notes, 'ja/2025-01-02-lost-ja.md'), 'utf8'), /source: "\.\.\/en\/2025-01-02-lost-en\.md"/);
  const again = await kaiketsu(['new', 'ディスクがない', '--lang', 'ja', '--posts', notes, '--translate', 'en/2025-01-02-lost-en.md']);
  assert.equal(again.code, 2);
  assert.match(again.stderr, /is there already/);
  const { code, stdout } = await kaiketsu(['check', '--posts', notes, '--strict']);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /articles: 1/);
});

for (const [args, message] of [
  [['build', '--posts', 'no-such-folder'], /There is no folder "no-such-folder"/],
  [['build', '--colour'], /unknown option '--colour'/],
  [['bild'], /unknown command 'bild'[\s\S]*Did you mean build\?/],
  [['check', '--default-lang', 'jp'], /--default-lang "jp" is not a language tag/],
  [['preview', '--out', 'no-such-site'], /There is no folder "no-such-site"/],
] as const) {
  test(`"${args.join(' ')}" is refused with what to do`, async () => {
    const { code, stderr } = await kaiketsu([...args]);
    assert.equal(code, 2);
    assert.match(stderr, message);
  });
}

for (const command of ['build', 'dev', 'preview', 'check', 'status', 'new']) {
  test(`${command} --help says what it does`, async () => {
    const { code, stdout } = await kaiketsu([command, '--help']);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`Usage: kaiketsu ${command} `));
  });
}

test('two builds of the same notes, cold and warm, are the same bytes', async () => {
  const notes = join(folder, 'same');
  cpSync(join(root, 'posts'), notes, { recursive: true });
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  for (const out of [one, two]) assert.equal((await kaiketsu(['build', '--posts', notes, '--out', out])).code, 0);
  const files = readdirSync(one, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => join(entry.parentPath, entry.name).slice(one.length)).sort();
  for (const name of names) assert.deepEqual(readFileSync(one + name), readFileSync(two + name), name);
  assert.ok(names.length > 200);
});
