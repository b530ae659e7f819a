// Articles as a build has them, with bodies in a cache.

import { openRenderCache } from '../../../src/cache/render-cache.ts';
import type { Article, Note } from '../../../src/notes/note.ts';

/** A note whose body is in the cache of a folder, under its text. */
export function cachedNote(folder: string, lang: string, key: string, text: string): Note {
  const cache = openRenderCache(folder);
  const html = text.replace(/.+/g, '<p>$&</p>');
  cache.setBody(text, { html, headings: [], links: [], images: [], fences: [], excerpt: '', problems: [] });
  cache.close();
  return {
    ...{
      path: `${lang}/${key}.md`,
      format: 'md',
      lang,
      title: `About ${key}`,
      description: '',
      key,
      digest: text,
      bodyLine: 1,
      hash: text,
    },
    ...{ tags: [], aliases: [], errors: [], extra: {} },
  };
}

export function articleOf(slug: string, ...notes: Note[]): Article {
  const [original] = notes;
  return { id: slug, slug, notes, ...(original ? { original } : {}) };
}
