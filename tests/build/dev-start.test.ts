import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DevServer, startDev } from './dev-server.ts';

/** So many that processes read them, some of them slowly. */
const count = 600;
const slow = 'Words and `code`, [a link](https://example.com/) and more words.\n\n'.repeat(12_000);
let server: DevServer;

before(async () => {
  server = await startDev((notes) => {
    for (let number = 0; number < count; number++) notes.write(`en/note-${number}.md`, `Note ${number}`, `The text of ${number}.`);
    for (let number = 0; number < 12; number++) notes.write(`en/slow-${number}.md`, `Slow ${number}`, slow);
    notes.write('en/broken.mdx', 'Broken', '<Aside>');
  });
});

after(() => server.stop());

test('dev shows lists, a note and an edit of it while it still reads, and says at the end what is wrong', async () => {
  await server.shows('/en/', /Note 0/);
  const [feed, errors] = ['/en/feed.xml', '/errors/index.json'].map((path) => fetch(server.url + path).then((response) => response.text()));
  await server.shows('/en/notes/note-7/', /The text of 7\./);
  server.write('en/note-7.md', 'Note 7', 'The edited text.');
  await server.shows('/en/notes/note-7/', /The edited text\./);
  await server.shows('/en/notes/note-8/', /The text of 8\./);
  await server.prints(/broken\.mdx:\d+(?::\d+)? error mdx-syntax[\s\S]*Reading notes: files: 613 = notes: 612 \+ reported: 1/);
  await server.shows('/en/', /Note 0(?![\s\S]*Broken)/);
  await server.shows('/en/notes/note-7/', /The edited text\./);
  // These say something of all notes, and wait for them.
  assert.match((await feed) ?? '', /The text of \d+\./);
  assert.match((await errors) ?? '', /"version":2/);
});
