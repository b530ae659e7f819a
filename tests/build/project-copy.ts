// A copy of the project to build in: it has a lock and caches of its own, so
// builds in it can be killed, and wait for no other test's.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandResult, root } from '../site.ts';

/** Copies the project without its packages, which are linked. */
export function copyProject(folder: string): Project {
  mkdirSync(folder, { recursive: true });
  for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const start = (args: readonly string[]) =>
    spawn(process.execPath, [join(folder, 'src/cli/main.ts'), 'build', ...args], {
      cwd: folder,
      // A group of its own, which can be killed whole.
      detached: true,
      env: {
        ...process.env,
        NODE_TEST_CONTEXT: undefined,
        INIT_CWD: folder,
        GITHUB_ACTIONS: '',
        NODE_COMPILE_CACHE: join(root, '.kaiketsu/compiled'),
      } as NodeJS.ProcessEnv,
    });
  const run = (args: readonly string[], longest = 120_000) => resultOf(start(args), longest);
  return {
    folder,
    start,
    run,
    async build(args) {
      const { code, stderr } = await run(args);
      assert.equal(code, 0, stderr);
      return stderr;
    },
  };
}

/** What a build printed, when it has ended or been killed. */
async function resultOf(child: ChildProcess, longest: number): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk));
  const limit = setTimeout(() => killGroup(child), longest);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearTimeout(limit);
  return { code, stdout, stderr };
}

/** Ends a build and every process that it started, at once. */
export function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export interface Project {
  folder: string;
  start(args: readonly string[]): ChildProcess;
  /** One that takes longer, in milliseconds, is killed, and has no exit code. */
  run(args: readonly string[], longest?: number): Promise<CommandResult>;
  /** A build that must not fail. @returns what it printed */
  build(args: readonly string[]): Promise<string>;
}
