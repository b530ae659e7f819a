// The notes in the development server: read again when one changes.

import type { AstroIntegration } from 'astro';
import { mdxNotes, mdxNotesId } from './mdx-notes.ts';
import { watchFolders } from './watch-folders.ts';

/**
 * Serves `.mdx` notes, and shows what a change in the folder of notes leads to.
 * What is asked for before the notes have been read waits for them.
 *
 * @param posts absolute path of the folder
 * @param first the notes as they are at the start
 * @param read reads the notes again
 */
export function liveNotes(posts: string, first: Promise<LiveNotes>, read: () => Promise<LiveNotes>): AstroIntegration {
  let notes: LiveNotes | undefined;
  return {
    name: 'kaiketsu-live-notes',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const watch = { ignored: [`${posts}/**`] };
        updateConfig({ vite: { plugins: [mdxNotes(posts, () => notes?.mdx ?? [])], server: { watch } } });
      },
      'astro:server:setup': ({ server, logger }) => {
        const show = async (paths: readonly string[]) => {
          notes = await read();
          watch.update(notes.folders);
          for (const { moduleGraph } of Object.values(server.environments)) {
            const changed = paths.flatMap((path) => [...(moduleGraph.getModulesByFile(path) ?? [])]);
            const list = moduleGraph.getModuleById(mdxNotesId);
            for (const module of list ? [...changed, list] : changed) moduleGraph.invalidateModule(module);
          }
          server.ws.send({ type: 'full-reload' });
        };
        let reading: Promise<unknown> = first.then((found) => {
          notes = found;
          watch.update(found.folders);
        });
        reading.catch(() => {}); // The command has the error.
        const watch = watchFolders(posts, (paths) => {
          reading = reading.then(() => show(paths)).catch((error: unknown) => logger.error(String(error)));
        });
        server.httpServer?.once('close', watch.close);
        server.middlewares.use((_request, _response, next) => {
          first.then(() => next(), next);
        });
      },
    },
  };
}

export interface LiveNotes {
  /** The `.mdx` ones. */
  mdx: readonly string[];
  /** Folders that files of notes may lie in, by their paths under the folder of notes. */
  folders: ReadonlySet<string>;
}
