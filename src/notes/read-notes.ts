// Many files become notes, in processes of their own where there are enough of them.

import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Fence } from '../markdown/body.ts';
import { startProcess, type TaskProcess } from '../processes.ts';
import { compareText } from './compare-text.ts';
import { findResult, keepResult, type KnownNotes } from './known-notes.ts';
import type { ReadSettings } from './note-head.ts';
import { openReader } from './note-reader.ts';
import type { ReadResult } from './read-note.ts';

/** Starting processes costs about as much as reading this many notes. */
const worthProcesses = 500;
const batchLength = 64;
const mostProcesses = 8;

/**
 * Reads the notes of these paths that are not known, `.mdx` first; the results are
 * in the order of the paths.
 *
 * @param stamps the state of each file
 */
export async function readNotes(
  paths: readonly string[],
  stamps: ReadonlyMap<string, string>,
  settings: ReadSettings,
  known: KnownNotes,
  watch: ReadWatch,
): Promise<ReadResult[]> {
  const results = new Map<string, ReadResult>();
  const stampOf = (path: string) => stamps.get(path) ?? '';
  for (const path of paths) {
    const result = findResult(known, path, stampOf(path));
    if (result) results.set(path, result);
  }
  const unread = paths.filter((path) => !results.has(path));
  const mdx = paths.filter(isMdx);
  const sayMdx = () => watch.onMdx?.(mdx.filter((path) => results.get(path)?.note));
  const collect = (batch: readonly string[], read: readonly ReadResult[]) => {
    for (const [at, path] of batch.entries()) {
      results.set(path, read[at] ?? { problems: [] });
    }
    watch.onProgress?.(results.size, paths.length);
    watch.onFences?.(read.flatMap(({ fences = [] }) => fences));
    if (batch.some(isMdx) && mdx.every((path) => results.has(path))) sayMdx();
  };
  if (mdx.every((path) => results.has(path))) sayMdx();
  const batches = [...batchesOf(unread.filter(isMdx)), ...batchesOf(unread.filter((path) => !isMdx(path)))].values();
  if (unread.length >= worthProcesses) await readElsewhere(batches, settings, collect, watch.oneFewerUntil);
  else if (unread.length > 0) await readHere(batches, settings, collect);
  const resultOf = (path: string) => results.get(path) ?? { problems: [] };
  // Not before: only now are all bodies in the cache.
  for (const path of unread) keepResult(known, path, stampOf(path), resultOf(path));
  return paths.map(resultOf);
}

async function readHere(batches: Iterable<readonly string[]>, settings: ReadSettings, collect: Collect): Promise<void> {
  const { read, close } = await openReader(settings);
  try {
    for (const batch of batches) collect(batch, await read(batch));
  } finally {
    close();
  }
}

async function readElsewhere(
  batches: Iterable<readonly string[]>,
  settings: ReadSettings,
  collect: Collect,
  oneFewerUntil: Promise<unknown> | undefined,
): Promise<void> {
  const module = new URL('./read-process.ts', import.meta.url);
  // Who wants heads has other work meanwhile.
  const count = Math.min(availableParallelism() - (settings.headsOnly ? 1 : 0), mostProcesses) || 1;
  const read = async (start?: Promise<unknown>) => {
    await start;
    let reader: TaskProcess<readonly string[], ReadResult[]> | undefined;
    try {
      for (const batch of batches) {
        // Few builds read so much, and those that do read once.
        reader ??= startProcess(module, settings, { isRare: true });
        collect(batch, await askFor(reader, batch));
      }
    } catch (error) {
      await reader?.stop().catch(() => {}); // `dev` goes on after a failure.
      throw error;
    }
    await reader?.stop();
  };
  await Promise.all(Array.from({ length: count }, (_, at) => read(at > 0 && at === count - 1 ? oneFewerUntil : undefined)));
}

async function askFor(reader: TaskProcess<readonly string[], ReadResult[]>, batch: readonly string[]): Promise<ReadResult[]> {
  try {
    return await reader.ask(batch);
  } catch (error) {
    throw new Error(`Reading stopped at one of these notes: ${batch.join(', ')}.`, { cause: error });
  }
}

/** Files of one name together: translations share their code, which is then highlighted once. */
function batchesOf(paths: readonly string[]): string[][] {
  const byName = paths.toSorted((a, b) => compareText(basename(a), basename(b)) || compareText(a, b));
  return Array.from({ length: Math.ceil(paths.length / batchLength) }, (_, at) => byName.slice(at * batchLength, (at + 1) * batchLength));
}

function isMdx(path: string): boolean {
  return /\.mdx$/i.test(path);
}

type Collect = (batch: readonly string[], read: readonly ReadResult[]) => void;

/** What is told while notes are read. */
export interface ReadWatch {
  /** Called with what is done and the total. */
  onProgress?: (done: number, total: number) => void;
  /** Called with fences that are not in the cache, perhaps with one several times. */
  onFences?: (fences: readonly Fence[]) => void;
  /** Called once, with the `.mdx` files that are notes, when all of them have been read. */
  onMdx?: (paths: readonly string[]) => void;
  /** Until then something else needs the core of one reader, and its memory. */
  oneFewerUntil?: Promise<unknown>;
}
