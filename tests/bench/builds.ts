// One measured build with either generator.

import { spawnSync } from 'node:child_process';
import type { Generator } from './generators.ts';
import { type Cost, type FolderSize, folderSize, inSequence, measure, peak, type Sample } from './measure.ts';

/**
 * Builds once. Nothing is removed afterwards: ext4 passes over inodes that were
 * freed lately, so that each removal makes the builds after it slower.
 *
 * @param prepare makes the state to build from, and names the folder to write;
 *   called again where the build has to be repeated
 * @param say told of what makes this build unlike the others
 * @throws BuildError where the build fails
 */
export async function build(generator: Generator, prepare: () => string, say: (text: string) => void): Promise<Built> {
  for (;;) {
    const out = prepare();
    flushDisk();
    const costs: NamedCost[] = [];
    for (const { name, command } of generator.steps(out)) {
      const env = { ...process.env, ...heap(generator), ...generator.env(out) };
      costs.push({ name, cost: await measure(command, generator.folder, env) });
      if (costs.at(-1)?.cost.code !== 0) break;
    }
    const cost = inSequence(costs.map((step) => step.cost));
    const output = cost.lines.map(({ text }) => text).join('\n');
    if (cost.code === 0 && !output.includes('Another build of this project is running')) {
      return { cost, phases: costs.length > 1 ? costs.map(stepPhase) : printedPhases(cost), size: folderSize(out) };
    }
    if (cost.code === 0) {
      say(`${generator.name} waited for another build of this project; measured again.`);
    } else if (/heap out of memory/.test(output) && generator.isPeer && !largeHeaps.has(generator.name)) {
      largeHeaps.add(generator.name);
      say(`${generator.name} ran out of Node's default heap; it gets ${largeHeap} from here on.`);
    } else {
      throw new BuildError(`${generator.name} did not build (${cost.code ?? 'ended by a signal'}):\n${output.slice(-4000)}`);
    }
  }
}

/** Its message ends with the end of the build's output. */
export class BuildError extends Error {}

const largeHeap = '--max-old-space-size=8192';

/** Names of the peers that Node's default heap is too small for. */
const largeHeaps = new Set<string>();

function heap({ name }: Generator): NodeJS.ProcessEnv {
  return largeHeaps.has(name) ? { NODE_OPTIONS: largeHeap } : {};
}

/** What one build left to be written must not slow the next one down. */
function flushDisk(): void {
  if (process.platform !== 'win32') spawnSync('sync');
}

function stepPhase({ name, cost: { seconds, cpuSeconds, peakBytes } }: NamedCost): Phase {
  return { name, seconds, cpuSeconds, peakBytes };
}

/** The steps that Kaiketsu names on stderr as they end, such as `Pages: 49 notes and their lists in 2.2 s`; some run beside others. */
function printedPhases({ lines, samples }: Cost): Phase[] {
  return lines.flatMap(({ at, text }) => {
    const [, name, printed] = /^([^:]+): .* in ([\d.]+) s$/.exec(text) ?? [];
    if (name === undefined) return [];
    const start = at - Number(printed);
    const during = samples.filter((sample) => sample.at > start && sample.at <= at);
    return [{ name, seconds: Number(printed), cpuSeconds: cpuBetween(samples, start, at), peakBytes: peak(during) }];
  });
}

/** Processor time between two moments, as near as the samples tell. */
function cpuBetween(samples: readonly Sample[], from: number, to: number): number | undefined {
  if (samples.length === 0) return undefined;
  const until = (moment: number) => samples.findLast(({ at }) => at <= moment)?.cpuSeconds ?? 0;
  return until(to) - until(from);
}

interface NamedCost {
  name: string;
  cost: Cost;
}

/** One step of a build. */
export interface Phase {
  name: string;
  /** Wall time; where the generator prints it, as printed. */
  seconds: number;
  /** Where the generator prints its steps, to the nearest sample, as is `peakBytes`. */
  cpuSeconds: number | undefined;
  peakBytes: number | undefined;
}

export interface Built {
  cost: Cost;
  phases: Phase[];
  size: FolderSize;
}
