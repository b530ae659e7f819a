// One build at a time in a project: Astro keeps generated modules in `.astro/`.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunOptions } from '../run-options.ts';

/** Runs when no other build of this project does; waits, and says so, while one does. */
export async function withBuildLock<T>(options: RunOptions, run: () => Promise<T>): Promise<T> {
  const folder = join(options.root, '.kaiketsu');
  const path = join(folder, 'build.lock');
  mkdirSync(folder, { recursive: true });
  let said = false;
  while (!take(path)) {
    if (!said) console.error('Another build of this project is running; waiting for it.');
    said = true;
    await wait(200);
  }
  try {
    return await run();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A lock whose process is gone is taken over. */
function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isRunning(Number(readOrEmpty(path)))) return false;
    rmSync(path, { force: true });
    return false;
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a process of this machine has the id. */
export function isRunning(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
