import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { liveReading } from '../../../src/build/live-reading.ts';
import { renderCacheOf } from '../../../src/cache/render-cache.ts';
import { cacheDamage, openStore } from '../../../src/cache/store.ts';
import { ingest, type Library } from '../../../src/notes/ingest.ts';
import { libraryReader } from '../../../src/notes/library-reader.ts';
import type { Note } from '../../../src/notes/note.ts';
import { type RunOptions, runOptions } from '../../../src/run-options.ts';
import { root } from '../../site.ts';
import { noteText } from '../notes/temporary-posts.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kaiketsu-live-'));
  folders.push(made);
  return made;
}

function write(posts: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(posts, path)), { recursive: true });
    writeFileSync(join(posts, path), text);
  }
}

/** An article in two languages that differ in their code, a note that links to it, and one that cannot be shown. */
const site = {
  'en/2025-01-01-a.md': noteText(
    { lang: 'en', title: 'First', translated: false },
    'An [other](2025-01-02-b.md) text.\n\n```\nmake all\n```\n',
  ),
  'ja/2025-01-01-a.md': noteText({ lang: 'ja', title: '最初', translated: true }, '本文。\n\n```\nmake none\n```\n'),
  'en/2025-01-02-b.md': noteText({ lang: 'en', title: 'Second' }, 'The second text.\n'),
  'en/2025-01-03-c.mdx': noteText({ lang: 'en', title: 'Broken' }, '<Aside>\n'),
  'en/2025-01-04-d.md': noteText({ lang: 'en', title: '' }, '# Untitled by its keys\n'),
};

/** Reads a folder as `dev` does; the bodies that nobody asks for when that is let go. */
function start(options: RunOptions, failure?: Error) {
  const held = Promise.withResolvers<void>();
  const failures = failure ? [failure] : [];
  let last: Library | undefined;
  const changes: boolean[] = [];
  const ahead: string[] = [];
  const reading = liveReading(options.cache, () => {
    const reader = libraryReader(options);
    return {
      read: reader.read,
      async readAhead() {
        ahead.push('begun');
        await held.promise;
        const failed = failures.pop();
        if (failed) throw failed;
        await reader.readAhead();
      },
    };
  });
  reading.whole.catch(() => {});
  reading.listen(({ library }, isOther) => {
    last = library;
    changes.push(isOther);
  });
  return { ...reading, letGo: held.resolve, library: () => last as unknown as Library, changes, ahead };
}

function startSite() {
  const options = writeSite();
  return { options, ...start(options) };
}

function writeSite(): RunOptions {
  const options = { ...runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: folder() }), cache: folder(), drafts: true };
  write(options.posts, site);
  return options;
}

/** After this time a file that was written is known by its state, in ms. */
const settled = 2100;

function noteAt({ articles }: Library, path: string): Note | undefined {
  return articles.flatMap(({ notes }) => notes).find((note) => note.path === path);
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), wait(100, false)]);
}

test('lists are ready before bodies have been read, with the titles that they will have', async () => {
  const { ready, library, letGo, whole } = startSite();
  await ready('/en/');
  assert.deepEqual(
    library().articles.flatMap(({ notes }) => notes.map(({ title }) => title)),
    ['First', '最初', 'Second', 'Broken', 'Untitled by its keys'],
  );
  assert.equal(library().unread.size, 5);
  letGo();
  await whole;
  assert.equal(library().unread.size, 0);
});

test('a note’s page is ready when its article has been read, and shows what it will show', async () => {
  const { ready, library, letGo, whole, options, changes } = startSite();
  await ready('/ja/notes/a/');
  assert.deepEqual([...library().unread].sort(), ['en/2025-01-02-b.md', 'en/2025-01-03-c.mdx', 'en/2025-01-04-d.md']);
  const early = ['en/2025-01-01-a.md', 'ja/2025-01-01-a.md'].map((path) => noteAt(library(), path));
  assert.equal(early[1]?.parity?.findings, 1);
  assert.deepEqual(early[0]?.links, { '2025-01-02-b.md': '/en/notes/b/' });
  const store = openStore(options.cache);
  for (const note of early) assert.match(renderCacheOf(store).body(note?.digest ?? '')?.html ?? '', /text|本文/);
  store.close();
  letGo();
  await whole;
  assert.deepEqual(
    early.map((note) => ({ ...note })),
    early.map((note) => ({ ...noteAt(library(), note?.path ?? '') })),
  );
  assert.ok(!changes.includes(true));
});

