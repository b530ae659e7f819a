import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kaiketsu, root } from '../site.ts';
import { assertClosed, readPages } from './closure.ts';

const corpora = join(root, '../shared/corpora');
const skip = existsSync(corpora) ? false : 'the corpora are not beside the project';

test('the corpora: every file is a note or reported, few are in error, articles are linked as their sources say', { skip }, async () => {
  const posts = join(corpora, 'posts');
  const report = JSON.parse((await kaiketsu(['check', '--json', '--posts', posts])).stdout) as Report;
  assert.equal(report.files, globSync('**/*.{md,mdx}', { cwd: posts }).length);
  assert.equal(report.notes + report.reported, report.files);
  const inError = new Set(report.problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  assert.equal(inError.size, report.reported);
  assert.ok(inError.size <= report.files * 0.03, `${inError.size} in error`);
  const rows = JSON.parse((await kaiketsu(['status', '--json', '--posts', posts])).stdout) as { path: string; article: string }[];
  const articleOf = new Map(rows.map(({ path, article }) => [path, article]));
  const sizes = Map.groupBy(rows, ({ article }) => article);
  for (const paths of JSON.parse(readFileSync(join(corpora, 'expected-articles.json'), 'utf8')) as string[][]) {
    const kept = paths.filter((path) => !inError.has(path));
    const articles = new Set(kept.map((path) => articleOf.get(path)));
    assert.equal(articles.size, Math.min(kept.length, 1), `${kept.join(', ')} are not one article`);
    for (const article of articles) assert.equal(sizes.get(article ?? '')?.length, kept.length, `${article} has other notes too`);
  }
});

for (const folder of ['jekyll-notes', 'electron-docs', 'vite-troubleshooting', 'rust-errors', 'astro-errors']) {
  test(`the corpus ${folder} builds into a page a note`, { skip }, async () => {
    const out = mkdtempSync(join(tmpdir(), 'kaiketsu-corpus-'));
    const posts = join(corpora, 'posts', folder);
    try {
      const { code, stderr } = await kaiketsu(['build', '--posts', posts, '--out', out, '--keep-going']);
      assert.equal(code, 0, stderr);
      const notes = Number(/= notes: (\d+)/.exec(stderr)?.[1]);
      const pages = globSync('*/notes/*/index.html', { cwd: out });
      assert.equal(pages.length, notes);
      assertClosed(readPages(out));
      for (const page of pages) assert.doesNotMatch(readFileSync(join(out, page), 'utf8'), /[\ufdd0\ufdd1]|<script(?! )|\sstyle="/, page);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
}

interface Report {
  files: number;
  notes: number;
  reported: number;
  problems: { severity: string; file: string }[];
}
