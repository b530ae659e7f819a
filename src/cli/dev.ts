// `kaiketsu dev`: Astro's development server over the notes.

import { dev as serveAstro } from 'astro';
import { applyOptions, type CommonFlags, port } from './options.ts';

export async function dev(flags: CommonFlags): Promise<undefined> {
  const options = applyOptions({ ...flags, drafts: true, keepGoing: true });
  await serveAstro({ root: options.root, server: { host: '127.0.0.1', port: port() } });
  return undefined;
}
