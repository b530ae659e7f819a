// The notes as the development server knows them: soon without their bodies, then
// with the bodies that pages show which are asked for, at last as a whole.

import { withSoundCache } from '../cache/store.ts';
import { articlePaths } from '../notes/articles.ts';
import type { LibraryReader, ReadLibrary } from '../notes/library-reader.ts';
import { pathOfPage, viewsByPath } from '../notes/page-list.ts';
import { indexSite } from '../notes/site-index.ts';
import type { View } from '../notes/view.ts';

/**
 * Starts to read.
 *
 * @param cache directory of the cache; where that is damaged, all is read anew
 * @param open gives what reads
 */
export function liveReading(cache: string, open: () => LibraryReader): LiveReading {
  let reader: LibraryReader;
  let asked = new Set<string>();
  let isAllAsked = false;
  let known: Known | undefined;
  let begun = Promise.withResolvers<void>();
  let turn: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let tell: Listener = () => {};
  const readNow = async () => {
    next = undefined;
    const last = isWhole(known) ? undefined : known;
    known = knownFrom(await reader.read((path) => isAllAsked || asked.has(path)));
    const isOther = last !== undefined && showsOther(last, known);
    if (last && !isOther) known.shown = last.shown;
    begun.resolve();
    tell(known, isOther);
  };
  // One after the other: who asks while another waits for its turn is served with it.
  const read = () => {
    next ??= turn.catch(() => {}).then(readNow);
    turn = next;
    return next;
  };
  const whole = withSoundCache(cache, async () => {
    if (known) begun = Promise.withResolvers();
    known = undefined;
    asked = new Set();
    reader = open();
    isAllAsked = false;
    await read();
    const wasKnown = isWhole(known);
    if (!wasKnown) await reader.readAhead();
    isAllAsked = true;
    if (!wasKnown) await read();
  });
  const ready = async (pathname: string) => {
    for (;;) {
      await Promise.race([begun.promise, whole]);
      if (!known || isWhole(known)) return;
      const view = viewsOf(known).get(pathOfPage(pathname))?.();
      if (!view || needsAll.has(view.kind)) return whole;
      const unread = unreadOf(view, known);
      if (unread.length === 0) return void known.shown.set(pathOfPage(pathname), JSON.stringify(view));
      for (const path of unread) asked.add(path);
      await read();
    }
  };
  return {
    whole,
    read,
    ready,
    listen(listener) {
      tell = listener;
      if (known) tell(known, false);
    },
  };
}

/** Pages that show of every note what its body says. */
const needsAll: ReadonlySet<View['kind']> = new Set(['translations', 'work']);

function isWhole(known: Known | undefined): boolean {
  return known?.library.unread.size === 0;
}

/** The notes whose bodies a page shows, or compares with each other, as far as they have not been read. */
function unreadOf(view: View, { library: { articles, unread } }: Known): string[] {
  if (view.kind !== 'note') return [];
  const article = articles.find(({ notes }) => notes.some(({ path }) => path === view.note.path));
  return article ? articlePaths(article).filter((path) => unread.has(path)) : [];
}

/** Whether a page that was shown is another one now. */
function showsOther({ shown }: Known, now: Known): boolean {
  return [...shown].some(([path, view]) => JSON.stringify(viewsOf(now).get(path)?.()) !== view);
}

function viewsOf(known: Known): ReadonlyMap<string, () => View> {
  known.views ??= viewsByPath(indexSite(known.library.articles));
  return known.views;
}

function knownFrom(found: ReadLibrary): Known {
  return { ...found, views: undefined, shown: new Map() };
}

interface Known extends ReadLibrary {
  views: ReadonlyMap<string, () => View> | undefined;
  /** What was shown before all notes had been read: the text of each view, by the path of the page. */
  shown: Map<string, string>;
}

/** @param isOther whether a page that was shown is another one now */
type Listener = (found: ReadLibrary, isOther: boolean) => void;

export interface LiveReading {
  /** Ends when all notes have been read. */
  whole: Promise<void>;
  /** Reads what has changed. */
  read(): Promise<void>;
  /** Ends when all has been read that the page at an address shows. */
  ready(pathname: string): Promise<void>;
  /** From now on one is told of what has been read, also of what has been by now. */
  listen(listener: Listener): void;
}
