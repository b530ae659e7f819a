// The notes in the development server: read again when one changes.

import type { AstroIntegration, HookParameters } from 'astro';
import type { LiveReading } from './live-reading.ts';
import { mdxNotes, mdxNotesId, type VitePlugin } from './mdx-notes.ts';
import { watchFolders } from './watch-folders.ts';

/**
 * Serves `.mdx` notes, lets a page wait until what it shows has been read, and
 * shows what a change in the folder of notes leads to.
 *
 * @param posts absolute path of the folder
 */
export function liveNotes(posts: string, reading: LiveReading): AstroIntegration {
  let mdx: readonly string[] = [];
  let loading: Promise<void> | undefined;
  const gate: VitePlugin = {
    name: 'kaiketsu-live-gate',
    enforce: 'pre',
    // After what Vite answers itself, before what Astro does.
    configureServer: (server) => () => {
      server.middlewares.use((request, _response, next) => {
        const { pathname } = new URL(request.originalUrl ?? '/', 'http://localhost');
        Promise.all([reading.ready(pathname), loading]).then(() => next(), next);
      });
    },
  };
  return {
    name: 'kaiketsu-live-notes',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const watch = { ignored: [`${posts}/**`] };
        updateConfig({ vite: { plugins: [gate, mdxNotes(posts, () => mdx)], server: { watch } } });
      },
      'astro:server:setup': ({ server, logger }) => {
        // Vite keeps it for a page that is not connected yet.
        const reload = () => server.ws.send({ type: 'full-reload' });
        const show = async (paths: readonly string[]) => {
          await reading.read();
          for (const path of paths) forget(server, (graph) => graph.getModulesByFile(path));
          reload();
        };
        const watch = watchFolders(posts, (paths) => {
          show(paths).catch((error: unknown) => logger.error(String(error)));
        });
        reading.listen(({ library, folders }, isOther) => {
          watch.update(folders);
          const found = library.articles.flatMap(({ notes }) => notes.filter(({ format }) => format === 'mdx').map(({ path }) => path));
          if (found.join('\n') !== mdx.join('\n')) {
            mdx = found;
            forget(server, (graph) => [graph.getModuleById(mdxNotesId)].filter((module) => module !== undefined));
          }
          if (isOther) reload();
        });
        server.httpServer?.once('listening', () => {
          loading = loadPages(server);
        });
        server.httpServer?.once('close', watch.close);
      },
    },
  };
}

/**
 * Loads the code of the pages that are asked for first, while notes are read. No
 * page is asked for meanwhile: what Vite loads twice at once may be there twice.
 */
async function loadPages({ environments: { ssr } }: ViteServer): Promise<void> {
  const { runner } = ssr as { runner?: { import(path: string): Promise<unknown> } };
  // A request meets the same error, and shows it.
  for (const path of firstPages) await runner?.import(path).catch(() => {});
}

const firstPages = ['/src/pages/[lang]/index.astro', '/src/pages/[lang]/notes/[slug].astro'];

/** Has modules loaded anew when they are next asked for. */
function forget({ environments }: ViteServer, find: (graph: ModuleGraph) => Iterable<Module> | undefined): void {
  for (const { moduleGraph } of Object.values(environments)) {
    for (const module of find(moduleGraph) ?? []) moduleGraph.invalidateModule(module);
  }
}

type ViteServer = HookParameters<'astro:server:setup'>['server'];
type ModuleGraph = ViteServer['environments'][string]['moduleGraph'];
type Module = NonNullable<ReturnType<ModuleGraph['getModuleById']>>;
