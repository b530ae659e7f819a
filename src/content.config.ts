// The collection: where notes come from. Their front matter is checked by
// `notes/schema.ts` while they are read.

import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { type NoteEntry, notesLoader } from './notes/loader.ts';

export const collections = {
  notes: defineCollection({ loader: notesLoader(), schema: z.custom<NoteEntry>() }),
};
