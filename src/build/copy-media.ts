// Files of `posts/` that notes show or link to, published as they are.

import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mediaPaths } from '../notes/media.ts';
import type { Note } from '../notes/note.ts';

/**
 * @param posts absolute path of the folder of notes
 * @param out folder of the site
 */
export function copyMedia(notes: readonly Note[], posts: string, out: string): void {
  for (const path of mediaPaths(notes)) {
    const target = join(out, 'media', path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(posts, path), target);
  }
}
