// The collections: the notes, and the pages that show them. Front matter is
// checked by `notes/schema.ts` while notes are read. They are live ones, asked when
// a page is rendered: Astro keeps no copy, so there may be any number of notes.

import { defineLiveCollection } from 'astro:content';
import { notesLoader } from './notes/loader.ts';
import { pagesLoader } from './notes/page-loader.ts';

export const collections = {
  notes: defineLiveCollection({ loader: notesLoader() }),
  pages: defineLiveCollection({ loader: pagesLoader() }),
};
