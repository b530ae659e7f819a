// The notes in the development server: read again when one changes.

import { join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { mdxNotes, mdxNotesId } from './mdx-notes.ts';

/** How long to wait for more changes after one, in ms: editors write a file in several steps. */
const settled = 50;

/**
 * Serves `.mdx` notes, and shows what a change in the folder of notes leads to.
 *
 * @param posts absolute path of the folder
 * @param paths gives the `.mdx` notes under it
 * @param read reads the notes again
 */
export function liveNotes(posts: string, paths: () => readonly string[], read: () => Promise<void>): AstroIntegration {
  return {
    name: 'kaiketsu-live-notes',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [mdxNotes(posts, paths)] } });
      },
      'astro:server:setup': ({ server, logger }) => {
        const show = async () => {
          await read();
          for (const { moduleGraph } of Object.values(server.environments)) {
            const module = moduleGraph.getModuleById(mdxNotesId);
            if (module) moduleGraph.invalidateModule(module);
          }
          server.ws.send({ type: 'full-reload' });
        };
        let pending: NodeJS.Timeout | undefined;
        let reading = Promise.resolve();
        const schedule = (path: string) => {
          if (!path.startsWith(join(posts, sep))) return;
          clearTimeout(pending);
          pending = setTimeout(() => {
            reading = reading.then(show).catch((error: unknown) => logger.error(String(error)));
          }, settled);
        };
        server.watcher.add(posts);
        for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, schedule);
      },
    },
  };
}
