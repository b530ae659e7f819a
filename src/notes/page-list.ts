// Every page of a site: its address, and what it shows.

import { aliasPages } from './aliases.ts';
import { siteCoverage } from './coverage.ts';
import { decodePath } from './links.ts';
import type { Note } from './note.ts';
import type { SiteIndex } from './site-index.ts';
import { archiveUrl, base, homeUrl, noteUrl, pathOf, searchUrl, tagsUrl, tagUrl, translationsUrl } from './urls.ts';
import type { View } from './view.ts';
import { archiveView, countPages, homeView, noteView, tagsView, tagView, translationsView, workView } from './views.ts';

/** Of two pages with one address the first stands. */
export function* listPages(index: SiteIndex): Generator<Page> {
  const { languages, byLanguage, tags, articles } = index;
  const coverage = siteCoverage(articles);
  yield { path: '', view: () => ({ kind: 'chooser', languages }) };
  yield { path: missingPage, view: () => ({ kind: 'missing', languages }) };
  yield { path: pathOf(translationsUrl()), view: () => translationsView(index, coverage) };
  for (const lang of languages) {
    const notes = byLanguage.get(lang) ?? [];
    yield { path: pathOf(homeUrl(lang)), view: () => homeView(index, lang) };
    yield { path: pathOf(searchUrl(lang)), view: () => ({ kind: 'search', languages, lang }) };
    yield { path: pathOf(tagsUrl(lang)), view: () => tagsView(index, lang) };
    yield* paged(notes.length, (page) => ({ path: pathOf(archiveUrl(lang, page)), view: () => archiveView(index, lang, page) }));
    const work = coverage.workIn(lang);
    yield* paged(work.length, (page) => ({ path: pathOf(translationsUrl(lang, page)), view: () => workView(lang, work, page) }));
    for (const [tag, tagged] of tags.get(lang) ?? [])
      yield* paged(tagged.length, (page) => ({ path: pathOf(tagUrl(lang, tag, page)), view: () => tagView(index, lang, tag, page) }));
  }
  yield* notePages(index);
  for (const [alias, url] of aliasPages(articles).pages) yield { path: `${alias}/`, view: () => ({ kind: 'alias', url }) };
}

/** Article by article: pages of translations have much in common with that of their original. */
function* notePages(index: SiteIndex): Generator<Page> {
  const places = new Map<Note, number>();
  for (const notes of index.byLanguage.values()) for (const [at, { note }] of notes.entries()) places.set(note, at);
  for (const article of index.articles)
    for (const note of article.notes)
      yield {
        path: pathOf(noteUrl(note.lang, article.slug)),
        view: () => noteView(index, { note, article }, places.get(note) ?? 0),
      };
}

/** What gives the view of each page, by the page's path. */
export function viewsByPath(index: SiteIndex): ReadonlyMap<string, () => View> {
  const views = new Map<string, () => View>();
  for (const { path, view } of listPages(index)) if (!views.has(path)) views.set(path, view);
  return views;
}

/** The path of the page that an address names, with the slash at its end or without. */
export function pathOfPage(pathname: string): string {
  const path = decodePath(pathname.slice(base.length));
  return path === '' || /[/]$|\.\w+$/.test(path) ? path : `${path}/`;
}

/** The page of addresses that there are not. */
export const missingPage = '404.html';

function* paged(items: number, pageAt: (page: number) => Page): Generator<Page> {
  for (let page = 1; page <= countPages(items); page++) yield pageAt(page);
}

export interface Page {
  /** Under the base, decoded, without a slash before it: of a folder with one after it. */
  path: string;
  view(): View;
}
