// Everything that is measured over one folder of notes.

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { build, BuildError, type Built } from './builds.ts';
import { edit, noteToEdit } from './edits.ts';
import { type Generator, kaiketsu, plainAstro } from './generators.ts';
import { hugoName, hugoPagefind } from './hugo.ts';

/** Builds with every generator, cold, and then with Kaiketsu from what the last one left. */
export async function measureBuilds(job: BenchJob): Promise<BuildFigures> {
  const { generators, skipped } = chooseGenerators(job);
  const own = generators.find(({ name }) => name === 'Kaiketsu');
  try {
    const { rows, site } = await coldBuilds(generators, job, skipped);
    return { rows: [...rows, ...(own ? await laterBuilds(own, job, site) : [])], skipped };
  } finally {
    for (const generator of generators) if (generator !== own) generator.cleanUp();
  }
}

/**
 * One build after the other with each generator, `runs` times: what else the machine does falls on all.
 *
 * @returns also the last site that was built
 */
async function coldBuilds(generators: readonly Generator[], job: BenchJob, skipped: string[]): Promise<{ rows: Row[]; site: string }> {
  const left = new Map(generators.map((generator) => [generator, newRow(generator, 'cold')]));
  let site = '';
  for (let run = 1; run <= job.runs; run++) {
    job.say(`Run ${run} of ${job.runs}`);
    for (const [generator, row] of left) {
      const prepare = () => {
        generator.removeCache();
        site = newFolder(job);
        return site;
      };
      try {
        await buildOnce(generator, row, prepare, job);
      } catch (error) {
        // A peer that cannot build these notes is left out; Kaiketsu must.
        if (!(error instanceof BuildError) || !generator.isPeer || job.interrupted()) throw error;
        left.delete(generator);
        skipped.push(error.message);
      }
    }
  }
  // Kaiketsu is built last and shown first.
  const rows = [...left.values()];
  return { rows: [...rows.slice(-1), ...rows.slice(0, -1)], site };
}

/** @param site what the last cold build wrote, which left its cache too */
async function laterBuilds(own: Generator, job: BenchJob, site: string): Promise<Row[]> {
  const note = noteToEdit(job.posts);
  let edits = 0;
  const editNote = () => {
    edit(job.posts, note, edits++);
    return site;
  };
  const scenarios: [Scenario, () => string][] = [
    ['nothing changed', () => site],
    ['one note edited', editNote],
    ['warm cache, no site', () => newFolder(job)],
  ];
  const rows: Row[] = [];
  for (const [scenario, prepare] of scenarios) {
    const row = newRow(own, scenario);
    rows.push(row);
    for (let run = 1; run <= job.runs; run++) await buildOnce(own, row, prepare, job);
  }
  return rows;
}

async function buildOnce(generator: Generator, row: Row, prepare: () => string, { say, interrupted }: BenchJob): Promise<void> {
  if (interrupted()) throw new BuildError('Interrupted.');
  const built = await build(generator, prepare, say);
  row.runs.push(built);
  say(`${row.generator}, ${row.scenario}: ${built.cost.seconds.toFixed(2)} s`);
}

function newRow({ name }: Generator, scenario: Scenario): Row {
  return { generator: name, scenario, runs: [] };
}

function newFolder({ temporary }: BenchJob): string {
  return join(mkdtempSync(join(temporary, 'out-')), 'site');
}

/** More notes than the peers are given unasked: they do not finish in most machines' memory. */
const peersUpTo = 20_000;

/** Kaiketsu is the last one, so that what comes after it finds its cache. */
function chooseGenerators({ posts, notes, temporary, only }: BenchJob): { generators: Generator[]; skipped: string[] } {
  const skipped: string[] = [];
  const generators: Generator[] = [];
  const wanted = (name: string, asked: boolean) => {
    if (only && !asked) return false;
    if (only || notes <= peersUpTo) return true;
    skipped.push(`${name}: not measured above ${peersUpTo} notes unless --only asks for it.`);
    return false;
  };
  if (wanted(hugoName, only?.includes('hugo') ?? false)) {
    const hugo = hugoPagefind(posts, temporary);
    if (typeof hugo === 'string') skipped.push(`${hugoName}: ${hugo}`);
    else generators.push(hugo);
  }
  if (wanted('plain Astro', only?.includes('astro') ?? false)) {
    generators.push(plainAstro(posts, temporary));
    if (!only || only.includes('kaiketsu')) generators.push(kaiketsu(posts, false, temporary));
  }
  if (!only || only.includes('kaiketsu')) generators.push(kaiketsu(posts, true, temporary));
  return { generators, skipped };
}

export interface BenchJob {
  /** A folder of notes that may be changed. */
  posts: string;
  /** How many notes it has. */
  notes: number;
  /** For all that is written. */
  temporary: string;
  runs: number;
  only: readonly Contestant[] | undefined;
  /** Told of progress. */
  say(text: string): void;
  /** Whether to end. */
  interrupted(): boolean;
}

/** As `--only` names them. */
export const contestants = ['kaiketsu', 'hugo', 'astro'] as const;
export type Contestant = (typeof contestants)[number];

/**
 * Cold: neither a cache nor a site. Warm: a cache, but no site. The other two build
 * into the folder of the build before.
 */
export type Scenario = 'cold' | 'warm cache, no site' | 'nothing changed' | 'one note edited';

/** All runs of one kind of build. */
export interface Row {
  generator: string;
  scenario: Scenario;
  runs: Built[];
}

export interface BuildFigures {
  rows: Row[];
  /** What was not measured, and why, a sentence each. */
  skipped: string[];
}
