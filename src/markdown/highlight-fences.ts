// Fences are coloured in processes of their own while the notes around them are
// read: a grammar takes long to compile, so few processes should know it.

import { availableParallelism } from 'node:os';
import { startProcess, type TaskProcess } from '../processes.ts';
import type { Fence } from './body.ts';

const batchLength = 50;
/** Highlighting takes about a third of the time of reading. */
const coresEach = 4;

/** Starts with the first fences that are added. */
export function fenceHighlighter(settings: HighlightSettings): FenceHighlighter {
  const module = new URL('./highlight-process.ts', import.meta.url);
  const waiting = new Map<string, Fence>();
  const known = new Set<string>();
  const processes: TaskProcess<readonly Fence[], void>[] = [];
  const work: Promise<void>[] = [];
  let idle: TaskProcess<readonly Fence[], void>[] = [];
  const next = () => {
    const taken = [...waiting].slice(0, batchLength);
    for (const [key] of taken) waiting.delete(key);
    return taken.map(([, fence]) => fence);
  };
  const run = async (highlighter: TaskProcess<readonly Fence[], void>) => {
    for (let fences = next(); fences.length > 0; fences = next()) await highlighter.ask(fences);
    idle.push(highlighter);
  };
  return {
    add(fences) {
      for (const fence of fences) {
        const key = `${fence.info}\0${fence.code}`;
        if (known.has(key)) continue;
        known.add(key);
        waiting.set(key, fence);
      }
      if (waiting.size === 0) return;
      if (processes.length < Math.ceil(availableParallelism() / coresEach)) {
        // Grammars are much code, and few edits have a new fence.
        const started = startProcess<HighlightSettings, readonly Fence[], void>(module, settings, { isRare: true });
        processes.push(started);
        idle.push(started);
      }
      const ready = idle;
      idle = [];
      for (const highlighter of ready) {
        const running = run(highlighter);
        running.catch(() => {}); // `finish` gets the error.
        work.push(running);
      }
    },
    async finish() {
      await Promise.all(work);
      await Promise.all(processes.map((highlighter) => highlighter.stop()));
    },
  };
}

export interface HighlightSettings {
  /** Directory of the render cache. */
  cache: string;
  /** Of the code that renders. */
  fingerprint: string;
}

export interface FenceHighlighter {
  /** Each is highlighted once, however often it is added. */
  add(fences: readonly Fence[]): void;
  /** Waits until all are in the cache, and ends. */
  finish(): Promise<void>;
}
