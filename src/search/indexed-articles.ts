// What the error index is given of the articles: the lines of all their notes.

import { hash } from 'node:crypto';
import { openRenderCache, type RenderCache } from '../cache/render-cache.ts';
import { cacheDamage } from '../cache/store.ts';
import { type ErrorLine, extractLines, lineKinds } from '../errors/extract.ts';
import type { Article, Note } from '../notes/note.ts';
import type { IndexedArticle } from './passages.ts';

/** @param folder directory of the cache, in which the rendered bodies are */
export function indexedArticles(articles: readonly Article[], folder: string): IndexedArticle[] {
  return eachIndexed(articles, folder, (article) => article);
}

/** What is made of each, so that not all are in memory. */
export function eachIndexed<Result>(articles: readonly Article[], folder: string, make: (article: IndexedArticle) => Result): Result[] {
  const cache = openRenderCache(folder);
  try {
    return articles.map((article) => make(indexedArticle(article, cache)));
  } finally {
    cache.close();
  }
}

function indexedArticle(article: Article, cache: Pick<RenderCache, 'body'>): IndexedArticle {
  const ordered = originalFirst(article);
  const lines = new Map<string, ErrorLine & { languages: string[] }>();
  for (const { lang, path, digest, errors } of ordered) {
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
  return { slug: article.slug, titles: Object.fromEntries(ordered.map(({ lang, title }) => [lang, title])), lines: [...lines.values()] };
}

/** A hash of all that an indexed article is made from. */
export function articleDigest(article: Article): string {
  const notes = originalFirst(article).map(({ lang, title, digest, errors }) => [lang, title, digest, ...errors]);
  return hash('sha256', JSON.stringify([article.slug, notes]), 'base64url');
}

function originalFirst({ notes, original }: Article): readonly Note[] {
  return original ? [original, ...notes.filter((note) => note !== original)] : notes;
}
