import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, root } from '../site.ts';

const posts = mkdtempSync(join(tmpdir(), 'kaiketsu-dev-'));
let server: ChildProcess;
let url = '';
let printed = '';

function write(path: string, title: string, body: string, more = ''): void {
  mkdirSync(join(posts, path, '..'), { recursive: true });
  writeFileSync(join(posts, path), `---\ntitle: ${title}\nlang: en\n${more}---\n\n${body}\n`);
}

/** Asks until the page says so. */
async function shows(path: string, text: RegExp): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 150; tries++) {
    last = await fetch(url + path).then(
      (response) => response.text(),
      (error: unknown) => String(error),
    );
    if (text.test(last)) return;
    await wait(100);
  }
  assert.match(last, text, printed);
}

before(async () => {
  write('en/first.md', 'First', 'The first text.');
  write('en/draft.md', 'Draft', 'Not done yet.', 'draft: true\n');
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'dev', '--posts', posts], {
    cwd: root,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, PORT: String(port), INIT_CWD: root } as NodeJS.ProcessEnv,
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk));
});

after(async () => {
  server.kill();
  if (server.exitCode === null) await once(server, 'exit');
  rmSync(posts, { recursive: true, force: true });
});

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
  writeFileSync(join(posts, 'en/first.md'), '---\ntitle: First\nlang: jp\n---\n\nWrong.\n');
  await shows('/en/', /^(?![\s\S]*First<)/);
  assert.match(printed, /first\.md:3:1 error lang-unknown/);
  write('en/first.md', 'First', 'The mended text.');
  await shows('/en/notes/first/', /The mended text\./);
});

test('dev serves feeds and sitemaps, and leads from an old address to the note', async () => {
  write('en/moved.md', 'Moved', 'Here it is.', 'aliases: ["old/address", "gone"]\n');
  await shows('/en/feed.xml', /<title>Moved<\/title>/);
  await shows('/sitemap-0.xml', /\/en\/notes\/moved\//);
  await shows('/old/address/', /content="0;url=\/en\/notes\/moved\/"/);
  await shows('/gone/', /Here it is\./);
  assert.equal((await fetch(`${url}/en/notes/nowhere/`)).status, 404);
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
  assert.equal((await fetch(`${url}/errors/f999.txt`)).status, 404);
  assert.equal((await fetch(`${url}/errors/..%2f..%2fnotes.db`)).status, 404);
});

async function passages(): Promise<string> {
  return (await fetch(`${url}/errors/p0.json`)).text();
}
