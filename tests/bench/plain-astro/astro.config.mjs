// The peer of the benchmark: Astro as it comes, over the folder in PEER_POSTS.
// MDX joins only where the folder has some, as a new user would add it.

import { globSync } from 'node:fs';
import { defineConfig } from 'astro/config';

const hasMdx = globSync('**/*.mdx', { cwd: process.env.PEER_POSTS }).length > 0;

/** Jekyll's `layout: post` is no module, as @astrojs/mdx takes it, and fails the build. */
const withoutLayout = {
  name: 'without-layout',
  enforce: 'pre',
  transform: {
    filter: { id: /\.mdx$/ },
    handler: (code) => code.replace(/^layout:.*$/m, ''),
  },
};

export default defineConfig({
  outDir: process.env.PEER_OUT,
  cacheDir: process.env.PEER_CACHE,
  ...(hasMdx && {
    integrations: [(await import('@astrojs/mdx')).default()],
    vite: { plugins: [withoutLayout] },
  }),
});
