// Files of `posts/` that notes show or link to, published as they are.

import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Article } from '../notes/note.ts';

/**
 * @param posts absolute path of the folder of notes
 * @param out folder of the site
 */
export function copyMedia(articles: readonly Article[], posts: string, out: string): void {
  const media = articles.flatMap(({ notes }) => notes.flatMap((note) => Object.values(note.media ?? {})));
  for (const path of new Set(media.flatMap((file) => file.path ?? []))) {
    const target = join(out, 'media', path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(posts, path), target);
  }
}
