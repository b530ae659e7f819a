import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSite, freePort, root } from '../site.ts';

test('preview serves a built site, prints its address, and answers 404 for what is not there', { timeout: 60_000 }, async () => {
  const port = await freePort();
  const server = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'preview', '--out', builtSite], {
    cwd: root,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, PORT: String(port), INIT_CWD: root } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [printed] = (await Promise.race([
      once(server.stdout, 'data'),
      once(server, 'exit').then(([code]) => [`ended with ${code}`]),
    ])) as [Buffer | string];
    assert.match(String(printed), new RegExp(`http://127\\.0\\.0\\.1:${port}/`));
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const note = await get('/ja/notes/python-cffi/');
    assert.deepEqual([note.status, note.headers.get('content-type')], [200, 'text/html']);
    assert.match(await note.text(), /<html lang="ja"/);
    assert.equal((await get('/errors/index.json')).status, 200);
    assert.equal((await get('/ja/feed.xml')).status, 200);
    assert.equal((await get('/ja/notes/nowhere/')).status, 404);
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  }
});
