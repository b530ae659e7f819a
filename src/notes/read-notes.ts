// Many files become notes, on every core where there are enough of them.

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openRenderCache } from '../cache/render-cache.ts';
import { compareText } from './compare-text.ts';
import { type ReadResult, type ReadSettings, readNote } from './read-note.ts';

/** Starting workers costs about as much as reading this many notes. */
const worthWorkers = 500;
const batchLength = 64;
const mostWorkers = 8;

/** Reads the notes of these paths; the results are in the same order. */
export async function readNotes(paths: readonly string[], settings: ReadSettings, onProgress: Progress): Promise<ReadResult[]> {
  const workers = Math.min(availableParallelism(), mostWorkers);
  if (paths.length < worthWorkers || workers < 2) return readHere(paths, settings, onProgress);
  const results = new Map<string, ReadResult>();
  const batches = batchesOf(paths);
  const total = paths.length;
  const threads = Array.from({ length: workers }, () => startWorker(settings));
  try {
    await Promise.all(
      threads.map(async (read) => {
        for (let batch = batches.pop(); batch; batch = batches.pop()) {
          for (const [at, result] of (await read.batch(batch)).entries()) results.set(batch[at] ?? '', result);
          onProgress(results.size, total);
        }
      }),
    );
  } finally {
    await Promise.all(threads.map((read) => read.stop()));
  }
  return paths.map((path) => results.get(path) ?? { problems: [] });
}

async function readHere(paths: readonly string[], settings: ReadSettings, onProgress: Progress): Promise<ReadResult[]> {
  const cache = openRenderCache(settings.cache);
  const results: ReadResult[] = [];
  try {
    for (const path of paths) {
      onProgress(results.length, paths.length);
      results.push(await readNote(path, settings, cache));
    }
  } finally {
    cache.close();
  }
  return results;
}

/** Files of one name together: translations share their code, which is then highlighted once. */
function batchesOf(paths: readonly string[]): string[][] {
  const byName = paths.toSorted((a, b) => compareText(basename(a), basename(b)) || compareText(a, b));
  return Array.from({ length: Math.ceil(paths.length / batchLength) }, (_, at) => byName.slice(at * batchLength, (at + 1) * batchLength));
}

function startWorker(settings: ReadSettings): ReadWorker {
  const file = new URL('./read-worker.ts', import.meta.url);
  const worker = new Worker(file, { workerData: settings, resourceLimits: { maxYoungGenerationSizeMb: 32 } });
  const ended = once(worker, 'exit');
  return {
    async batch(paths) {
      worker.postMessage(paths);
      const results = await Promise.race([once(worker, 'message'), ended.then(() => undefined)]);
      if (!results) throw new Error(`Reading stopped at one of these notes: ${paths.join(', ')}.`);
      return results[0] as ReadResult[];
    },
    async stop() {
      worker.postMessage(undefined);
      await ended;
    },
  };
}

interface ReadWorker {
  batch(paths: readonly string[]): Promise<ReadResult[]>;
  /** Lets it write what it holds, and end. */
  stop(): Promise<void>;
}

/** Called with what is done and the total. */
export type Progress = (done: number, total: number) => void;
