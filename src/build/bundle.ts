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
 * The bundle, of the last build where that is the same still.
 *
 * @param code fingerprint of the project's code
 */
export async function bundlePages(job: BundleJob, code: string, store: Store): Promise<Bundle> {
  const known = knownBundle(job, code, store);
  if (known) return known;
  const bundler = startProcess<BundleJob, void, BundleContent>(new URL('./page-bundle.ts', import.meta.url), job);
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
export function knownBundle({ folder, mdx }: Pick<BundleJob, 'folder' | 'mdx'>, code: string, store: Store): Bundle | undefined {
  const text = store.get(bundleKey);
  if (text === undefined || !existsSync(folder)) return undefined;
  const known = JSON.parse(text) as KnownBundle;
  if (known.code !== code || known.mdx.join('\n') !== mdx.join('\n')) return undefined;
  if (known.inputs !== digestOfFiles(known.modules) || known.digest !== digestOfFolder(folder)) return undefined;
  return bundleOf(folder, known);
}

function bundleOf(folder: string, { digest, pages }: KnownBundle): Bundle {
  const client = join(folder, clientFolder);
  const assets = existsSync(client) ? listFiles(client) : [];
  return { folder, digest, pages, assets: assets.map((path) => ({ path, file: resolve(client, path) })) };
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
  /** Those that somebody has added. */
  pages: OwnPage[];
  /** Scripts and styles, under the site's folder, and where they are. */
  assets: { path: string; file: string }[];
}
