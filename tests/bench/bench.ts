// `npm run bench`: what a build costs, beside a plain Astro site of the same notes
// measured in the same run. Prints figures and asserts nothing.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, countNotes, type Generator, kaiketsu, plainAstro, root } from './builds.ts';
import { errorIndexTable } from './error-index.ts';
import { median, memoryKind } from './measure.ts';
import { costTable, type NamedBuilds, phaseTable } from './report.ts';
import { translationsTable } from './translations.ts';

const usage = 'npm run bench -- [--posts DIR] [--runs N] [--only kaiketsu|astro]';

const { posts, runs, only } = readArguments();
const temporary = mkdtempSync(join(tmpdir(), 'kaiketsu-bench-'));
const generators = [kaiketsu(posts, true), kaiketsu(posts, false), plainAstro(posts, temporary)].filter(
  ({ name }) => only === undefined || name.toLowerCase().includes(only),
);
// The build that is running ends at an interrupt and fails, which cleans up below.
process.on('SIGINT', () => {});
try {
  printSetting();
  const builds = await measureAll(generators);
  printFigures(builds);
  if (only !== 'astro') {
    const cold = median(builds[0]?.runs.flatMap(({ cost }) => cost.cpuSeconds ?? []) ?? []);
    console.log(`\n${await errorIndexTable(posts)}\n\n${await translationsTable(posts, cold)}`);
  }
} finally {
  for (const generator of generators) generator.cleanUp();
  rmSync(temporary, { recursive: true, force: true });
}

/** Every generator cold, then every one warm, `runs` times: what else the machine does falls on all. */
async function measureAll(generators: readonly Generator[]): Promise<NamedBuilds[]> {
  const builds = (['cold', 'warm'] as const).flatMap((kind) =>
    generators.map((generator) => ({ name: generator.name, kind, generator, runs: [] as NamedBuilds['runs'] })),
  );
  for (let run = 1; run <= runs; run++) {
    for (const { name, kind, generator, runs: built } of builds) {
      const one = await build(generator, kind === 'cold', temporary, console.error);
      console.error(`Run ${run} of ${runs}: ${name}, ${kind}, ${one.cost.seconds.toFixed(1)} s`);
      built.push(one);
    }
  }
  return builds;
}

function printSetting(): void {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/astro/package.json'), 'utf8')) as { version: string };
  console.log(`${countNotes(posts)} notes in ${posts}`);
  console.log(`Node ${process.version}, Astro ${version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)} before\n`);
}

function printFigures(builds: readonly NamedBuilds[]): void {
  console.log(costTable(builds));
  for (const split of builds.filter(({ runs }) => runs.some(({ phases }) => phases.length > 0))) {
    console.log(`\n${split.name}, ${split.kind}, by phase:\n${phaseTable(split)}`);
  }
  const peak = 'highest sum over the process tree, sampled about every 250 ms';
  console.log(`\n${runs > 1 ? `Medians of ${runs} runs` : 'One run'}; × is the ratio to plain Astro's build of the same kind.`);
  console.log('Cold: the cache was removed first. Warm: nothing changed since. Both write into an empty folder.');
  console.log(memoryKind ? `Memory: ${memoryKind}, ${peak}.` : 'Memory is measured on Linux only, from /proc.');
  console.log('The peer has no search; Kaiketsu is measured with its index and, for what the peer does, without.');
}

/** @throws Error with the usage where the arguments cannot be meant so */
function readArguments(): { posts: string; runs: number; only: string | undefined } {
  const { values } = parseArgs({
    options: { posts: { type: 'string' }, runs: { type: 'string', default: '1' }, only: { type: 'string' } },
  });
  const runs = Number(values.runs);
  const posts = values.posts === undefined ? defaultPosts() : resolve(process.env['INIT_CWD'] ?? '', values.posts);
  if (!existsSync(posts) || !statSync(posts).isDirectory()) throw new Error(`There is no folder "${posts}". ${usage}`);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs "${values.runs}" is not a whole number from 1. ${usage}`);
  if (values.only !== undefined && !['kaiketsu', 'astro'].includes(values.only))
    throw new Error(`--only "${values.only}" is neither. ${usage}`);
  return { posts, runs, only: values.only };
}

/** A large corpus where this machine has one. */
function defaultPosts(): string {
  const corpus = resolve(root, '../shared/corpora/posts/ms-errors');
  if (existsSync(corpus)) return corpus;
  console.error(`There is no ${corpus}; measuring posts/, which is small.`);
  return join(root, 'posts');
}
