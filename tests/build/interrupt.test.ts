import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { kaiketsu, root } from '../site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-interrupt-'));
const posts = join(folder, 'posts');
const out = join(folder, 'site');
mkdirSync(posts);
for (let number = 0; number < 300; number++) {
  writeFileSync(
    join(posts, `note-${number}.md`),
    `---\ntitle: Note ${number}\nlang: en\n---\n\nText.\n\n\`\`\`js\nlet a = ${number};\n\`\`\`\n`,
  );
}
after(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  writeFileSync(join(out, 'old.html'), 'the last site');
});

/** A build that has read its notes and not finished. */
async function startBuild(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'build', '--posts', posts, '--out', out], {
    cwd: root,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, INIT_CWD: root } as NodeJS.ProcessEnv,
  });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk));
  while (!printed.includes('Reading notes: 300')) {
    assert.equal(child.exitCode, null, printed);
    await wait(5);
  }
  return child;
}

/** What a build leaves beside the site. */
const leftovers = () => readdirSync(folder).filter((name) => /^\.site-\d/.test(name));

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`a build that is ended by ${signal} leaves the last site, and nothing beside it`, async () => {
    const child = await startBuild();
    child.kill(signal);
    assert.deepEqual(await once(child, 'exit'), [code, null]);
    assert.deepEqual(readdirSync(out), ['old.html']);
    assert.deepEqual(leftovers(), []);
  });
}

test('what a killed build left is removed by the next, which builds the whole site', async () => {
  const child = await startBuild();
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(readFileSync(join(out, 'old.html'), 'utf8'), 'the last site');
  assert.equal(leftovers().length, 1);
  const { code, stderr } = await kaiketsu(['build', '--posts', posts, '--out', out]);
  assert.equal(code, 0, stderr);
  assert.deepEqual(leftovers(), []);
  assert.ok(!existsSync(join(out, 'old.html')));
  assert.equal(readdirSync(join(out, 'en/notes')).length, 300);
});
