// What `npm run bench` is asked for.

import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contestant, contestants } from './scenarios.ts';

/**
 * Reads the command line. Prints the usage where it is asked for, and on stderr
 * what is wrong; both give `undefined`.
 */
export function benchOptions(args = process.argv.slice(2)): BenchOptions | undefined {
  try {
    const { values } = parseArgs({ args, options: flags });
    if (!values.help) return toOptions(values);
    console.log(usage);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 1;
  }
  return undefined;
}

const flags = {
  notes: { type: 'string', default: '1000,10000' },
  full: { type: 'boolean', default: false },
  posts: { type: 'string' },
  runs: { type: 'string', default: '1' },
  only: { type: 'string' },
  'no-dev': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const usage = `Usage: npm run bench -- [options]

Builds notes with Kaiketsu, Hugo + Pagefind and plain Astro, and prints what each costs.

  --notes N,N   sizes of the corpora to make and build (default: 1000,10000)
  --full        100000 notes too
  --posts DIR   build a copy of this folder instead
  --runs N      build N times and print medians (default: 1)
  --only NAMES  of kaiketsu, hugo and astro, with commas between; the peers are
                measured with 100000 notes only where this names them
  --no-dev      leave the development server out
  -h, --help    print this`;

function toOptions(values: Values): BenchOptions {
  const runs = wholeNumber(values.runs, '--runs');
  const sizes = values.notes.split(',').map((size) => wholeNumber(size, '--notes'));
  if (values.full) sizes.push(100_000);
  const corpora = [...new Set(sizes)].map((notes) => ({ name: String(notes), notes, folder: undefined }));
  const dev = !values['no-dev'];
  return { corpora: values.posts === undefined ? corpora : [folderOf(values.posts)], runs, only: contestantsOf(values.only), dev };
}

function folderOf(named: string): Corpus {
  const folder = resolve(process.env['INIT_CWD'] ?? '', named);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`There is no folder "${folder}".`);
  return { name: basename(folder), folder };
}

function wholeNumber(value: string, option: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`${option} "${value}" is not a whole number from 1.`);
  return Number(value);
}

function contestantsOf(value: string | undefined): Contestant[] | undefined {
  return value?.split(',').map((name) => {
    const found = contestants.find((contestant) => contestant === name);
    if (!found) throw new Error(`--only "${name}" is none of ${contestants.join(', ')}.`);
    return found;
  });
}

interface Values {
  notes: string;
  full: boolean;
  posts?: string | undefined;
  runs: string;
  only?: string | undefined;
  'no-dev': boolean;
}

export interface BenchOptions {
  corpora: readonly Corpus[];
  runs: number;
  /** All where it is not given. */
  only: readonly Contestant[] | undefined;
  /** Whether the development server is measured. */
  dev: boolean;
}

/** A folder of notes to copy, or how many to make. */
export type Corpus = { name: string; folder: string } | { name: string; folder: undefined; notes: number };
