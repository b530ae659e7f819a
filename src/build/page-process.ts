// One of the processes of `render-pages.ts`: renders ranges of the list of pages,
// which is the same in each of them, and writes them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveTasks } from '../processes.ts';
import { site } from '../site.ts';
import { base } from '../notes/urls.ts';
import type * as PageApp from './page-app.ts';
import { entryFile, type PageJob, type PageRange, serverFolder } from './render-pages.ts';

serveTasks(async ({ bundle, out }: PageJob) => {
  const { app, staticPaths } = (await import(pathToFileURL(join(bundle, serverFolder, entryFile)).href)) as typeof PageApp;
  let pages: Page[] | undefined;
  const folders = new Set<string>();
  return {
    async answer({ from, to }: PageRange) {
      pages ??= firstOfEach(await staticPaths.getAll());
      for (const { pathname, route } of pages.slice(from, to)) {
        const { path, file, status = 200 } = place(pathname, route.type);
        // Astro undoes this with `decodeURI`, which leaves `%2B` and the like.
        const address = base + encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F');
        const response = await app.render(new Request(new URL(address, site.url)), { routeData: route });
        if (response.status !== status) throw new Error(`The page ${pathname} could not be rendered (status ${response.status}).`);
        const target = join(out, file);
        const folder = dirname(target);
        if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
        folders.add(folder);
        writeFileSync(target, new Uint8Array(await response.arrayBuffer()));
      }
      return pages.length;
    },
  };
});

/** Of two pages with one address the first stands, as in Astro: its routes come in order of priority. */
function firstOfEach(pages: Page[]): Page[] {
  const byPath = new Map<string, Page>();
  for (const page of pages) {
    const path = page.pathname.replace(/\/$/, '');
    if (!byPath.has(path)) byPath.set(path, page);
  }
  return [...byPath.values()];
}

/** A page's address under the base, its file, and the status that it is answered with. */
function place(pathname: string, type: string): { path: string; file: string; status?: number } {
  // Astro writes these two so, and nothing else.
  const path = pathname
    .replace(/^\/|\/$/g, '')
    .replaceAll('%23', '#')
    .replaceAll('%3F', '?');
  if (type === 'endpoint') return { path, file: path };
  if (path === '404') return { path, file: '404.html', status: 404 };
  return { path: path && `${path}/`, file: join(path, 'index.html') };
}

type Page = Awaited<ReturnType<typeof PageApp.staticPaths.getAll>>[number];
