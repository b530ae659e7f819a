// What the error index is given of the articles: the lines of all their notes.

import { hash } from 'node:crypto';
import { openRenderCache, type RenderCache } from '../cache/render-cache.ts';
import { cacheDamage } from '../cache/store.ts';
import { type ErrorLine, extractLines, lineKinds } from '../errors/extract.ts';
import type { Article, Note } from '../notes/note.ts';
import type { IndexedArticle } from './passages.ts';

/** @param folder directory of the cache, in which the rendered bodies are */
export function indexedArticles(articles: readonly Article[], folder: string): IndexedArticle[] {
  return eachIndexed(articles.map(errorArticle), folder, (article) => article);
}

/** What the error index needs to know of an article, and no more: it goes to another process. */
export function errorArticle({ slug, notes, original }: Article): ErrorArticle {
  const ordered = original ? [original, ...notes.filter((note) => note !== original)] : notes;
  return { slug, notes: ordered.map(({ path, lang, title, digest, errors }) => ({ path, lang, title, digest, errors })) };
}

/** What is made of each, so that not all are in memory. */
export function eachIndexed<Result>(
  articles: readonly ErrorArticle[],
  folder: string,
  make: (article: IndexedArticle) => Result,
): Result[] {
  const cache = openRenderCache(folder);
  try {
    return articles.map((article) => make(indexedArticle(article, cache)));
  } finally {
    cache.close();
  }
}

function indexedArticle({ slug, notes }: ErrorArticle, cache: Pick<RenderCache, 'body'>): IndexedArticle {
  const lines = new Map<string, ErrorLine & { languages: string[] }>();
  for (const { lang, path, digest, errors } of notes) {
    const body = cache.body(digest);
    if (!body) throw cacheDamage(`there is no body of ${path}.`);
    for (const line of extractLines({ errors, html: body.html, fences: body.fences })) {
      const known = lines.get(line.text);
      if (known) {
        known.languages.push(lang);
        if (lineKinds.indexOf(line.kind) < lineKinds.indexOf(known.kind)) known.kind = line.kind;
      } else lines.set(line.text, { ...line, languages: [lang] });
    }
  }
  return { slug, titles: Object.fromEntries(notes.map(({ lang, title }) => [lang, title])), lines: [...lines.values()] };
}

/** A hash of all that an indexed article is made from. */
export function articleDigest({ slug, notes }: ErrorArticle): string {
  const inputs = notes.map(({ lang, title, digest, errors }) => [lang, title, digest, ...errors]);
  return hash('sha256', JSON.stringify([slug, inputs]), 'base64url');
}

export interface ErrorArticle {
  slug: string;
  /** The original first. */
  notes: Pick<Note, 'path' | 'lang' | 'title' | 'digest' | 'errors'>[];
}
