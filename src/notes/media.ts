// Files of `posts/` that are published beside the notes.

import type { Note } from './note.ts';

/** Their paths under `posts/`, each once. */
export function mediaPaths(notes: Iterable<Note>): string[] {
  const paths = new Set<string>();
  for (const { media = {} } of notes) for (const { path } of Object.values(media)) if (path !== undefined) paths.add(path);
  return [...paths];
}
