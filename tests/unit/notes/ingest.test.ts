import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ingest } from '../../../src/notes/ingest.ts';
import { runOptions } from '../../../src/run-options.ts';
import { root } from '../../site.ts';
import { noteText, publishedNotes, readFiles } from './temporary-posts.ts';

test('a cached .mdx note is in error once what it imports is gone, and no longer when it is back', async () => {
  const posts = mkdtempSync(join(tmpdir(), 'kaiketsu-posts-'));
  const cache = mkdtempSync(join(tmpdir(), 'kaiketsu-cache-'));
  const options = { ...runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts }), cache };
  const codes = async () => (await ingest(options)).problems.map(({ code }) => code);
  const chart = join(posts, 'en/chart.astro');
  try {
    mkdirSync(join(posts, 'en'));
    writeFileSync(join(posts, 'en/a.mdx'), noteText({}, "import Chart from './chart.astro';\n\n<Chart />\n"));
    writeFileSync(chart, '<p>A chart</p>\n');
    assert.deepEqual(await codes(), []);
    rmSync(chart);
    assert.deepEqual(await codes(), ['mdx-import']);
    writeFileSync(chart, '<p>A chart</p>\n');
    assert.deepEqual(await codes(), []);
  } finally {
    for (const folder of [posts, cache]) rmSync(folder, { recursive: true, force: true });
  }
});

test('a file is published beside the notes only if it lies there', async () => {
  const secrets = (path: string) => {
    mkdirSync(join(path, '../../../elsewhere'));
    writeFileSync(join(path, '../../../elsewhere/secret.txt'), 'secret');
    symlinkSync('../../elsewhere', path);
  };
  const body = '[a](here.txt) [b](folder/secret.txt) [c](../../elsewhere/secret.txt) ![d](/../package.json) ![e](loop.png) [f](/100%zz)\n';
  const library = await readFiles({
    'en/a.md': noteText({}, body),
    'en/here.txt': 'text',
    'en/folder': secrets,
    'en/loop.png': (path) => symlinkSync('loop.png', path),
  });
  assert.deepEqual(Object.keys(publishedNotes(library)[0]?.media ?? {}), ['here.txt']);
  assert.deepEqual(
    library.problems.filter(({ file }) => file === 'en/a.md').map(({ code }) => code),
    [...Array(2).fill('image-missing'), ...Array(3).fill('link-missing')],
  );
});
