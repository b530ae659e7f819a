// `npm run bench`: what builds and edits cost, beside Hugo with Pagefind and a plain
// Astro site of the same notes measured in the same run. Prints figures and asserts nothing.

import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BenchOptions, benchOptions, type Corpus } from './bench-options.ts';
import { BuildError } from './builds.ts';
import { type DevFigures, measureDevServer } from './dev-server.ts';
import { errorIndexTable } from './error-index.ts';
import { kaiketsu, root } from './generators.ts';
import { hugoVersion } from './hugo.ts';
import { makeCorpus } from './make-corpus.ts';
import { memoryKind } from './measure.ts';
import { costTable, devTable, figuresOf, phaseTable } from './report.ts';
import { measureBuilds, type Row } from './scenarios.ts';
import { type Measured, targetTable } from './targets.ts';
import { translationsTable } from './translations.ts';

let interrupted = false;

/** More notes than the development server and the parts of a build are measured with. */
const detailsUpTo = 20_000;

async function bench(options: BenchOptions): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'kaiketsu-bench-'));
  const sizes = new Map<number, Measured>();
  try {
    printSetting(options);
    for (const corpus of options.corpora) {
      if (interrupted) break;
      const posts = join(temporary, 'posts', corpus.name);
      mkdirSync(posts, { recursive: true });
      try {
        const notes = copyNotes(corpus, posts);
        // A file that was written a moment ago is read again; those of an author are older.
        await setTimeout(2100);
        sizes.set(notes, await benchFolder(options, posts, notes, temporary));
      } catch (error) {
        // What the other sizes gave is still told.
        if (!(error instanceof BuildError)) throw error;
        console.error(error.message);
        process.exitCode = 1;
      } finally {
        kaiketsu(posts, true, temporary).cleanUp();
      }
    }
    printTargets(sizes);
  } finally {
    console.error('Removing what was built.');
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Builds are free to change the notes: these are copies. */
function copyNotes(corpus: Corpus, posts: string): number {
  if (corpus.folder === undefined) makeCorpus(posts, corpus.notes);
  else cpSync(corpus.folder, posts, { recursive: true });
  return globSync('**/*.{md,mdx}', { cwd: posts }).length;
}

async function benchFolder({ runs, only, ...options }: BenchOptions, posts: string, notes: number, temporary: string): Promise<Measured> {
  const own = !only || only.includes('kaiketsu');
  console.error(`${notes} notes`);
  const { rows, skipped } = await measureBuilds({ posts, notes, temporary, runs, only, say, interrupted: () => interrupted });
  console.log(`\n${notes.toLocaleString('en')} notes\n\n${costTable(rows)}`);
  for (const why of skipped) console.log(`Left out: ${why}`);
  for (const row of rows.filter(({ scenario }) => scenario === 'cold')) printPhases(row);
  let dev: DevFigures | undefined;
  if (own && options.dev && notes <= detailsUpTo) {
    dev = await measureDevServer({ posts, temporary, runs, say });
    console.log(`\n${devTable(dev)}`);
    if (typeof dev.edits === 'string') console.log(`Left out: edit to browser: ${dev.edits}`);
  }
  const cold = rows.find(({ generator, scenario }) => generator === 'Kaiketsu' && scenario === 'cold');
  if (cold && notes <= detailsUpTo) {
    console.log(`\n${await errorIndexTable(posts)}\n\n${await translationsTable(posts, figuresOf(cold).cpuSeconds)}`);
  }
  return { rows, dev };
}

function printPhases(row: Row): void {
  if (row.runs.some(({ phases }) => phases.length > 0)) console.log(`\n${row.generator}, ${row.scenario}, by step:\n${phaseTable(row)}`);
}

function printSetting({ runs }: BenchOptions): void {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/astro/package.json'), 'utf8')) as { version: string };
  const hugo = hugoVersion();
  const programs = [`Node ${process.version}`, `Astro ${version}`, ...(hugo ? [`Hugo ${hugo}`] : [])].join(', ');
  console.log(`${programs}; ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, load ${loadavg()[0]?.toFixed(2)} before`);
  console.log(`${runs > 1 ? `Medians of ${runs} runs` : 'One run'} of each. ${legend}`);
  console.log(memoryKind ? `Memory is ${memoryKind}, ${peak}.` : 'Memory is measured on Linux only, from /proc.');
}

const legend = `Cold: no cache and no site, × to Hugo + Pagefind (to plain
Astro where there is no Hugo). The others: × to Kaiketsu’s own cold build; "nothing
changed" and "one note edited" build again into the folder of the build before.
Plain Astro has no search; Kaiketsu without search does what it does.`;

const peak = 'the highest sum over the processes, looked at about every 250 ms';

function printTargets(sizes: ReadonlyMap<number, Measured>): void {
  if (sizes.has(10_000) || sizes.has(100_000)) console.log(`\nWhat Kaiketsu is held to:\n\n${targetTable(sizes)}`);
}

function say(text: string): void {
  console.error(text);
}

const options = benchOptions();
// The build that is running ends at an interrupt too, and what was built is removed.
process.on('SIGINT', () => (interrupted = true));
if (options) await bench(options);
