// Files of `posts/` that notes show or link to, in `dev`; a build copies them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { mediaPaths } from '../../notes/media.ts';
import { readSnapshot } from '../../notes/snapshot.ts';
import { runOptions } from '../../run-options.ts';

export const GET: APIRoute<Record<string, never>, { path: string }> = ({ params: { path } }) => {
  const isPublished = mediaPaths(readSnapshot().flatMap(({ notes }) => notes)).includes(path);
  return isPublished ? new Response(readFileSync(join(runOptions().posts, path))) : new Response(null, { status: 404 });
};
