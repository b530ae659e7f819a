// What the development server answers beside pages: feeds, sitemaps, robots.txt, strings for scripts.

import { extname } from 'node:path';
import type { AstroIntegration } from 'astro';
import { indexSite } from '../notes/site-index.ts';
import { readSnapshot } from '../notes/snapshot.ts';
import { listTextFiles } from '../notes/text-files.ts';
import { askedPath } from './asked-path.ts';

const mediaTypes: Readonly<Record<string, string>> = { '.json': 'application/json', '.xml': 'application/xml' };

/** @param whole ends when all notes have been read */
export function liveFiles(whole: Promise<void>): AstroIntegration {
  return {
    name: 'kaiketsu-live-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const asked = askedPath(request);
          if (asked === undefined || !/\.(?:xml|txt|json)$/.test(asked)) return next();
          whole.then(() => {
            const file = listTextFiles(indexSite(readSnapshot())).find(({ path }) => path === asked);
            if (!file) return next();
            response.setHeader('content-type', `${mediaTypes[extname(file.path)] ?? 'text/plain'}; charset=utf-8`);
            response.end(file.text());
          }, next);
        });
      },
    },
  };
}
