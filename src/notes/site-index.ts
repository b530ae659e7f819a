// Everything that is published, indexed once, for all who show notes.

import { compareText } from './compare-text.ts';
import { compareLanguages } from './language.ts';
import type { Article, Note } from './note.ts';
import { site } from '../site.ts';

/** @param related slugs of articles that hold the same error, by slug */
export function indexSite(articles: readonly Article[], related: ReadonlyMap<string, readonly string[]> = new Map()): SiteIndex {
  const languages = [...new Set(articles.flatMap(({ notes }) => notes.map(({ lang }) => lang)))].sort(compareLanguages);
  const byLanguage = new Map(languages.map((lang) => [lang, [] as Placed[]]));
  for (const article of articles) for (const note of article.notes) byLanguage.get(note.lang)?.push({ note, article });
  for (const notes of byLanguage.values()) notes.sort(newestFirst);
  if (languages.length === 0) languages.push(site.defaultLanguage);
  return {
    articles,
    bySlug: new Map(articles.map((article) => [article.slug, article])),
    related,
    languages,
    byLanguage,
    tags: new Map([...byLanguage].map(([lang, notes]) => [lang, tagsOf(notes)])),
  };
}

/** Dated notes first, the newest on top; then by title, then by path. */
function newestFirst({ note: a }: Placed, { note: b }: Placed): number {
  return compareText(b.date ?? '', a.date ?? '') || compareText(a.title, b.title) || compareText(a.path, b.path);
}

function tagsOf(notes: readonly Placed[]): Map<string, Placed[]> {
  const tags = new Map<string, Placed[]>();
  for (const placed of notes) {
    for (const tag of placed.note.tags) {
      const tagged = tags.get(tag);
      if (tagged) tagged.push(placed);
      else tags.set(tag, [placed]);
    }
  }
  return new Map([...tags].sort(([a], [b]) => compareText(a, b)));
}

/** A note and the article that it is in. */
export interface Placed {
  note: Note;
  article: Article;
}

export interface SiteIndex {
  articles: readonly Article[];
  bySlug: ReadonlyMap<string, Article>;
  /** Slugs of articles with the same error, by slug. */
  related: ReadonlyMap<string, readonly string[]>;
  /** Languages that have a note, in reading order. */
  languages: readonly string[];
  /** Newest first. */
  byLanguage: ReadonlyMap<string, readonly Placed[]>;
  /** By language, then by tag. */
  tags: ReadonlyMap<string, ReadonlyMap<string, readonly Placed[]>>;
}
