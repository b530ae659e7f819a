// One of the processes of `render-pages.ts`: renders pages from their views and
// writes them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { missingPage } from '../notes/page-list.ts';
import type { View } from '../notes/view.ts';
import { serveTasks } from '../processes.ts';
import { site } from '../site.ts';
import { base } from '../notes/urls.ts';
import type * as PageApp from './page-app.ts';
import { entryFile, type PageJob, type PageTask, pageFile, serverFolder } from './render-pages.ts';

/** Each page asks for the module of its kind, and Node looks for it again each time. */
function keepModules<Module>(pages: Map<string, () => Promise<Module>> | undefined): void {
  for (const [component, load] of pages ?? []) {
    let module: Promise<Module> | undefined;
    pages?.set(component, () => (module ??= load()));
  }
}

serveTasks(async ({ bundle, stage, base: last }: PageJob) => {
  const { app, giveViews } = (await import(pathToFileURL(join(bundle, serverFolder, entryFile)).href)) as typeof PageApp;
  keepModules(app.manifest.pageMap);
  const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]));
  const folders = new Set<string>();
  return {
    async answer(pages: readonly PageTask[]) {
      giveViews(new Map(pages.flatMap(({ path, view }) => (view === undefined ? [] : [[path, JSON.parse(view) as View]]))));
      const isWritten: boolean[] = [];
      for (const { path, component, isKnown } of pages) {
        const routeData = routes.get(component);
        if (!routeData) throw new Error(`There is no ${component}.`);
        // Astro undoes this with `decodeURI`, which leaves `%2B` and the like.
        const address = base + encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F');
        const response = await app.render(new Request(new URL(address, site.url)), { routeData });
        if (response.status !== (path === missingPage ? 404 : 200)) {
          throw new Error(`The page ${path} could not be rendered (status ${response.status}).`);
        }
        const bytes = new Uint8Array(await response.arrayBuffer());
        const file = pageFile(path);
        const isSame = last !== undefined && isKnown && readFileSync(join(last, file)).equals(bytes);
        isWritten.push(!isSame);
        if (isSame) continue;
        const target = join(stage, file);
        const folder = dirname(target);
        if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
        folders.add(folder);
        writeFileSync(target, bytes);
      }
      return isWritten;
    },
  };
});
