// `kaiketsu preview`: a server for a site that was built.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { preview as serveAstro } from 'astro';
import { base } from '../notes/urls.ts';
import { port, startFolder, UsageError } from './options.ts';

export async function preview(flags: { out?: string }): Promise<undefined> {
  const root = resolve(import.meta.dirname, '../..');
  const out = flags.out === undefined ? join(root, 'dist') : resolve(startFolder(), flags.out);
  const shown = flags.out ?? 'dist';
  if (!existsSync(out)) throw new UsageError(`There is no folder "${shown}". Build the site first: npm run build.`);
  process.chdir(root);
  // To Astro a build is one of a server, but what is written is files.
  const served = { output: 'static', outDir: out, server: { host: '127.0.0.1', port: port() } } as const;
  const server = await serveAstro({ root, logLevel: 'error', ...served });
  console.log(`Serving ${shown} at http://127.0.0.1:${server.port}${base}`);
  return undefined;
}
