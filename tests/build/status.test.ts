import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { statusMarkdown } from '../../src/cli/status-report.ts';
import { bodyHash } from '../../src/notes/lineage.ts';
import { noteText, readFiles } from '../unit/notes/temporary-posts.ts';
import { kaiketsu, root } from '../site.ts';

const lineage = join(root, 'tests/fixtures/sites/lineage/posts');
const parity = join(root, 'tests/fixtures/sites/parity/posts');
const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-status-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('status prints a line a language that adds up, and what is outdated', async () => {
  const { code, stdout } = await kaiketsu(['status', '--posts', lineage]);
  assert.equal(code, 0);
  const rows = readTable(stdout);
  assert.deepEqual(
    [...rows].filter(([, { notes }]) => notes > 0).map(([lang]) => lang),
    ['en', 'ja', 'ko', 'de', 'all'],
  );
  assert.deepEqual(rows.get('ja'), { notes: 2, originals: 0, current: 0, outdated: 1, unknown: 0, orphan: 1, differs: 0, missing: 1 });
  assert.deepEqual(rows.get('ko'), { notes: 2, originals: 0, current: 0, outdated: 0, unknown: 2, orphan: 0, differs: 0, missing: 1 });
  assertAddsUp(rows);
  assert.match(stdout, /^ja .* 66 %$/m);
  assert.match(stdout, /\n\nOutdated: 1\n {2}ja\/moved\.md {2}of en\/moved\.md, 1 section changed\n$/);
});

test('status lists what differs in its code, with how often', async () => {
  const { stdout } = await kaiketsu(['status', '--posts', parity]);
  assert.equal(readTable(stdout).get('ja')?.differs, 1);
  assert.match(stdout, /\n\nCode differs: 1\n {2}ja\/disk\.md {2}of en\/disk\.md, \d+ differences\n$/);
});

test('status --json lists every note with its state, and nothing else goes to standard output', async () => {
  const { code, stdout } = await kaiketsu(['status', '--json', '--posts', lineage]);
  assert.equal(code, 0);
  const rows = JSON.parse(stdout) as Row[];
  assert.deepEqual(
    rows.map(({ path, freshness, parity }) => [path, freshness, parity]),
    [
      ['de/moved.md', 'current', 0],
      ['en/healthy.md', null, 0],
      ['en/moved.md', null, 0],
      ['ja/moved.md', 'outdated', 0],
      ['ja/orphan.md', 'orphan', 0],
      ['ko/bad-hash.md', 'unknown', 0],
      ['ko/moved.md', 'unknown', 0],
    ],
  );
  const keys = ['path', 'url', 'article', 'lang', 'original', 'translated', 'generated', 'freshness', 'parity', 'hash'];
  for (const row of rows) assert.deepEqual(Object.keys(row), keys);
  // As `source.hash` of the German note has it, which is current.
  assert.equal(rows.find(({ path }) => path === 'en/moved.md')?.hash, 'd25ba0e55ad9');
  const other = JSON.parse((await kaiketsu(['status', '--json', '--posts', parity])).stdout) as Row[];
  assert.ok((other.find(({ path }) => path === 'ja/disk.md')?.parity ?? 0) > 1);
});

test('status --markdown is a table and boxes to tick', async () => {
  const { code, stdout } = await kaiketsu(['status', '--markdown', '--posts', lineage]);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^\| language \| notes \| outdated \|.*\|\n\| :-- \| --: \|.*\|\n\| en \| 2 \| 0 \| 0 \| 0 \| 0 \| 2 \| 0 \| 1 \| 66 % \|\n/,
  );
  assert.match(stdout, /\n\n### Outdated: 1\n\n- \[ \] `ja\/moved\.md`, of `en\/moved\.md`, 1 section changed\n$/);
  const table = stdout.split('\n\n')[0]?.split('\n') ?? [];
  assert.equal(new Set(table.map((line) => line.split('|').length)).size, 1);
});

