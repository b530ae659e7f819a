// Files of `posts/` that are published beside the notes.

import type { Media, Note } from './note.ts';

/** Their paths under `posts/`, each once. */
export function mediaPaths(notes: Iterable<Note>): string[] {
  const paths = new Set<string>();
  for (const { media = {} } of notes) for (const { path } of Object.values(media)) if (path !== undefined) paths.add(path);
  return [...paths];
}

/** The file that an address in a note names, when it is published beside the notes. */
export function mediaOf({ media = {} }: { media?: Note['media'] | undefined }, address: string): Media | undefined {
  return Object.hasOwn(media, address) ? media[address] : undefined;
}
