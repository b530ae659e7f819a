// Builds the site of `posts/` once, for every test that looks at pages.

import { builtSite, kaiketsu } from './site.ts';

export async function globalSetup(): Promise<void> {
  const { code, stderr } = await kaiketsu(['build', '--out', builtSite]);
  if (code !== 0) throw new Error(`The site of posts/ does not build:\n${stderr}`);
}
