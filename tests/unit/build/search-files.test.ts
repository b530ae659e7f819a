import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openOutput } from '../../../src/build/output.ts';
import { planSearch, startIndexers } from '../../../src/build/search-files.ts';
import { openStore } from '../../../src/cache/store.ts';
import { killProcesses } from '../../../src/processes.ts';
import { articleOf, cachedNote } from '../search/cached-notes.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-search-files-'));
after(async () => {
  await killProcesses();
  rmSync(folder, { recursive: true, force: true });
});

test('the error index is written, and what the next build needs of it, only when no note stops the site', async () => {
  const cache = join(folder, 'cache');
  const store = openStore(cache);
  const note = (slug: string) => ({ ...cachedNote(cache, 'en', slug, `The text of ${slug}.`), errors: ['cannot open the shared file'] });
  const articles = ['one', 'two'].map((slug) => articleOf(slug, note(slug)));
  const output = await openOutput(join(folder, 'site'), join(folder, 'stage'), store, cache);
  const search = planSearch({
    articles,
    output,
    store,
    indexers: startIndexers(output, cache),
    code: 'code',
    owns: () => true,
    sizeOf: () => 0,
  });
  const sound = Promise.withResolvers<void>();
  const related = Promise.withResolvers<ReadonlyMap<string, string[]>>();
  const indexes = search.build(related.resolve, sound.promise);
  const isWritten = () => [existsSync(join(folder, 'stage/errors/index.json')), store.get('errors:index') !== undefined];
  assert.deepEqual((await related.promise).get('one'), ['two']);
  await wait(500);
  assert.deepEqual(isWritten(), [false, false]);
  sound.resolve();
  await Promise.all(indexes);
  assert.deepEqual(isWritten(), [true, true]);
  store.close();
});
