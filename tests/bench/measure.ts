// What one command costs: time, processor time and memory of its process tree.

import { spawn } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * What a process's memory is read as: its proportional share where the kernel
 * counts it (proc(5), `smaps_rollup`), else all that is resident, which counts a
 * page that two processes share twice; nothing outside Linux.
 */
export const memoryKind = existsSync('/proc/self/smaps_rollup') ? 'Pss' : existsSync('/proc/self/status') ? 'RSS' : undefined;

/** Runs a command to its end. Whatever it exits with, the answer is its cost. */
export async function measure([program, ...args]: Command, cwd: string, env: NodeJS.ProcessEnv): Promise<Cost> {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  const child = timed
    ? spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', program, ...args], {
        cwd,
        env,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      })
    : spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: Line[] = [];
  const collect = (input: Readable | null) => input && createInterface({ input }).on('line', (text) => lines.push({ at: elapsed(), text }));
  collect(child.stdout);
  collect(child.stderr);
  let times = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => (times += chunk));
  const sampling = sampleRegularly(child.pid, elapsed);
  try {
    const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
    const { samples } = sampling;
    return { code, seconds: elapsed(), cpuSeconds: cpuTime(times, samples), peakBytes: peak(samples), samples, lines };
  } finally {
    sampling.stop();
  }
}

/** Commands that ran one after another as one: times added, the highest memory of any. */
export function inSequence(costs: readonly Cost[]): Cost {
  let [at, used] = [0, 0];
  const moved = costs.map((cost) => {
    const samples = cost.samples.map((sample) => ({ ...sample, at: sample.at + at, cpuSeconds: sample.cpuSeconds + used }));
    const lines = cost.lines.map((line) => ({ ...line, at: line.at + at }));
    at += cost.seconds;
    used += cost.cpuSeconds ?? 0;
    return { samples, lines };
  });
  const samples = moved.flatMap((cost) => cost.samples);
  return {
    code: costs.at(-1)?.code ?? null,
    seconds: at,
    cpuSeconds: costs.some(({ cpuSeconds }) => cpuSeconds === undefined) ? undefined : used,
    peakBytes: peak(samples),
    samples,
    lines: moved.flatMap((cost) => cost.lines),
  };
}

/** Highest memory among the samples, in bytes. */
export function peak(samples: readonly Sample[]): number | undefined {
  return samples.length > 0 ? Math.max(...samples.map(({ bytes }) => bytes)) : undefined;
}

/** Files under a folder: how many, how many of them pages, and their bytes. */
export function folderSize(folder: string): FolderSize {
  const files = globSync('**/*', { cwd: folder })
    .map((path) => ({ path, stat: statSync(join(folder, path)) }))
    .filter(({ stat }) => stat.isFile());
  return {
    bytes: files.reduce((sum, { stat }) => sum + stat.size, 0),
    files: files.length,
    pages: files.filter(({ path }) => path.endsWith('.html')).length,
  };
}

/** The middle value, or the mean of the two; `undefined` where one is. */
export function median(values: readonly (number | undefined)[]): number | undefined {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0 || sorted.length < values.length) return undefined;
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Pause between two looks at the process tree, in ms. */
const sampleEvery = 250;

/** How many times as long the pause is as the look, so that looking at much memory takes little of a core. */
const pauseRatio = 30;

/** Ticks a second in /proc/<pid>/stat: `USER_HZ`, 100 on every architecture that Node runs on. */
const ticks = 100;

/** A POSIX shell counts what its children used, ended ones too; Windows has none. */
const timed = process.platform !== 'win32';

/**
 * The shell's count is exact but for a process that outlives its parent, as
 * Pagefind's does for a moment; the samples saw that one. The larger is the nearer.
 */
function cpuTime(times: string, samples: readonly Sample[]): number | undefined {
  const counted = childTimes(times);
  return counted === undefined ? undefined : Math.max(counted, ...samples.map(({ cpuSeconds }) => cpuSeconds));
}

/** The second line of `times` (POSIX, 2.15): `0m1.25s 0m0.31s`, user and system. */
function childTimes(output: string): number | undefined {
  const found = [...(output.split('\n')[1] ?? '').matchAll(/(\d+)m(\d+)[.,](\d+)s/g)];
  if (found.length !== 2) return undefined;
  return found.reduce((sum, [, minutes, whole, part]) => sum + Number(minutes) * 60 + Number(`${whole}.${part}`), 0);
}

function sampleRegularly(pid: number | undefined, elapsed: () => number): { samples: Sample[]; stop: () => void } {
  const samples: Sample[] = [];
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    if (!memoryKind || pid === undefined) return;
    const at = elapsed();
    samples.push({ at, ...sampleTree(pid) });
    timer = setTimeout(look, Math.max(sampleEvery, (elapsed() - at) * 1000 * pauseRatio));
  };
  look();
  return { samples, stop: () => clearTimeout(timer) };
}

/** Memory and processor time of a process and all below it, reading /proc once. */
function sampleTree(root: number): Omit<Sample, 'at'> {
  const byParent = Map.groupBy(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(processStat),
    ({ parent }) => parent,
  );
  let bytes = 0;
  let cpuSeconds = 0;
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    bytes += memoryOf(pid);
    for (const child of byParent.get(pid) ?? []) {
      cpuSeconds += child.cpuSeconds;
      waiting.push(child.pid);
    }
  }
  return { bytes, cpuSeconds };
}

/** A process's parent and the time it and the ended processes below it used; none where it is gone. */
function processStat(name: string): ProcessStat[] {
  const stat = readOrEmpty(`/proc/${name}/stat`);
  if (stat === '') return [];
  // The name before the last ")" may hold spaces; "state ppid …" come after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const used = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return [{ pid: Number(name), parent: Number(fields[1]), cpuSeconds: used / ticks }];
}

/** In bytes; 0 for a process that is gone. */
function memoryOf(pid: number): number {
  const text = readOrEmpty(`/proc/${pid}/${memoryKind === 'Pss' ? 'smaps_rollup' : 'status'}`);
  return Number(/^(?:Pss|VmRSS):\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

export type Command = readonly [program: string, ...args: string[]];

interface ProcessStat {
  pid: number;
  parent: number;
  cpuSeconds: number;
}

export interface FolderSize {
  bytes: number;
  files: number;
  /** Files that end in `.html`. */
  pages: number;
}

/** The process tree at one moment. */
export interface Sample {
  /** Seconds since the start. */
  at: number;
  /** Memory of all processes together, as `memoryKind` says. */
  bytes: number;
  /** User and system time used until then. */
  cpuSeconds: number;
}

interface Line {
  /** Seconds since the start. */
  at: number;
  text: string;
}

export interface Cost {
  /** Exit code; `null` where a signal ended it. */
  code: number | null;
  /** Wall time. */
  seconds: number;
  /** User and system time of the process tree; `undefined` on Windows. Where there are no samples, an orphan's is missing. */
  cpuSeconds: number | undefined;
  /** Highest memory of the process tree that a sample saw; `undefined` outside Linux. */
  peakBytes: number | undefined;
  samples: Sample[];
  /** What it printed, to both streams. */
  lines: Line[];
}
