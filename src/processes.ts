// Work for other processes of this program: they use the other cores, and what
// they took of memory is given back when they end.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Starts a process that runs a module of `serveTasks`. What it prints goes to
 * standard error.
 *
 * @param settings given to the module once, before its first task
 */
export function startProcess<Settings, Task, Answer>(
  module: URL,
  settings: Settings,
  { isBusy = false, isFrugal = false, isRare = false }: ProcessOptions = {},
): TaskProcess<Task, Answer> {
  if (ending) throw new Error('The program is ending; no process is started.');
  const execArgv = [
    ...process.execArgv,
    `--max-semi-space-size=${isBusy ? busyMegabytes : youngMegabytes}`,
    ...(isFrugal ? [heapGrowth] : []),
  ];
  // The C library would keep a heap of its own for each of a process's threads.
  const env = { ...process.env, MALLOC_ARENA_MAX: '1', ...(isRare ? { NODE_DISABLE_COMPILE_CACHE: '1' } : {}) };
  const child = fork(fileURLToPath(module), { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'], execArgv, env });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const ended = exited.then(([code, signal]) => new Error(`${fileURLToPath(module)} ended with ${signal ?? `exit code ${code}`}.`));
  ended.catch(() => {});
  // `exited` has it; what is sent to a process that could not start fails once more.
  child.on('error', () => running.delete(child));
  running.add(child);
  child.once('exit', () => running.delete(child));
  const waiting: ((reply: Reply<Answer>) => void)[] = [];
  child.on('message', (reply) => waiting.shift()?.(reply as Reply<Answer>));
  child.send({ settings });
  return {
    async ask(task) {
      const replied = new Promise<Reply<Answer>>((resolve) => waiting.push(resolve));
      child.send({ task });
      const reply = await Promise.race([replied, ended]);
      if (reply instanceof Error) throw reply;
      const { answer, error, code } = reply;
      if (error) throw code === undefined ? error : Object.assign(error, { code });
      return answer as Answer;
    },
    async stop() {
      if (child.connected) child.disconnect();
      const [code] = await exited;
      if (code !== 0) throw await ended;
    },
  };
}

/**
 * Asks for something of each task and gives the answers in their order; one more is
 * asked for than is waited for, so that who answers has always something to do.
 *
 * @param tasks taken one after the other; others may take from the same iterator
 */
export async function* askAhead<Task, Answer>(
  tasks: Iterable<Task>,
  ask: (task: Task) => Promise<Answer>,
): AsyncGenerator<[task: Task, answer: Answer]> {
  let asked: [task: Task, answer: Promise<Answer>] | undefined;
  for (const task of tasks) {
    const answer = ask(task);
    answer.catch(() => {}); // Awaited below; until then a failure must not end the process.
    if (asked) yield [asked[0], await asked[1]];
    asked = [task, answer];
  }
  if (asked) yield [asked[0], await asked[1]];
}

/** Ends every process that was started and has not been stopped; none is started meanwhile. */
export async function killProcesses(): Promise<void> {
  ending = true;
  await Promise.all(
    [...running].map(async (child) => {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    }),
  );
  ending = false;
}

const running = new Set<ChildProcess>();
let ending = false;

/** V8 lets a heap grow to several times what is used of it before it looks for more to free; where pages are rendered this takes no more time, and a quarter less memory. */
const heapGrowth = '--heap-growing-percent=150';

/** Of most processes: more makes nothing quicker here, and takes three times itself. */
const youngMegabytes = 8;
/** Of one that makes much and keeps it. */
const busyMegabytes = 16;

/** Gives back what is not used of this process's memory, before it waits for others that need some; takes a twentieth of a second. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as (options: object) => void)({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** Answers the tasks of `startProcess`, one after the other, in the process that it started. */
export function serveTasks<Settings, Task, Answer>(
  start: (settings: Settings) => TaskServer<Task, Answer> | Promise<TaskServer<Task, Answer>>,
): void {
  let server: Promise<TaskServer<Task, Answer>> | undefined;
  let work: Promise<void> = Promise.resolve();
  const answer = async (task: Task) => {
    try {
      process.send?.({ answer: await (await server)?.answer(task) });
    } catch (error) {
      // Of an error only the message and the stack arrive.
      process.send?.({ error, code: (error as { code?: string }).code });
    }
  };
  process.on('message', (message: { settings: Settings } | { task: Task }) => {
    if ('task' in message) work = work.then(() => answer(message.task));
    else {
      server = (async () => start(message.settings))();
      server.catch(() => {}); // The first task gets the error.
    }
  });
  // Also where the program that started it is gone: what it works at is for nobody.
  process.on('disconnect', async () => {
    (await server?.catch(() => undefined))?.close?.();
    process.exit();
  });
}

export interface TaskServer<Task, Answer> {
  answer(task: Task): Answer | Promise<Answer>;
  /** Called when no more tasks come. */
  close?(): void;
}

export interface TaskProcess<Task, Answer> {
  /** Tasks are answered in their order, one after the other; who asks ahead spares the process waiting. */
  ask(task: Task): Promise<Answer>;
  /** Lets it close what it holds, and end. */
  stop(): Promise<void>;
}

interface Reply<Answer> {
  answer?: Answer;
  error?: Error;
  code?: string;
}

interface ProcessOptions {
  /** It makes much and keeps it. */
  isBusy?: boolean;
  /** Its heap is to grow slowly: of one that keeps much the collector would look at that again and again. */
  isFrugal?: boolean;
  /** It is started so rarely that to keep its code compiled for the next, a second of work where there is much, is not worth it. */
  isRare?: boolean;
}
