import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Article } from '../../../src/notes/note.ts';
import { errorIndexer } from '../../../src/search/build-index.ts';
import { articleOf, cachedNote } from './cached-notes.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaiketsu-indexer-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a process says which articles share an error, writes the index, and after an edit what differs', async () => {
  const note = (slug: string, text: string) =>
    articleOf(slug, { ...cachedNote(folder, 'en', slug, text), errors: ['cannot open the shared file'] });
  const run = async (articles: readonly Article[], out: string, previous?: string) => {
    const indexer = errorIndexer({ cache: folder, out: join(folder, out), previous, keep: true });
    const related = await indexer.relate(articles);
    const files = await indexer.build();
    await indexer.stop();
    return { ...files, related };
  };
  const articles = Array.from({ length: 300 }, (_, at) => note(`n${at}`, `The text of note${at} says code${at} and nothing else.`));
  const files = (name: string) => readdirSync(join(folder, name)).sort();
  const first = await run(articles, 'first');
  assert.deepEqual([first.written.sort(), first.removed], [files('first'), []]);
  const edited = articles.with(0, note('n0', 'Another text.'));
  const second = await run(edited, 'second', join(folder, 'first'));
  assert.deepEqual(second.written.sort(), files('second'));
  assert.ok(second.written.length < first.written.length, second.written.join(' '));
  const others = [note('n0', 'Another text.'), note('other', 'One more.')];
  const third = await run(others, 'third', join(folder, 'nowhere'));
  assert.deepEqual([third.written.sort(), third.removed], [files('third'), []]);
  assert.deepEqual(
    [...third.related],
    [
      ['n0', ['other']],
      ['other', ['n0']],
    ],
  );
});
