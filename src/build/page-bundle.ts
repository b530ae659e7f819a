// Astro bundles the pages, their scripts and styles, and leaves the rendering to
// others. A bundle holds no notes but the `.mdx` ones.

import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroIntegration, build } from 'astro';
import { serveTasks } from '../processes.ts';
import { mdxNotes, type VitePlugin } from './mdx-notes.ts';
import { clientFolder, entryFile, serverFolder } from './render-pages.ts';

serveTasks((job: BundleJob) => ({
  async answer() {
    await build({ root: job.root, outDir: join(job.folder, clientFolder), logLevel: 'error', integrations: [bundleOnly(job)] });
  },
}));

/** Astro's own way for pages that are rendered elsewhere: an adapter with a prerenderer. */
function bundleOnly({ posts, mdx, folder }: BundleJob): AstroIntegration {
  const server = join(folder, serverFolder);
  return {
    name: 'kaiketsu-bundle',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [mdxNotes(posts, () => mdx), entry, plainImports] } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'kaiketsu',
          entrypointResolution: 'auto',
          adapterFeatures: { buildOutput: 'static' },
          supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
        });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'kaiketsu',
          getStaticPaths: async () => [],
          render: () => Promise.reject(new Error('Pages are rendered later.')),
          // Astro removes the bundle when its own rendering is done.
          teardown: async () => {
            rmSync(server, { recursive: true, force: true });
            renameSync(join(folder, clientFolder, '.prerender'), server);
          },
        });
      },
    },
  };
}

/** Astro overrides this part of its configuration, but not what a plugin says of it. */
const entry: VitePlugin = {
  name: 'kaiketsu-page-app',
  configEnvironment(name) {
    if (name !== 'prerender') return undefined;
    const input = fileURLToPath(new URL('./page-app.ts', import.meta.url));
    return { build: { rolldownOptions: { input, output: { entryFileNames: entryFile } } } };
  },
};

/** What a page loads later has nothing that could be loaded beside it: Vite's code for that would be a sixth of every page's script. */
const plainImports: VitePlugin = {
  name: 'kaiketsu-plain-imports',
  enforce: 'pre',
  load: {
    filter: { id: /^\0vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

export interface BundleJob {
  /** Absolute path of the project. */
  root: string;
  /** Absolute path of the folder of notes. */
  posts: string;
  /** The `.mdx` notes under it. */
  mdx: readonly string[];
  /** Folder to write; it must be in the project, where the bundle finds its packages. */
  folder: string;
}
