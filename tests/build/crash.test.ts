import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { assertSameSite, differencesOf, readSite, type Site } from './compare-sites.ts';
import { damages, seededRandom } from './damage-cache.ts';
import { killGroup } from './project-copy.ts';
import { type Duration, prepareStates, type TwoStates } from './two-states.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-crash-'));
const out = join(folder, 'site');
let notes: TwoStates;
before(async () => {
  notes = await prepareStates(folder, out);
  await notes.buildWell('The first build');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a build killed at any of 25 moments leaves the old site or the new one, and the next build is a clean one', async (t) => {
  const random = seededRandom(25);
  let took = await notes.buildWell('Before any is killed');
  const counts = { old: 0, new: 0, none: 0, late: 0 };
  for (let [kills, tries] = [0, 0]; kills < 25;) {
    const was = existsSync(out) ? readSite(out) : undefined;
    notes.switchState();
    if (!(await killBuild(momentOf(kills, tries, took, random), kills % 4 !== 3))) {
      counts.late++;
      assert.ok(++tries < 20, 'the build is still running when it is to be killed');
      continue;
    }
    kills++;
    tries = 0;
    counts[seenAfterKill(was, `Kill ${kills}`)]++;
    // The others are followed by another kill.
    if (kills % 2 === 0) took = await notes.buildWell(`The build after kill ${kills}`);
  }
  await notes.buildWell('The last build');
  t.diagnostic(`after the kill: ${JSON.stringify(counts)}`);
  assert.ok(notes.leftovers().length <= 1, `left beside the site: ${notes.leftovers()}`);
});

for (const [at, [name, damage]] of Object.entries(damages).entries()) {
  test(`a build is a clean one after this in the cache: ${name}`, async () => {
    const random = seededRandom(at + 1);
    const damageCache = () => damage(join(notes.project.folder, '.kaiketsu'), random);
    await notes.heal();
    damageCache();
    notes.switchState();
    await notes.buildWell('With an edit');
    damageCache();
    if (at % 2 === 0) rmSync(out, { recursive: true });
    await notes.buildWell('Without an edit');
    rmSync(out, { recursive: true });
    notes.switchState();
    await notes.buildWell('A build later');
  });
}

/**
 * Anywhere in a build, or in its last quarter, or when only its last line is missing.
 *
 * @param tries how often it was too late already: the machine is less busy than it was, or fewer lines were printed
 */
function momentOf(round: number, tries: number, { milliseconds, lines }: Duration, random: () => number): Duration {
  if (round % 5 > 2) return { milliseconds: (20 * random()) / (tries + 1), lines: lines - 1 - Math.floor(tries / 3) };
  const share = round % 5 === 0 ? 0.05 + 0.7 * random() : 0.75 + 0.27 * random();
  return { milliseconds: share * milliseconds * 0.85 ** tries, lines: 0 };
}

/**
 * Kills a build so long after it printed so many lines.
 *
 * @param isWhole with all its processes, and not the first of them alone
 * @returns whether it was still running
 */
async function killBuild({ milliseconds, lines }: Duration, isWhole: boolean): Promise<boolean> {
  const child = notes.project.start(notes.options);
  let printed = 0;
  const isPrinted = new Promise<void>((done) => {
    if (lines === 0) done();
    child.once('exit', () => done());
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString().split('\n').length - 1;
      if (printed >= lines) done();
    });
  });
  const ended = once(child, 'exit');
  await isPrinted;
  await Promise.race([wait(milliseconds), ended]);
  if (isWhole) killGroup(child);
  else child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}

function seenAfterKill(was: Site | undefined, when: string): 'old' | 'new' | 'none' {
  if (!existsSync(out)) return 'none';
  const seen = readSite(out);
  if (was && differencesOf(seen, was).length === 0) return 'old';
  assertSameSite(seen, notes.expected(), `${when} left neither the old site nor the new one`);
  return 'new';
}
