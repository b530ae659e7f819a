// What the search of a page says, in its language, and what it knows of the site:
// fetched when it is used, for most readers of a page never need it.

import type { SearchConfig } from '../search/note-search.ts';
import type { PanelStrings } from './reading-panel.ts';

/** @throws Error where it cannot be loaded; who asks again tries again */
export function siteStrings(): Promise<SiteStrings> {
  // The name of the site leads to the home of the page's language, and it lies there.
  const home = document.querySelector<HTMLAnchorElement>('.wordmark')?.href;
  loading ??= load(new URL('strings.json', home));
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

let loading: Promise<SiteStrings> | undefined;

async function load(url: URL): Promise<SiteStrings> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url} is answered with ${response.status}.`);
  return response.json() as Promise<SiteStrings>;
}

/** `strings.json` of a language. */
export interface SiteStrings extends SearchConfig {
  reading: PanelStrings;
}
