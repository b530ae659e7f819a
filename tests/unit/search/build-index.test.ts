import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { placeSnapshot, readRelated, writeSnapshot } from '../../../src/notes/snapshot.ts';
import { errorIndexer } from '../../../src/search/build-index.ts';
import { articleOf, cachedNote } from './cached-notes.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaiketsu-indexer-'));
  placeSnapshot(join(folder, 'snapshot'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a process says which articles share an error, writes the index, and after an edit what differs', async () => {
  const note = (slug: string, text: string) =>
    articleOf(slug, { ...cachedNote(folder, 'en', slug, text), errors: ['cannot open the shared file'] });
  const run = async (out: string, previous?: string) => {
    const indexer = errorIndexer({ cache: folder, out: join(folder, out), previous, keep: true });
    await indexer.relate();
    const files = await indexer.build();
    await indexer.stop();
    return files;
  };
  const articles = Array.from({ length: 300 }, (_, at) => note(`n${at}`, `The text of note${at} says code${at} and nothing else.`));
  const files = (name: string) => readdirSync(join(folder, name)).sort();
  writeSnapshot(articles);
  const first = await run('first');
  assert.deepEqual([first.written.sort(), first.removed], [files('first'), []]);
  writeSnapshot(articles.with(0, note('n0', 'Another text.')));
  const second = await run('second', join(folder, 'first'));
  assert.deepEqual(second.written.sort(), files('second'));
  assert.ok(second.written.length < first.written.length, second.written.join(' '));
  writeSnapshot([note('n0', 'Another text.'), note('other', 'One more.')]);
  const third = await run('third', join(folder, 'nowhere'));
  assert.deepEqual([third.written.sort(), third.removed], [files('third'), []]);
  assert.deepEqual(
    [...readRelated()],
    [
      ['n0', ['other']],
      ['other', ['n0']],
    ],
  );
});
