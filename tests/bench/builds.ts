// The two generators of the benchmark, and one measured build with either.

import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runOptions } from '../../src/run-options.ts';
import { type Cost, type FolderSize, folderSize, measure, peak, type Sample } from './measure.ts';

/** Absolute path of the project. */
export const root = resolve(import.meta.dirname, '../..');

/** Kaiketsu's command line over a folder of notes; without its search it does what the peer does. */
export function kaiketsu(posts: string, search: boolean): Generator {
  const { cache } = runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts });
  return {
    name: search ? 'Kaiketsu' : 'Kaiketsu, no search',
    folder: root,
    command: (out) => [
      process.execPath,
      join(root, 'src/cli/main.ts'),
      'build',
      '--keep-going',
      ...(search ? [] : ['--no-search']),
      '--posts',
      posts,
      '--out',
      out,
    ],
    env: () => ({}),
    removeCache: () => rmSync(cache, { recursive: true, force: true }),
    cleanUp() {},
  };
}

/** Astro as it comes, over the same folder. */
export function plainAstro(posts: string, temporary: string): Generator {
  const cache = join(temporary, 'astro-cache');
  const site = join(import.meta.dirname, 'plain-astro');
  return {
    name: 'plain Astro',
    // Astro keeps a build's server modules under `.astro/` of the working directory
    // (`getOutDirWithinCwd`): in the project's, a Kaiketsu build would remove them.
    folder: site,
    command: () => [process.execPath, join(root, 'node_modules/astro/bin/astro.mjs'), 'build'],
    env: (out) => ({ ASTRO_TELEMETRY_DISABLED: '1', PEER_POSTS: posts, PEER_OUT: out, PEER_CACHE: cache }),
    removeCache: () => rmSync(cache, { recursive: true, force: true }),
    cleanUp() {
      for (const name of ['.astro', 'node_modules']) rmSync(join(site, name), { recursive: true, force: true });
    },
  };
}

/**
 * Builds into a folder of its own. It is not removed here: ext4 passes over inodes
 * that were freed lately, so that each removal makes the builds after it slower.
 *
 * @param say told of what makes this build unlike the others
 * @throws Error with the end of the output where the build fails
 */
export async function build(generator: Generator, cold: boolean, temporary: string, say: (text: string) => void): Promise<Built> {
  for (;;) {
    if (cold) generator.removeCache();
    const out = join(mkdtempSync(join(temporary, 'out-')), 'site');
    const cost = await measure(generator.command(out), generator.folder, { ...process.env, ...heap(generator), ...generator.env(out) });
    const output = cost.lines.map(({ text }) => text).join('\n');
    if (cost.code === 0 && !output.includes('Another build of this project is running')) {
      return { cost, phases: phases(cost), size: folderSize(out) };
    }
    if (cost.code === 0) {
      say(`${generator.name} waited for another build of this project; measured again.`);
    } else if (/heap out of memory/.test(output) && !largeHeaps.has(generator.name)) {
      largeHeaps.add(generator.name);
      say(`${generator.name} ran out of Node's default heap; it gets ${largeHeap} from here on.`);
    } else {
      throw new Error(`${generator.name} did not build (${cost.code ?? 'ended by a signal'}):\n${output.slice(-4000)}`);
    }
  }
}

const largeHeap = '--max-old-space-size=8192';

/** Names of the generators that Node's default heap is too small for. */
const largeHeaps = new Set<string>();

function heap({ name }: Generator): NodeJS.ProcessEnv {
  return largeHeaps.has(name) ? { NODE_OPTIONS: largeHeap } : {};
}

/** The steps that Kaiketsu names on stderr as they end, such as `Pages: 49 notes and their lists in 2.2 s`; some run beside others. */
function phases({ lines, samples }: Cost): Phase[] {
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

/** Notes in a folder, by their endings. */
export function countNotes(posts: string): number {
  return existsSync(posts) ? globSync('**/*.{md,mdx}', { cwd: posts }).length : 0;
}

export interface Generator {
  name: string;
  /** Working directory. */
  folder: string;
  /** @param out folder to write */
  command(out: string): [program: string, ...args: string[]];
  /** Variables beside those of this process. */
  env(out: string): Record<string, string>;
  /** Makes the next build a cold one. */
  removeCache(): void;
  /** Removes what builds leave in the project. */
  cleanUp(): void;
}

/** One step of a build. */
export interface Phase {
  name: string;
  /** Wall time as the generator prints it. */
  seconds: number;
  /** To the nearest sample, as is `peakBytes`. */
  cpuSeconds: number | undefined;
  peakBytes: number | undefined;
}

export interface Built {
  cost: Cost;
  phases: Phase[];
  size: FolderSize;
}