test('status --markdown links notes to their editor, and no name of a file breaks out', async () => {
  const hash = bodyHash('What it was.');
  const { articles } = await readFiles({
    'en/a|b [c](d) `e`.md': noteText(),
    'ja/a|b [c](d) `e`.md': noteText({ translated: true, source: { path: '../en/a|b [c](d) `e`.md', hash } }),
  });
  const [line] = statusMarkdown(articles, 'https://github.com/owner/name/tree/main/posts').match(/^- .*$/m) ?? [];
  const url = (lang: string) => `https://github.com/owner/name/edit/main/posts/${lang}/a%7Cb%20%5Bc%5D%28d%29%20%60e%60.md`;
  const name = (lang: string) => `[\`\` ${lang}/a|b [c](d) \`e\`.md \`\`](${url(lang)})`;
  assert.equal(line, `- [ ] ${name('ja')}, of ${name('en')}`);
});

test('status shows fifty notes of a list and says how many more there are', async () => {
  const posts = join(folder, 'many');
  for (const lang of ['en', 'ja']) mkdirSync(join(posts, lang), { recursive: true });
  for (let at = 10; at < 63; at++) {
    writeFileSync(join(posts, `en/n${at}.md`), noteText());
    writeFileSync(
      join(posts, `ja/n${at}.md`),
      noteText({ translated: true, source: { path: `../en/n${at}.md`, hash: bodyHash('Before.') } }),
    );
  }
  const { stdout } = await kaiketsu(['status', '--posts', posts]);
  assert.match(stdout, /\nOutdated: 53\n(?: {2}ja\/n\d+\.md {2}of en\/n\d+\.md\n){50} {2}and 3 more; --json lists all\n$/);
  const markdown = (await kaiketsu(['status', '--markdown', '--posts', posts])).stdout;
  assert.match(markdown, /\n(?:- \[ \] `ja\/n\d+\.md`, of `en\/n\d+\.md`\n){50}\nAnd 3 more\.\n$/);
});

test('status --json --markdown is refused with what to do', async () => {
  const { code, stdout, stderr } = await kaiketsu(['status', '--json', '--markdown', '--posts', lineage]);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /Choose one of --json and --markdown/);
});

const corpora = join(root, '../shared/corpora/posts');
const skip = existsSync(corpora) ? false : 'the corpora are not beside the project';

/** Language of each folder; an article is a path that they share. */
const folders: [corpus: string, languages: Record<string, string>][] = [
  ['ms-errors', { en: 'en', it: 'it', ko: 'ko' }],
  [
    'electron-docs',
    {
      'de-DE': 'de',
      'en-US': 'en',
      'es-ES': 'es',
      'fr-FR': 'fr',
      'ja-JP': 'ja',
      'pt-BR': 'pt',
      'ru-RU': 'ru',
      'zh-CN': 'zh-Hans',
    },
  ],
];
for (const [corpus, languages] of folders) {
  test(`the status of the corpus ${corpus} is what its folders hold`, { skip }, async () => {
    const rows = readTable((await kaiketsu(['status', '--posts', join(corpora, corpus)])).stdout);
    assertAddsUp(rows);
    const files = Object.keys(languages).map((name) => new Set(globSync('**/*.md', { cwd: join(corpora, corpus, name) })));
    const articles = files.reduce((all, names) => all.union(names), new Set<string>()).size;
    for (const [at, lang] of Object.values(languages).entries()) {
      const notes = files[at]?.size ?? 0;
      assert.deepEqual([lang, rows.get(lang)?.notes, rows.get(lang)?.missing], [lang, notes, articles - notes]);
    }
    const all = rows.get('all');
    assert.equal(all?.notes, globSync('**/*.md', { cwd: join(corpora, corpus) }).length);
    // Microsoft's say that they are translated: without an English note they are orphans, not originals.
    const [english = new Set<string>(), ...others] = files;
    const lonely = others.flatMap((names) => [...names.difference(english)]).length;
    const [originals, orphans] = corpus === 'ms-errors' ? [english.size, lonely] : [articles, 0];
    assert.deepEqual([all?.originals, all?.orphan, all?.unknown], [originals, orphans, all.notes - originals - orphans]);
    assert.equal(rows.get('en')?.originals, rows.get('en')?.notes);
  });
}

