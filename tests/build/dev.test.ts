import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type DevServer, startDev } from './dev-server.ts';

let server: DevServer;
let shows: DevServer['shows'];
let write: DevServer['write'];

before(async () => {
  server = await startDev((notes) => {
    notes.write('en/first.md', 'First', 'The first text.');
    notes.write('en/draft.md', 'Draft', 'Not done yet.', 'draft: true\n');
  });
  ({ shows, write } = server);
});

after(() => server.stop());

test('dev serves the notes, drafts too', async () => {
  await shows('/en/notes/first/', /The first text\./);
  await shows('/en/notes/draft/', /Not done yet\./);
});

test('dev shows an edit, a new note in the list, and an .mdx note', async () => {
  write('en/first.md', 'First', 'The edited text.');
  await shows('/en/notes/first/', /The edited text\./);
  write('en/second.md', 'Second', 'The second text.');
  await shows('/en/', /Second/);
  write('en/third.mdx', 'Third', '<Aside type="tip">Some advice.</Aside>\n\n{1 + 1} times');
  await shows('/en/notes/third/', /aside tip[\s\S]*Some advice\.[\s\S]*2 times/);
});

test('dev says what is wrong with an edit, serves the rest, and shows the note again when it is mended', async () => {
  writeFileSync(join(server.posts, 'en/first.md'), '---\ntitle: First\nlang: jp\n---\n\nWrong.\n');
  await shows('/en/', /^(?![\s\S]*First<)/);
  assert.match(server.printed(), /first\.md:3:1 error lang-unknown/);
  write('en/first.md', 'First', 'The mended text.');
  await shows('/en/notes/first/', /The mended text\./);
});

test('dev serves feeds and sitemaps, and leads from an old address to the note', async () => {
  write('en/moved.md', 'Moved', 'Here it is.', 'aliases: ["old/address", "gone"]\n');
  await shows('/en/feed.xml', /<title>Moved<\/title>/);
  await shows('/sitemap-0.xml', /\/en\/notes\/moved\//);
  await shows('/old/address/', /content="0;url=\/en\/notes\/moved\/"/);
  await shows('/gone/', /Here it is\./);
  assert.equal((await fetch(`${server.url}/en/notes/nowhere/`)).status, 404);
});

test('the search finds what a note printed, and after an edit what it prints then', async () => {
  write('en/printed.md', 'Printed', '```\nQuokkaError: the first marsupial is missing\n```');
  await shows('/en/notes/printed/', /first marsupial/);
  await shows('/errors/index.json', /"version":2/);
  assert.match(await passages(), /first marsupial/);
  write('en/printed.md', 'Printed', '```\nQuokkaError: the second marsupial is missing\n```');
  await shows('/en/notes/printed/', /second marsupial/);
  assert.match(await passages(), /second marsupial/);
});

test('the prose index is served too, and what it does not hold is not found', async () => {
  await shows('/pagefind/en/pagefind.js', /createInstance/);
  assert.equal((await fetch(`${server.url}/errors/f999.txt`)).status, 404);
  assert.equal((await fetch(`${server.url}/errors/..%2f..%2fnotes.db`)).status, 404);
});

async function passages(): Promise<string> {
  return (await fetch(`${server.url}/errors/p0.json`)).text();
}

test('an open page is shown again when it has changed, also where it was not connected yet', async () => {
  const open = await openPage();
  write('en/open.md', 'Open', 'A new note.');
  await open.reload;
  open.close();
  await shows('/en/notes/open/', /A new note/);
  const readings = server.printed().split('Reading notes: files').length;
  write('en/open.md', 'Open', 'A note that has changed.');
  await server.prints(new RegExp(`(?:Reading notes: files[\\s\\S]*){${readings}}`));
  // Those who are connected have been told by now.
  await wait(500);
  const late = await openPage();
  await late.reload;
  late.close();
});

/** Connects as the code of a page does. */
async function openPage(): Promise<{ reload: Promise<void>; close(): void }> {
  const client = await (await fetch(`${server.url}/@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  const { promise: reload, resolve } = Promise.withResolvers<void>();
  socket.addEventListener('message', ({ data }) => String(data).includes('"full-reload"') && resolve());
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }));
  return { reload, close: () => socket.close() };
}
