import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { assertSameSite, readSite, touchedFiles } from './compare-sites.ts';
import { prepareStates, type TwoStates } from './two-states.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-full-disk-'));
const out = join(folder, 'disk/site');
const cache = join(folder, 'project/.kaiketsu');
const mounted: string[] = [];
const skip = canMount() ? false : 'a small disk cannot be mounted here';
let notes: TwoStates;

before(async () => {
  if (skip) return;
  mount(join(folder, 'disk'));
  notes = await prepareStates(folder, out);
});
beforeEach(async () => {
  if (skip) return;
  for (const place of mounted) makeRoom(place);
  await notes.heal();
});
after(() => {
  for (const place of mounted.reverse()) spawnSync('/bin/umount', ['--lazy', place]);
  rmSync(folder, { recursive: true, force: true });
});

for (const kilobytes of [16, 400, 1600]) {
  test(`with ${kilobytes} kB left for the site a build says that the disk is full, or is whole`, { skip }, async (t) => {
    const earlier = readSite(out);
    notes.switchState();
    leave(join(folder, 'disk'), kilobytes);
    t.diagnostic(await buildWithoutSpace(earlier));
    makeRoom(join(folder, 'disk'));
    await notes.buildWell('With space again');
    assert.deepEqual(
      readdirSync(join(folder, 'disk')).filter((name) => name !== 'site' && !notes.leftovers().includes(name)),
      [],
    );
    assert.ok(notes.leftovers().length <= 1, `left beside the site: ${notes.leftovers()}`);
  });
}

for (const kilobytes of [0, 40, 400]) {
  test(`with ${kilobytes} kB left for a new cache a build says that the disk is full, or is whole`, { skip }, async (t) => {
    const earlier = readSite(out);
    notes.switchState();
    mount(cache);
    leave(cache, kilobytes);
    t.diagnostic(await buildWithoutSpace(earlier));
    makeRoom(cache);
    await notes.buildWell('With space again');
  });
}

test('with no space left for what a cache is to hold more, a build says so, or is whole', { skip }, async (t) => {
  const earlier = readSite(out);
  notes.switchState();
  leave(cache, 0);
  t.diagnostic(await buildWithoutSpace(earlier));
  makeRoom(cache);
  await notes.buildWell('With space again');
});

/** Either the site is the new one, or no file of the old one was written and some lines, which are given, say why. */
async function buildWithoutSpace(earlier: ReturnType<typeof readSite>): Promise<string> {
  const { code, stderr } = await notes.project.run(notes.options, longest);
  if (code === 0) {
    assertSameSite(readSite(out), notes.expected(), 'Without space');
    return 'whole';
  }
  assert.deepEqual(touchedFiles(earlier, readSite(out)), [], 'files of the old site were written');
  assert.notEqual(code, null, `the build does not end:\n${stderr}`);
  assert.match(stderr, /ENOSPC|no space|disk is full/i);
  assert.ok(stderr.split('\n').length < 60, stderr);
  return stderr;
}

/** In milliseconds: many times what a build of the sample takes. */
const longest = 40_000;

function canMount(): boolean {
  const place = join(folder, 'try');
  mkdirSync(place);
  const { status } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]);
  return status === 0 && spawnSync('/bin/umount', [place]).status === 0;
}

/** A small disk in a folder, in place of the one that was there before. */
function mount(place: string): void {
  mkdirSync(place, { recursive: true });
  if (mounted.includes(place)) assert.equal(spawnSync('/bin/umount', [place]).status, 0);
  const { status, stderr } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', place]);
  assert.equal(status, 0, String(stderr));
  if (!mounted.includes(place)) mounted.push(place);
}

/** Takes all of a disk but so much. */
function leave(place: string, kilobytes: number): void {
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(join(place, 'filler'), Buffer.alloc(bavail * bsize - kilobytes * 1024, 1));
}

function makeRoom(place: string): void {
  rmSync(join(place, 'filler'), { force: true });
}
