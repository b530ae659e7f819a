// The collection: where notes come from. Their front matter is checked by
// `notes/schema.ts` while they are read. It is a live one, asked when a page is
// rendered: Astro keeps no copy of it, so it may hold any number of notes.

import { defineLiveCollection } from 'astro:content';
import { notesLoader } from './notes/loader.ts';

export const collections = { notes: defineLiveCollection({ loader: notesLoader() }) };
