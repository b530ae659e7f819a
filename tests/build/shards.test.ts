import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { builtSite, kaiketsu, root } from '../site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-shards-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const languages = ['en', 'ja', 'zh-Hans', 'zh-Hant', 'ko', 'de', 'fr', 'es', 'ar', 'hi'];
const partFolder = (name: string) => join(folder, `part-${name.replace('/', '-of-')}`);

function filesOf(site: string): Map<string, Buffer> {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => relative(site, join(parentPath, name)));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(site, path))]));
}

async function buildPart(name: string, posts = join(root, 'posts')): Promise<void> {
  const { code, stderr } = await kaiketsu(['build', '--posts', posts, '--shard', name, '--out', partFolder(name)]);
  assert.equal(code, 0, stderr);
}

for (const [what, names] of [
  ['every language', languages],
  ['thirds, in another order', ['2/3', '3/3', '1/3']],
] as const) {
  test(`parts by ${what} are together the whole site, byte for byte`, async () => {
    for (const name of names) await buildPart(name);
    const out = join(folder, `whole-${names.length}`);
    const { code, stderr } = await kaiketsu(['merge', ...names.map(partFolder), '--out', out]);
    assert.equal(code, 0, stderr);
    const [whole, merged] = [filesOf(builtSite), filesOf(out)];
    assert.deepEqual([...merged.keys()], [...whole.keys()]);
    for (const [path, bytes] of whole) assert.ok(merged.get(path)?.equals(bytes), path);
  });
}

test('a part of a language has its pages and its index, and no other language’s', () => {
  const names = readdirSync(partFolder('ja')).sort();
  assert.deepEqual(names, ['ja', 'kaiketsu-shard.json', 'pagefind']);
  assert.deepEqual(readdirSync(join(partFolder('ja'), 'pagefind')), ['ja']);
  assert.ok(!existsSync(join(partFolder('en'), 'ja')));
});

test('merge refuses what is not all of one site, says why, and leaves the folder as it was', async () => {
  const out = join(folder, 'refused');
  const refuse = async (parts: string[], message: RegExp) => {
    const { code, stderr } = await kaiketsu(['merge', ...parts, '--out', out]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, message);
    assert.ok(!existsSync(out));
  };
  const [first, second, third] = ['1/3', '2/3', '3/3'].map(partFolder) as [string, string, string];
  await refuse([first, third], /Parts are missing: 2\/3\./);
  await refuse([first, partFolder('ja')], /is part ja of 10, but .* is 1\/3/);
  await refuse([first, builtSite], /is no part of a site/);
  const twice = join(folder, 'twice');
  cpSync(second, twice, { recursive: true });
  await refuse([first, second, twice, third], /are both part 2\/3/);
  const posts = join(folder, 'posts');
  cpSync(join(root, 'posts/en'), join(posts, 'en'), { recursive: true });
  await buildPart('3/3', posts);
  await refuse([first, second, third], /are not of the same notes, code and options/);
});

test('a part that there is not is refused with the names of those that there are', async () => {
  for (const name of ['xx', '0/3', '4/3', '1/0']) {
    const { code, stderr } = await kaiketsu(['build', '--shard', name, '--out', join(folder, 'none')]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /is no part of this site: name one of en, ja, zh-Hans/);
  }
});