test('what says something of all notes waits for all of them', async () => {
  const { ready, letGo } = startSite();
  for (const address of ['/translations/', '/translations/ja/', '/en/notes/nowhere/', '/somebodys-own-page']) {
    assert.equal(await isSettled(ready(address)), false, address);
  }
  letGo();
  for (const address of ['/translations/', '/en/notes/nowhere/', '/somebodys-own-page']) await ready(address);
});

test('a page that was shown early is shown again if a body that is read later changes it', async () => {
  const { ready, letGo, whole, changes, library } = startSite();
  await ready('/en/');
  assert.ok(noteAt(library(), 'en/2025-01-03-c.mdx'));
  letGo();
  await whole;
  assert.equal(noteAt(library(), 'en/2025-01-03-c.mdx'), undefined);
  assert.equal(changes.at(-1), true);
});

test('after all notes have been read, library and problems are those of a build', async () => {
  const { ready, letGo, whole, library, options } = startSite();
  await ready('/en/notes/a/');
  letGo();
  await whole;
  const built = await ingest({ ...options, cache: folder() });
  assert.deepEqual(library().problems, built.problems);
  assert.deepEqual(library().articles, built.articles);
});

test('an edit while notes are still read is there at once, and stays', async () => {
  const { ready, read, letGo, whole, library, options } = startSite();
  await ready('/en/notes/b/');
  write(options.posts, { 'en/2025-01-02-b.md': noteText({ lang: 'en', title: 'Edited' }, 'The edited text.\n') });
  await read();
  const edited = () => noteAt(library(), 'en/2025-01-02-b.md');
  assert.deepEqual([edited()?.title, edited()?.description], ['Edited', 'The edited text.']);
  assert.ok(library().unread.size > 0);
  letGo();
  await whole;
  assert.deepEqual([edited()?.title, edited()?.description], ['Edited', 'The edited text.']);
});

test('the next start knows what was read and reads nothing ahead, but edits as a whole', async () => {
  const first = startSite();
  await wait(settled);
  first.letGo();
  await first.whole;
  const next = start(first.options);
  next.letGo();
  await next.whole;
  assert.deepEqual(next.ahead, []);
  assert.deepEqual(next.library(), first.library());
  write(first.options.posts, { 'en/2025-01-02-b.md': noteText({ lang: 'en', title: 'Second' }, '[nowhere](nowhere.md)\n') });
  await next.read();
  assert.ok(next.library().problems.some(({ code }) => code === 'link-missing'));
});

test('a start that was ended half-way leaves nothing wrong to the next', async () => {
  const options = writeSite();
  await wait(settled);
  const { ready, library } = start(options);
  await ready('/en/notes/a/');
  const early = noteAt(library(), 'en/2025-01-01-a.md');
  const next = start(options);
  next.letGo();
  await next.whole;
  const built = await ingest({ ...options, cache: folder() });
  assert.deepEqual(next.library().articles, built.articles);
  assert.deepEqual(noteAt(next.library(), 'en/2025-01-01-a.md'), early);
});

test('a cache that turns out to be damaged is made anew, and pages wait for that', async () => {
  const options = writeSite();
  const { ready, letGo, whole, library, ahead } = start(options, cacheDamage('a test says so.'));
  await ready('/en/notes/a/');
  letGo();
  await whole;
  assert.equal(ahead.length, 2);
  await ready('/en/notes/a/');
  const store = openStore(options.cache);
  assert.ok(renderCacheOf(store).body(noteAt(library(), 'en/2025-01-01-a.md')?.digest ?? ''));
  store.close();
});
