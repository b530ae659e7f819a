// Astro bundles the pages, their scripts and styles, and leaves the rendering to
// others. A bundle holds no notes but the `.mdx` ones.

import { rmSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { pageComponents } from './render-pages.ts';
import { serveTasks } from '../processes.ts';
import { mdxNotes, type VitePlugin } from './mdx-notes.ts';

serveTasks((job: BundleJob) => ({
  async answer(): Promise<BundleContent> {
    rmSync(job.folder, { recursive: true, force: true });
    const modules = new Set<string>();
    const pages: OwnPage[] = [];
    // What is in `public/` is published as it is.
    const publicDir = './.kaiketsu/none';
    await build({ root: job.root, outDir: job.folder, publicDir, logLevel: 'error', adapter: bundleOnly(job, modules, pages) });
    return { modules: [...modules].sort(), pages };
  },
}));

/** To Astro this is a server that renders pages when they are asked for; nobody but `page-process.ts` asks. */
function bundleOnly({ root, posts, mdx }: BundleJob, modules: Set<string>, pages: OwnPage[]): AstroIntegration {
  return {
    name: 'kaiketsu-bundle',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [mdxNotes(posts, () => mdx), plainImports, moduleList(root, modules)] } });
      },
      'astro:routes:resolved': ({ routes }) => {
        for (const { pathname, entrypoint, type, origin } of routes) {
          const isOther = origin === 'project' && !Object.values(pageComponents).includes(entrypoint);
          if (pathname === undefined || !isOther || (type !== 'page' && type !== 'endpoint')) continue;
          const path = pathname.replace(/^\//, '');
          pages.push({ path: type === 'page' ? `${path}/` : path, component: entrypoint });
        }
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'kaiketsu',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./page-app.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable', sharpImageService: 'stable' },
        });
      },
    },
  };
}

/** What a page loads later has nothing that could be loaded beside it: Vite's code for that would be a sixth of every page's script. */
const plainImports: VitePlugin = {
  name: 'kaiketsu-plain-imports',
  enforce: 'pre',
  load: {
    filter: { id: /^\0vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/** Collects the files that a bundle is made from, but for the project's own code and its packages. */
function moduleList(root: string, modules: Set<string>): VitePlugin {
  return {
    name: 'kaiketsu-module-list',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const path = id.replace(/[?#].*$/, '');
        const isOwn = [join(root, 'src'), join(root, 'node_modules')].some((folder) => path.startsWith(folder + sep));
        if (isAbsolute(path) && !isOwn) modules.add(path);
      }
    },
  };
}

export interface BundleContent {
  /** Absolute paths of the modules in it that are neither the project's code nor its packages. */
  modules: string[];
  pages: OwnPage[];
}

/** A page that somebody has added to `src/pages`; its name has no parameters. */
export interface OwnPage {
  /** As `page-list.ts` has paths. */
  path: string;
  /** Of the project. */
  component: string;
}

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
