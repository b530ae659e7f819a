// What the error index is given of the articles: the lines of all their notes.

import { openRenderCache } from '../cache/render-cache.ts';
import { type ErrorLine, extractLines, lineKinds } from '../errors/extract.ts';
import type { Article } from '../notes/note.ts';
import type { IndexedArticle } from './passages.ts';

/** @param folder directory of the cache, in which the rendered bodies are */
export function indexedArticles(articles: readonly Article[], folder: string): IndexedArticle[] {
  const cache = openRenderCache(folder);
  try {
    return articles.map(({ slug, notes, original }) => {
      const ordered = original ? [original, ...notes.filter((note) => note !== original)] : notes;
      const lines = new Map<string, ErrorLine & { languages: string[] }>();
      for (const { lang, path, digest, errors } of ordered) {
        const body = cache.body(digest);
        if (!body) throw new Error(`The rendered body of ${path} is not in the cache.`);
        for (const line of extractLines({ errors, html: body.html, fences: body.fences })) {
          const known = lines.get(line.text);
          if (known) {
            known.languages.push(lang);
            if (lineKinds.indexOf(line.kind) < lineKinds.indexOf(known.kind)) known.kind = line.kind;
          } else lines.set(line.text, { ...line, languages: [lang] });
        }
      }
      return { slug, titles: Object.fromEntries(ordered.map(({ lang, title }) => [lang, title])), lines: [...lines.values()] };
    });
  } finally {
    cache.close();
  }
}
