// Pages of a bundle, rendered on several cores.

import type { View } from '../notes/view.ts';
import { askAhead, startProcess, type TaskProcess } from '../processes.ts';

/** In a bundle's folder: `public/`, scripts and styles. */
export const clientFolder = 'client';
/** In a bundle's folder: what renders pages. */
export const serverFolder = 'server';
/** In `serverFolder`: the module of `page-app.ts`. */
export const entryFile = 'entry.mjs';

/** What renders each kind of page. */
export const pageComponents: Readonly<Record<View['kind'], string>> = {
  alias: 'src/pages/[...alias].astro',
  archive: 'src/pages/[lang]/archive/[...page].astro',
  chooser: 'src/pages/index.astro',
  home: 'src/pages/[lang]/index.astro',
  missing: 'src/pages/404.astro',
  note: 'src/pages/[lang]/notes/[slug].astro',
  search: 'src/pages/[lang]/search.astro',
  tag: 'src/pages/[lang]/tags/[tag]/[...page].astro',
  tags: 'src/pages/[lang]/tags/index.astro',
  translations: 'src/pages/translations/index.astro',
  work: 'src/pages/translations/[lang]/[...page].astro',
};

const batchLength = 32;
const mostProcesses = 8;
/** A process takes as long to start as this many pages to render. */
const worthProcess = 1000;

/** The file of a page, under the folder of the site. */
export function pageFile(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** Starts a process that renders pages, which takes a moment. */
export function startRenderer(job: PageJob): Renderer {
  return startProcess(new URL('./page-process.ts', import.meta.url), job, { isFrugal: true });
}

/**
 * Renders pages; those that are not as in the last build are written.
 *
 * @param started a process of the same job, to begin with
 * @param pages taken one after the other, when a process has time for them
 * @param slots one for each process, kept when there is a core for it
 * @param collect told which of some pages were written
 */
export async function renderPages(
  job: PageJob,
  started: Renderer | undefined,
  pages: Iterator<PageTask>,
  slots: readonly Promise<void>[],
  collect: Collect,
): Promise<void> {
  const queue = batchQueue(pages, batchLength);
  let waiting = started;
  let isRendering = false;
  const render = async (slot: Promise<void>) => {
    await slot;
    if (isRendering && !queue.hasAtLeast(worthProcess)) return;
    isRendering = true;
    let renderer: Renderer | undefined;
    const ask = (batch: PageTask[]) => {
      renderer ??= waiting ?? startRenderer(job);
      waiting = undefined;
      return renderer.ask(batch);
    };
    for await (const [batch, isWritten] of askAhead(queue, ask)) collect(batch, isWritten);
    await renderer?.stop();
  };
  const processes = queue.hasAtLeast(worthProcess) ? slots.slice(0, mostProcesses) : [Promise.race(slots)];
  await Promise.all(processes.map(render));
  await waiting?.stop();
}

/** Items in batches, for several who take from it in turn. */
export function batchQueue<T>(items: Iterator<T>, length: number): BatchQueue<T> {
  const taken: T[] = [];
  const take = (count: number) => {
    while (taken.length < count) {
      const { done, value } = items.next();
      if (done) break;
      taken.push(value);
    }
  };
  return {
    hasAtLeast(count) {
      take(count);
      return taken.length >= count;
    },
    *[Symbol.iterator]() {
      for (take(length); taken.length > 0; take(length)) yield taken.splice(0, length);
    },
  };
}

interface BatchQueue<T> extends Iterable<T[]> {
  /** Whether so many items are still to be taken; they are got ready. */
  hasAtLeast(count: number): boolean;
}

export interface PageJob {
  /** Folder that `page-bundle.ts` wrote. */
  bundle: string;
  /** Folder to write. */
  stage: string;
  /** Folder of the last build's pages. */
  base: string | undefined;
}

export interface PageTask {
  /** As `page-list.ts` has it. */
  path: string;
  /** Of the project; it renders the page. */
  component: string;
  /** The view as JSON; absent for a page that has none. */
  view?: string;
  /** Whether the last build's page is there. */
  isKnown: boolean;
}

type Renderer = TaskProcess<PageTask[], boolean[]>;

/** @param isWritten whether each page is another than in the last build */
type Collect = (pages: readonly PageTask[], isWritten: readonly boolean[]) => void;
