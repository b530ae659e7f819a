// Old paths that lead to notes.

import { decodePath } from './links.ts';
import type { Article } from './note.ts';
import { type Problem, problem } from './problems.ts';
import { base, noteUrl } from './urls.ts';

/** Segments that belong to the site's own pages: the first of a path, or the one after a language. */
const ownPages = new Set([
  'media',
  'pagefind',
  'errors',
  'translations',
  '_astro',
  '404.html',
  'theme.js',
  'robots.txt',
  'sitemap-index.xml',
]);
const ownPagesOfLanguage = new Set([undefined, 'notes', 'search', 'tags', 'archive', 'feed.xml']);

/**
 * The page of each alias: its path without slashes at the ends, and the address
 * that it leads to. An alias that another note has, or that is a page already,
 * is a problem of the later note.
 */
export function aliasPages(articles: readonly Article[]): { pages: Map<string, string>; problems: Problem[] } {
  const pages = new Map<string, string>();
  const problems: Problem[] = [];
  const languages = new Set(articles.flatMap(({ notes }) => notes.map(({ lang }) => lang)));
  for (const { slug, notes } of articles) {
    for (const note of notes) {
      const url = noteUrl(note.lang, slug);
      for (const written of note.aliases) {
        const alias = cleanPath(written);
        const [first = '', second] = alias.split('/');
        if (base + alias === url.replace(/\/$/, '')) continue;
        if (!alias || ownPages.has(first) || (languages.has(first) && ownPagesOfLanguage.has(second)) || pages.has(alias)) {
          const message = `The alias "${written}" is the address of another page; it was left out.`;
          problems.push(problem('alias-taken', { file: note.path }, message, 'Choose a path that no page of this site has.'));
        } else {
          pages.set(alias, url);
        }
      }
    }
  }
  return { pages, problems };
}

function cleanPath(written: string): string {
  // No page can have an escape in its name.
  let decoded = decodePath(written);
  for (let at = 0; at < 10 && decoded !== decodePath(decoded); at++) decoded = decodePath(decoded);
  return decoded
    .replaceAll('%', '')
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/index\.html$/, '/')
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .filter((segment) => segment !== '.' && segment !== '..')
    .join('/');
}
