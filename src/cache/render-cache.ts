// What was rendered, by content and by a fingerprint of the code that rendered it.
// Pages read it piece by piece, so a site's HTML is never in memory at once.

import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fence } from '../markdown/body.ts';
import type { RenderedBody } from '../markdown/pipeline.ts';
import { openStore, type Store } from './store.ts';

/** A store with this many bodies and fences a note has mostly what no note has any more. */
const mostRows = 8;
/** Fewer are never too many. */
const fewRows = 200;

/** Opens the cache in a directory, as `openStore` does. */
export function openRenderCache(directory: string): RenderCache {
  const store = openStore(directory);
  return { ...renderCacheOf(store), close: store.close };
}

/** The same in a store that is open. */
export function renderCacheOf(store: Store): Omit<RenderCache, 'close'> {
  return {
    body(key) {
      const value = store.get(key);
      return value === undefined ? undefined : (JSON.parse(value) as RenderedBody);
    },
    setBody: (key, body) => store.set(key, JSON.stringify(body)),
    fence: store.get,
    setFence: store.set,
  };
}

/**
 * Forgets what these bodies do not need, once most of the rest is that: a draft
 * or an edit undone comes back for free.
 *
 * @param bodies keys of the bodies of all notes
 */
export function pruneRenderCache(store: Store, bodies: ReadonlySet<string>, fingerprint: string): void {
  const rendered = store.keys().filter((key) => key.startsWith(bodyPrefix) || key.startsWith(fencePrefix));
  if (rendered.length <= mostRows * bodies.size + fewRows) return;
  const needed = new Set(bodies);
  const { body } = renderCacheOf(store);
  for (const key of bodies) for (const fence of body(key)?.fences ?? []) needed.add(fenceKey(fence, fingerprint));
  for (const key of rendered) if (!needed.has(key)) store.delete(key);
  // Drafts and notes in error are known too, and their bodies are gone: all are to be read again.
  for (const readers of noteReaders) store.delete(`${readers} notes`);
}

/** Those who publish drafts and those who do not: each knows notes for itself, by settings that are kept under this name. */
export const noteReaders = ['published', 'draft'] as const;

const bodyPrefix = 'body:';
const fencePrefix = 'fence:';

/** The key of a body: its text, its format, and the code that renders it. */
export function bodyKey(body: string, format: string, fingerprint: string): string {
  return bodyPrefix + digestOf(fingerprint, format, body);
}

/** The key of a fence's HTML. */
export function fenceKey({ info, code }: Fence, fingerprint: string): string {
  return fencePrefix + digestOf(fingerprint, info, code);
}

/** A digest of texts in their order. */
export function digestOf(...texts: readonly string[]): string {
  return hash('sha256', texts.join('\0'), 'base64url');
}

/** A hash of the Markdown code and of the versions of what it runs on. */
export function pipelineFingerprint(root: string): string {
  const digest = createHash('sha256').update(process.version);
  const folder = join(root, 'src/markdown');
  for (const name of readdirSync(folder).sort()) digest.update(name).update(readFileSync(join(folder, name)));
  for (const name of ['satteri', 'shiki', 'hast-util-sanitize'])
    digest.update(readFileSync(join(root, 'node_modules', name, 'package.json')));
  return digest.digest('base64url');
}

/** A hash of all code of the project, of its settings and of the versions of its packages. */
export function codeFingerprint(root: string): string {
  const digest = createHash('sha256').update(process.version);
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const settings = ['astro.config.mjs', 'package.json', 'package-lock.json'].map((name) => join(root, name));
  for (const path of [...files.sort(), ...settings]) digest.update(path.slice(root.length)).update('\0').update(readFileSync(path));
  return digest.digest('base64url');
}

export interface RenderCache {
  /** @param key from `bodyKey` */
  body(key: string): RenderedBody | undefined;
  setBody(key: string, body: RenderedBody): void;
  /** @param key from `fenceKey` */
  fence(key: string): string | undefined;
  setFence(key: string, html: string): void;
  close(): void;
}
