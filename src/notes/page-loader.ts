// The content loader of pages: what each shows, found by its address.

import type { LiveLoader } from 'astro/loaders';
import { viewsByPath } from './page-list.ts';
import { indexSite } from './site-index.ts';
import { readRelated, readSnapshot } from './snapshot.ts';
import type { View } from './view.ts';

/** From now on these are the pages; a build gives those that it renders, so that no process knows the whole site. */
export function giveViews(views: ReadonlyMap<string, View>): void {
  given = views;
}

let given: ReadonlyMap<string, View> | undefined;

/** Loads the view of a page by its path under the base; without given ones, of the notes that the command has read. */
export function pagesLoader(): LiveLoader<View, { id: string }> {
  return {
    name: 'kaiketsu-pages',
    async loadCollection() {
      return {
        entries: given ? [...given].map(([id, data]) => ({ id, data })) : [...livePages()].map(([id, view]) => ({ id, data: view() })),
      };
    },
    async loadEntry({ filter: { id } }) {
      const data = given ? given.get(id) : livePages().get(id)?.();
      return data && { id, data };
    },
  };
}

/** Every page of the last snapshot. */
function livePages(): ReadonlyMap<string, () => View> {
  const articles = readSnapshot();
  const related = readRelated();
  if (live?.articles !== articles || live.related !== related) {
    live = { articles, related, pages: viewsByPath(indexSite(articles, related)) };
  }
  return live.pages;
}

let live: { articles: unknown; related: unknown; pages: ReadonlyMap<string, () => View> } | undefined;
