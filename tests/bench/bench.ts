// `npm run bench`: what builds and edits cost, beside Hugo with Pagefind and a plain
// Astro site of the same notes measured in the same run. Prints figures and asserts nothing.

import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { type BenchOptions, benchOptions, type Corpus } from './bench-options.ts';
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

/** More notes than the development server and the parts of a build are measured with. */
const detailsUpTo = 20_000;

async function bench(options: BenchOptions): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'kaiketsu-bench-'));
  const sizes = new Map<number, Measured>();
  try {
    printSetting(options);
    for (const corpus of options.corpora) {
      const posts = join(temporary, 'posts', corpus.name);
      mkdirSync(posts, { recursive: true });
      try {
        const notes = copyNotes(corpus, posts);
        sizes.set(notes, await benchFolder(options, posts, notes, temporary));
      } finally {
        kaiketsu(posts, true).cleanUp();
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
  const { rows, skipped } = await measureBuilds({ posts, notes, temporary, runs, only, say });
  console.log(`\n${notes.toLocaleString('en')} notes\n\n${costTable(rows)}`);
  for (const why of skipped) console.log(`Left out: ${why}`);
  for (const row of rows.filter(({ scenario }) => scenario === 'cold')) printPhases(row);
  let dev: DevFigures | undefined;
  if (own && options.dev && notes <= detailsUpTo) {
    dev = await measureDevServer(posts, runs, say);
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
  const peak = 'highest sum over the process tree, sampled about every 250 ms';
  console.log(`${runs > 1 ? `Medians of ${runs} runs` : 'One run'}; × is the ratio to Hugo + Pagefind of a cold build,`);
  console.log('else to Kaiketsu’s own cold build. Cold: no cache and no site. "Nothing changed" and "one note');
  console.log('edited" build again into the folder of the build before.');
  console.log(memoryKind ? `Memory: ${memoryKind}, ${peak}.` : 'Memory is measured on Linux only, from /proc.');
  console.log('Plain Astro has no search; the row of Kaiketsu without search does what it does.');
}

function printTargets(sizes: ReadonlyMap<number, Measured>): void {
  console.log(`\nWhat Kaiketsu is held to:\n\n${targetTable(sizes)}`);
}

function say(text: string): void {
  console.error(text);
}

const options = benchOptions();
// The build that is running ends at an interrupt and fails, which cleans up.
process.on('SIGINT', () => {});
if (options) await bench(options);
