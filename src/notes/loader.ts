// The content loader: what was ingested becomes entries of a collection, metadata
// only. Rendered bodies stay in the cache.

import type { LiveLoader } from 'astro/loaders';
import type { Article, Note } from './note.ts';
import { readSnapshot } from './snapshot.ts';

/** Loads the notes that the command has read; in `dev`, those of the last edit. */
export function notesLoader(): LiveLoader<NoteEntry, { id: string }> {
  return {
    name: 'kaiketsu-notes',
    async loadCollection() {
      return { entries: entries() };
    },
    async loadEntry({ filter: { id } }) {
      return entries().find((entry) => entry.id === id);
    },
  };
}

/** The same array as long as the notes are the same. */
function entries(): Entry[] {
  const articles = readSnapshot();
  if (last?.articles !== articles) last = { articles, entries: articles.flatMap(entriesOf) };
  return last.entries;
}

function entriesOf(article: Article): Entry[] {
  const left = article.unpublished ? { unpublished: article.unpublished } : {};
  return article.notes.map((note) => ({
    id: note.path,
    data: { ...note, article: article.id, articleSlug: article.slug, isOriginal: note.path === article.original?.path, ...left },
  }));
}

let last: { articles: readonly Article[]; entries: Entry[] } | undefined;

/** The note, and its place in its article. */
export interface NoteEntry extends Note {
  /** Id of the article. */
  article: string;
  /** The article's last URL segment. */
  articleSlug: string;
  isOriginal: boolean;
  /** Of the article. */
  unpublished?: Article['unpublished'];
}

interface Entry {
  /** Path of the note. */
  id: string;
  data: NoteEntry;
}
