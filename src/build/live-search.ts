// The search in the development server: an index is built when it is first asked,
// and again when notes have changed since.

import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { readSnapshot, writeRelated } from '../notes/snapshot.ts';
import { errorIndexer, proseIndexer } from '../search/build-index.ts';
import { proseBundles } from '../search/prose-bundles.ts';
import { askedPath } from './asked-path.ts';

/**
 * Answers requests for the search's indexes.
 *
 * @param whole ends when all notes have been read
 * @param cache directory of the cache, in which they are kept
 * @param edition changes when notes have been read again
 */
export function liveSearch(whole: Promise<void>, cache: string, edition: () => number): AstroIntegration {
  const folder = join(cache, 'dev-search');
  const indexes = {
    errors: liveIndex(join(folder, 'errors'), edition, async (out) => {
      const indexer = errorIndexer({ cache, out });
      writeRelated(await indexer.relate(readSnapshot()));
      await indexer.build();
      await indexer.stop();
    }),
    pagefind: liveIndex(join(folder, 'pagefind'), edition, async (out) => {
      const indexer = proseIndexer({ cache, out });
      for (const bundle of proseBundles(readSnapshot())) await indexer.build(bundle);
      await indexer.stop();
    }),
  };
  return {
    name: 'kaiketsu-live-search',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        server.middlewares.use((request, response, next) => {
          const [, name, file] = /^(errors|pagefind)\/([\w./-]+)$/.exec(askedPath(request) ?? '') ?? [];
          if (!name || !file) return next();
          whole.then(indexes[name as keyof typeof indexes]).then(
            (built) => sendFile(built, file, response),
            (error: unknown) => {
              logger.error(String(error));
              response.writeHead(500).end();
            },
          );
        });
      },
    },
  };
}

/** @returns gives the folder of the index of the notes as they are now */
function liveIndex(folder: string, edition: () => number, build: (folder: string) => Promise<void>): () => Promise<string> {
  let of = -1;
  let building: Promise<unknown> = Promise.resolve();
  return async () => {
    if (of !== edition()) {
      of = edition();
      // One after the other: they write into one folder.
      building = building
        .catch(() => {})
        .then(() => {
          rmSync(folder, { recursive: true, force: true });
          return build(folder);
        });
      building.catch(() => {
        of = -1;
      });
    }
    await building;
    return folder;
  };
}

function sendFile(folder: string, name: string, response: ServerResponse): void {
  const path = join(folder, name);
  const isThere = path.startsWith(folder + sep) && existsSync(path) && statSync(path).isFile();
  response.writeHead(isThere ? 200 : 404, {
    'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  });
  response.end(isThere ? readFileSync(path) : undefined);
}

const contentTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};
