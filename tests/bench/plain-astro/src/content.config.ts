// The stock loader and no schema: a title is the only field that the pages read.

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
  notes: defineCollection({ loader: glob({ base: process.env['PEER_POSTS'] ?? '', pattern: '**/*.{md,mdx}' }) }),
};
