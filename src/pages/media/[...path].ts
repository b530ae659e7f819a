// Files of `posts/` that notes show or link to, in `dev`; a build copies them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { mediaPaths } from '../../notes/media.ts';
import { siteIndex } from '../../notes/queries.ts';
import { runOptions } from '../../run-options.ts';

export const getStaticPaths = (async () => {
  if (!import.meta.env.DEV) return [];
  const { notes } = await siteIndex();
  return mediaPaths(notes.values()).map((path) => ({ params: { path }, props: { path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: string }> = ({ props: { path } }) => new Response(readFileSync(join(runOptions().posts, path)));
