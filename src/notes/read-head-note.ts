// A note without its body: all that lists, addresses and links between notes need.

import type { RenderCache } from '../cache/render-cache.ts';
import { readHead, type ReadSettings } from './note-head.ts';
import type { ReadResult } from './read-note.ts';
import { toNote } from './to-note.ts';

/** Reads a note without its body; one that only its body gives a title is read as a whole. */
export async function readHeadNote(path: string, settings: ReadSettings, cache: Omit<RenderCache, 'close'>): Promise<ReadResult> {
  const { head, problems } = await readHead(path, settings);
  if (!head) return { problems };
  if (!head.fields.title) {
    // It loads what renders.
    const { readNote } = await import('./read-note.ts');
    return readNote(path, settings, cache);
  }
  const note = toNote(head, { digest: '', hash: '', headings: [], excerpt: '' }, problems);
  const isLeftOut = (head.fields.draft === true && !settings.drafts) || problems.some(({ severity }) => severity === 'error');
  return { ...(isLeftOut ? { unpublished: note } : { note }), problems };
}
