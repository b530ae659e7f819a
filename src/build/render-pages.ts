// Every page of a bundle, rendered on several cores.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, type TaskProcess } from '../processes.ts';

/** In a bundle's folder: `public/`, scripts and styles. */
export const clientFolder = 'client';
/** In a bundle's folder: what renders pages. */
export const serverFolder = 'server';
/** In `serverFolder`: the module of `page-app.ts`; Astro looks for a name that begins so. */
export const entryFile = 'prerender-entry.mjs';

const rangeLength = 64;
const mostProcesses = 8;
/** A process takes as long to start as this many pages to render. */
const worthProcess = 500;

/** Starts a process, which loads the bundle; `render` when the notes have been read. */
export function pageRenderer(job: PageJob): PageRenderer {
  const start = () => startProcess<PageJob, PageRange, number>(new URL('./page-process.ts', import.meta.url), job);
  const first = start();
  return {
    async render(notes, cores, onProgress) {
      cpSync(join(job.bundle, clientFolder), job.out, { recursive: true });
      const count = Math.max(1, Math.min(cores, mostProcesses, Math.ceil(notes / worthProcess)));
      await renderRanges([first, ...Array.from({ length: count - 1 }, start)], onProgress);
    },
  };
}

async function renderRanges(renderers: readonly TaskProcess<PageRange, number>[], onProgress: Progress): Promise<void> {
  let next = 0;
  let done = 0;
  await Promise.all(
    renderers.map(async (renderer) => {
      for (let total = Number.POSITIVE_INFINITY; next < total;) {
        const from = next;
        next += rangeLength;
        total = await renderer.ask({ from, to: from + rangeLength });
        done = Math.min(done + rangeLength, total);
        onProgress(done, total);
      }
      await renderer.stop();
    }),
  );
}

export interface PageJob {
  /** Folder that `page-bundle.ts` wrote. */
  bundle: string;
  /** Folder to write. */
  out: string;
}

type Progress = (done: number, total: number) => void;

export interface PageRenderer {
  /**
   * Writes the site of the bundle: renders every page and copies the rest; the
   * notes are those of the last snapshot.
   *
   * @param notes how many there are
   * @param cores how many cores there are for it
   * @param onProgress called with what is done and the total
   */
  render(notes: number, cores: number, onProgress: Progress): Promise<void>;
}

/** Places in the list of pages. */
export interface PageRange {
  from: number;
  /** Not included. */
  to: number;
}
