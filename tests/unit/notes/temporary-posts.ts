// Folders of notes for tests, read as `check` reads them.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ingest, type Library } from '../../../src/notes/ingest.ts';
import type { Note } from '../../../src/notes/note.ts';
import { runOptions } from '../../../src/run-options.ts';
import { root } from '../../site.ts';

/** Reads a folder with an empty cache, which is gone afterwards. */
export async function readFolder(posts: string): Promise<Library> {
  const cache = mkdtempSync(join(tmpdir(), 'kaiketsu-cache-'));
  try {
    return await ingest({ ...runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts }), cache });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Writes a folder, reads it and removes it. */
export async function readFiles(files: Files): Promise<Library> {
  // The folder has one above it, so that a link out of `posts/` has somewhere to lead.
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'kaiketsu-posts-')));
  const posts = join(above, 'posts');
  try {
    for (const [path, content] of Object.entries(files)) {
      const absolute = join(posts, path);
      mkdirSync(dirname(absolute), { recursive: true });
      if (typeof content === 'function') content(absolute);
      else writeFileSync(absolute, content);
    }
    return await readFolder(posts);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

/** The text of a note: front matter as JSON, which is YAML, and a body. */
export function noteText(fields: object = {}, body = 'Text.\n'): string {
  const lines = Object.entries({ title: 'A note', ...fields }).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n\n${body}`;
}

/** Every published note, in path order. */
export function publishedNotes({ articles }: Library): Note[] {
  return articles.flatMap(({ notes }) => notes).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Content by path under `posts/`; a function makes what no text can say, such as a link. */
export type Files = Record<string, string | Uint8Array | ((absolute: string) => void)>;