test('the status of the corpus ms-errors has as many machine translations as are marked, the same notes', { skip }, async () => {
  const folder = join(corpora, 'ms-errors');
  const paths = globSync('**/*.md', { cwd: folder }).filter((path) =>
    /^ms\.translationtype: MT$/m.test(readFileSync(join(folder, path), 'utf8')),
  );
  const notes = JSON.parse((await kaiketsu(['status', '--json', '--posts', folder])).stdout) as Row[];
  const translated = notes.filter((row) => row.translated && row.generated);
  assert.ok(paths.length > 4000);
  assert.deepEqual(
    translated.map(({ path }) => path),
    paths.map((path) => path.replaceAll('\\', '/')).sort(),
  );
});

test('the status of the corpus jekyll-notes is what its front matter says', { skip }, async () => {
  const rows = readTable((await kaiketsu(['status', '--posts', join(corpora, 'jekyll-notes')])).stdout);
  assertAddsUp(rows);
  const texts = globSync('**/*.md', { cwd: join(corpora, 'jekyll-notes') }).map((path) =>
    readFileSync(join(corpora, 'jekyll-notes', path), 'utf8'),
  );
  const named = Map.groupBy(texts, (text) => /^lang: *(\S+)/m.exec(text)?.[1] ?? '');
  const spellings: Record<string, string> = { zh: 'zh-Hans', hant: 'zh-Hant' };
  for (const [name, notes] of named) assert.equal(rows.get(spellings[name] ?? name)?.notes, notes.length, name);
  const all = rows.get('all');
  assert.equal(all?.originals, texts.filter((text) => /^translated: false$/m.test(text)).length);
  assert.equal((all?.unknown ?? 0) + (all?.orphan ?? 0), texts.filter((text) => /^translated: true$/m.test(text)).length);
});

test('the status of all corpora adds up, and is what --json counts', { skip }, async () => {
  const rows = readTable((await kaiketsu(['status', '--posts', corpora])).stdout);
  assertAddsUp(rows);
  const notes = JSON.parse((await kaiketsu(['status', '--json', '--posts', corpora])).stdout) as Row[];
  const articles = new Set(notes.map(({ article }) => article)).size;
  for (const [lang, ofLanguage] of Map.groupBy(notes, (row) => row.lang)) {
    const count = (freshness: string | null) => ofLanguage.filter((row) => row.freshness === freshness).length;
    assert.deepEqual(rows.get(lang), {
      notes: ofLanguage.length,
      originals: count(null),
      current: count('current'),
      outdated: count('outdated'),
      unknown: count('unknown'),
      orphan: count('orphan'),
      differs: ofLanguage.filter((row) => row.parity > 0).length,
      missing: articles - ofLanguage.length,
    });
  }
});

const columns = ['notes', 'outdated', 'current', 'unknown', 'orphan', 'originals', 'differs', 'missing'] as const;

/** The table's lines by their language, `all` for the last. */
function readTable(text: string): Map<string, Counts> {
  const lines = [...text.matchAll(/^(\S+)((?: +\d+){8}) +\d+ %$/gm)];
  return new Map(
    lines.map(([, lang = '', numbers = '']) => {
      const counts = numbers.trim().split(/ +/).map(Number);
      return [lang, Object.fromEntries(columns.map((name, at) => [name, counts[at]])) as Counts];
    }),
  );
}

function assertAddsUp(rows: ReadonlyMap<string, Counts>): void {
  for (const [lang, { notes, originals, current, outdated, unknown, orphan }] of rows)
    assert.equal(notes, originals + current + outdated + unknown + orphan, lang);
  const languages = [...rows].filter(([lang]) => lang !== 'all').map(([, counts]) => counts);
  for (const name of columns)
    assert.equal(
      languages.reduce((sum, counts) => sum + counts[name], 0),
      rows.get('all')?.[name],
      name,
    );
}

type Counts = Record<(typeof columns)[number], number>;

interface Row {
  path: string;
  article: string;
  lang: string;
  translated: boolean | null;
  generated: boolean | null;
  freshness: string | null;
  parity: number;
  hash: string;
}
