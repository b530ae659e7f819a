import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type DevServer, startDev } from './dev-server.ts';
import { copyProject } from './project-copy.ts';

let folder: string;
let server: DevServer;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaiketsu-dev-path-'));
  const project = join(folder, 'project');
  copyProject(project);
  const settings = join(project, 'src/site.ts');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/url: '[^']*'/, "url: 'https://example.org/some/blog/'"));
  server = await startDev((notes) => notes.write('en/first.md', 'First', '`QuokkaError` is printed.', 'aliases: [old]\n'), project);
});

after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a site under a path has its pages, feeds, sitemap and search there in development too', async () => {
  await server.shows('/some/blog/en/notes/first/', /href="\/some\/blog\/en\/feed\.xml"/);
  await server.shows('/some/blog/old/', /<title>First/);
  await server.shows('/some/blog/en/feed.xml', /<title>First<\/title>/);
  await server.shows('/some/blog/en/strings.json', /"base":"\/some\/blog\/"/);
  await server.shows('/some/blog/sitemap-0.xml', /\/some\/blog\/en\/notes\/first\//);
  await server.shows('/some/blog/errors/index.json?v=1', /"version":2/);
  await server.shows('/some/blog/pagefind/en/pagefind-entry.json', /"page_count":1/);
  assert.equal((await fetch(`${server.url}/some/blog/nothing.xml`)).status, 404);
});
