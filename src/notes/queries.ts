// What pages ask: what they show, and the text that belongs to it.

import { getLiveEntry } from 'astro:content';
import type { AstroGlobal } from 'astro';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { fenceKey, openRenderCache, pipelineFingerprint, type RenderCache } from '../cache/render-cache.ts';
import { cacheDamage } from '../cache/store.ts';
import { recentMap } from './recent-map.ts';
import type { Fence } from '../markdown/body.ts';
import type { RenderedBody } from '../markdown/pipeline.ts';
import { runOptions } from '../run-options.ts';
import { pathOfPage } from './page-list.ts';
import type { View } from './view.ts';

/**
 * The view of a page, or what is answered in its place: where there is no such
 * page, that; where its address is an old one, the way to the note.
 *
 * @param path under the base; by default that of the address
 */
export async function viewOf<Kind extends View['kind']>(
  { url }: Pick<AstroGlobal, 'url'>,
  kind: Kind,
  path = pathOfPage(url.pathname),
): Promise<Extract<View, { kind: Kind }> | Response> {
  const { entry } = await getLiveEntry('pages', { id: path });
  const view = entry?.data;
  if (view?.kind === kind) return view as Extract<View, { kind: Kind }>;
  return view?.kind === 'alias' ? Response.redirect(new URL(view.url, url), 302) : new Response(null, { status: 404 });
}

/** The rendered body of a note; it is in the cache, for it was put there when the note was read. */
export function bodyOf(digest: string): RenderedBody {
  const known = recentBodies.get(digest);
  if (known) return known;
  const body = openCache().body(digest) ?? openAnew().body(digest);
  if (!body) throw cacheDamage(`there is no ${digest}.`);
  return recentBodies.set(digest, body);
}

/** A translation's page asks for its original too, and pages of an article come one after the other. */
const recentBodies = recentMap<string, RenderedBody>(4);

/** The HTML of fences, in their order; what nobody has highlighted yet is. */
export async function fencesOf(fences: readonly Fence[]): Promise<string[]> {
  const opened = openCache();
  const highlighted: string[] = [];
  for (const fence of fences) {
    const text = `${fence.info}\0${fence.code}`;
    let html = recentFences.get(text);
    if (html === undefined) {
      const key = fenceKey(fence, opened.fingerprint);
      html = opened.fence(key);
      if (html === undefined) {
        const { highlightFence } = await import('../markdown/highlight.ts');
        html = await highlightFence(fence);
        opened.setFence(key, html);
      }
      recentFences.set(text, html);
    }
    highlighted.push(html);
  }
  return highlighted;
}

/** Translations have the fences of their original. */
const recentFences = recentMap<string, string>(64);

function openCache(): RenderCache & { fingerprint: string } {
  if (!cache) {
    const options = runOptions();
    cache = { ...openRenderCache(options.cache), fingerprint: pipelineFingerprint(options.root) };
  }
  return cache;
}

/** A cache that turned out to be damaged while notes were read has been replaced. */
function openAnew(): RenderCache {
  cache?.close();
  cache = undefined;
  return openCache();
}

let cache: ReturnType<typeof openCache> | undefined;

/** The component that Astro compiled an `.mdx` note to; its HTML has tokens. */
export async function mdxContent(path: string): Promise<AstroComponentFactory> {
  // Not before: the development server has another list after an edit.
  const { default: mdxNotes } = await import('virtual:mdx-notes');
  const module = await mdxNotes[path]?.();
  if (!module) throw new Error(`${path} was not compiled.`);
  return module.Content;
}
