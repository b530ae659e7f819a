import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { openRenderCache } from '../../src/cache/render-cache.ts';
import { headingIds } from '../../src/markdown/heading-ids.ts';
import type { RenderedBody } from '../../src/markdown/pipeline.ts';
import { ingest } from '../../src/notes/ingest.ts';
import { runOptions } from '../../src/run-options.ts';
import { root } from '../site.ts';

const corpora = join(root, '../shared/corpora/posts');
const skip = existsSync(corpora) ? false : 'the corpora are not beside the project';

/** Folders by which of their files are read, and how many translations there are at least that have the levels of their original, and that have not. */
const folders: [folder: string, isRead: (name: string) => boolean, like: number, unlike: number][] = [
  ['ms-errors', (name) => !name.endsWith('.md') || /-c2[0-2]\d\d\.md$/.test(name), 10, 400],
  ['vite-troubleshooting', () => true, 3, 5],
  ['astro-errors', () => true, 400, 0],
  ['electron-docs', () => true, 60, 0],
  ['jekyll-notes', () => true, 40, 1],
];
for (const [folder, isRead, like, unlike] of folders) {
  test(`the corpus ${folder}: a translation like its original has its ids, and no two headings of any have one id`, { skip }, async () => {
    const pairs = await translationsOf(folder, isRead);
    let alike = 0;
    for (const { path, original, translation } of pairs) {
      const found = headingIds(translation, original);
      assert.equal(found.length, translation.headings.length, path);
      const all = found.flatMap(({ id, alias }) => (alias === undefined ? [id] : [id, alias]));
      assert.deepEqual(all, [...new Set(all)], path);
      for (const { id } of translation.headings) assert.ok(all.includes(id), `#${id} of ${path} leads nowhere`);
      if (levels(original) !== levels(translation)) continue;
      alike++;
      assert.deepEqual(
        found.map(({ id }) => id),
        original.headings.map(({ id }) => id),
        path,
      );
    }
    assert.ok(alike >= like && pairs.length - alike >= unlike, `${alike} of ${pairs.length} are like their originals`);
  });
}

/** Every translation of a folder with its original, as the product reads them; where that is in error, another note stands for it. */
async function translationsOf(folder: string, isRead: (name: string) => boolean): Promise<Pair[]> {
  const above = mkdtempSync(join(tmpdir(), 'kaiketsu-headings-'));
  try {
    const [posts, cache] = [join(above, folder), join(above, 'cache')];
    cpSync(join(corpora, folder), posts, { recursive: true, filter: (path) => isRead(basename(path)) });
    const { articles } = await ingest({ ...runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts }), cache });
    const bodies = openRenderCache(cache);
    const pairs = articles.flatMap(({ notes, original = notes[0] }) =>
      notes.flatMap((note): Pair[] => {
        const [there, here] = [original && bodies.body(original.digest), bodies.body(note.digest)];
        return there && here && note !== original ? [{ path: note.path, original: there, translation: here }] : [];
      }),
    );
    bodies.close();
    return pairs;
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

function levels({ headings }: RenderedBody): string {
  return headings.map(({ level }) => level).join();
}

interface Pair {
  path: string;
  original: RenderedBody;
  translation: RenderedBody;
}
