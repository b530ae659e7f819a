import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { type Output, openOutput } from '../../../src/build/output.ts';
import { openStore, type Store } from '../../../src/cache/store.ts';
import { killProcesses } from '../../../src/processes.ts';

const paths = ['index.html', 'a/index.html', 'b/c/index.html'];
const folders: string[] = [];
after(async () => {
  await killProcesses();
  for (const place of folders) rmSync(place, { recursive: true, force: true });
});

let folder: string;
let out: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaiketsu-output-'));
  folders.push(folder);
  out = join(folder, 'site');
  await publish('1');
});

/** What a site of few files and one of many are looked at by. */
for (const [way, files] of [
  ['this process', 1],
  ['another process', 1_000_000],
] as const) {
  test(`${way} finds a site as it was left`, async () => {
    await open(files, (output) => {
      assert.equal(output.isIntact, true);
      assert.deepEqual(paths.filter(output.has), paths);
      assert.equal(output.isWhole('b/'), true);
    });
  });

  test(`${way} finds what was changed, removed and added`, async () => {
    writeFileSync(join(out, 'index.html'), 'changed');
    rmSync(join(out, 'a'), { recursive: true });
    writeFileSync(join(out, 'b/added.html'), '');
    await open(files, (output) => {
      assert.equal(output.isIntact, false);
      assert.deepEqual(paths.filter(output.has), ['b/c/index.html']);
      assert.deepEqual(
        ['b/c/', 'b/', 'a/'].map((prefix) => output.isWhole(prefix)),
        [true, false, false],
      );
    });
    await publish('1');
    assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), '1');
  });

  test(`${way} looks at the new site where a build was killed before it was in its place`, async () => {
    await publish('2');
    const next = join(folder, '.site-next');
    for (const [from, to] of [
      [out, `${out}-new`],
      [next, out],
      [`${out}-new`, next],
    ] as const)
      renameSync(from, to);
    assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), '1');
    await open(files, (output) => assert.equal(output.isIntact, true));
    assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), '2');
  });

  test(`${way} says that the cache is damaged`, async () => {
    const store = openStore(folder);
    store.set('output files', String(files));
    store.flush();
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(folder, 'cache.sqlite'));
    database.exec(`UPDATE kept SET value = 'damaged' WHERE key LIKE 'sheet:files:%'`);
    database.close();
    await assert.rejects(openOutput(out, join(folder, 'stage'), store, folder), { code: 'CACHE_DAMAGED' });
    store.close();
  });
}

async function publish(text: string): Promise<void> {
  await withStore(async (store) => {
    const output = await openOutput(out, join(folder, 'stage'), store, folder);
    for (const path of paths) output.place(path, text, () => text);
    output.publish(() => {});
  });
}

async function open(files: number, look: (output: Output) => void): Promise<void> {
  await withStore(async (store) => {
    store.set('output files', String(files));
    look(await openOutput(out, join(folder, 'stage'), store, folder));
  });
}

async function withStore(run: (store: Store) => Promise<void>): Promise<void> {
  const store = openStore(folder);
  try {
    await run(store);
  } finally {
    store.close();
  }
}
