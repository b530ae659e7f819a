// The bundle of pages, made anew only where something that it is made from has changed.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { digestOf } from '../cache/render-cache.ts';
import type { Store } from '../cache/store.ts';
import { startProcess } from '../processes.ts';
import type { BundleContent, BundleJob, OwnPage } from './page-bundle.ts';
import { clientFolder } from './render-pages.ts';

/**
 * The bundle of pages.
 *
 * @param known that of the last build, where it would be the same with the same `.mdx` notes
 * @param code fingerprint of the project's code
 */
export async function bundlePages(job: BundleJob, known: Bundle | undefined, code: string, store: Store): Promise<Bundle> {
  if (known && known.mdx.join('\n') === job.mdx.join('\n')) return known;
  const bundler = startProcess<BundleJob, void, BundleContent>(new URL('./page-bundle.ts', import.meta.url), job, { isRare: true });
  const { modules, pages } = await bundler.ask();
  await bundler.stop();
  const made = {
    code,
    mdx: job.mdx,
    digest: digestOfFolder(job.folder),
    inputs: digestOfFiles(modules),
    modules,
    pages,
  } satisfies KnownBundle;
  store.set(bundleKey, JSON.stringify(made));
  return bundleOf(job.folder, made);
}

/** The bundle of the last build; `undefined` where it would not be the same. */
export function knownBundle(folder: string, code: string, store: Store): Bundle | undefined {
  const text = store.get(bundleKey);
  if (text === undefined || !existsSync(folder)) return undefined;
  const known = JSON.parse(text) as KnownBundle;
  if (known.code !== code) return undefined;
  if (known.inputs !== digestOfFiles(known.modules) || known.digest !== digestOfFolder(folder)) return undefined;
  return bundleOf(folder, known);
}

function bundleOf(folder: string, { digest, pages, mdx }: KnownBundle): Bundle {
  const client = join(folder, clientFolder);
  const assets = existsSync(client) ? listFiles(client) : [];
  return { folder, digest, pages, mdx, assets: assets.map((path) => ({ path, file: resolve(client, path) })) };
}

function digestOfFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const path of listFiles(folder))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(folder, path)));
  return hash.digest('base64url');
}

function digestOfFiles(paths: readonly string[]): string {
  return digestOf(...paths.map((path) => (existsSync(path) ? readFileSync(path, 'base64') : '')));
}

/** Every file under a folder, sorted, with forward slashes. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort();
}

const bundleKey = 'bundle';

interface KnownBundle extends BundleContent {
  code: string;
  mdx: readonly string[];
  /** Of what was written. */
  digest: string;
  /** Digest of the modules. */
  inputs: string;
}

export interface Bundle {
  folder: string;
  /** Of all that is in it. */
  digest: string;
  /** The `.mdx` notes in it. */
  mdx: readonly string[];
  /** Those that somebody has added. */
  pages: OwnPage[];
  /** Scripts and styles, under the site's folder, and where they are. */
  assets: { path: string; file: string }[];
}
