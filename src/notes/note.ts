// A note as data: everything about it but its text.

import type { Freshness, SectionChange } from './lineage.ts';
import type { Parity } from './parity.ts';

/** One Markdown or MDX file that will be published. */
export interface Note {
  /** Under `posts/`, forward slashes, as on disk. */
  path: string;
  format: 'md' | 'mdx';
  /** Canonical BCP 47 tag. */
  lang: string;
  title: string;
  /** One sentence, from the front matter or the first paragraph. */
  description: string;
  /** ISO 8601 date, with a time where one was given. */
  date?: string;
  updated?: string;
  tags: string[];
  translated?: boolean;
  generated?: boolean;
  model?: string;
  translationKey?: string;
  source?: Source;
  /** The `slug` key, as written. */
  slug?: string;
  aliases: string[];
  audio?: string;
  errors: string[];
  /** Front matter without a meaning here. */
  extra: Record<string, unknown>;
  /** Path without language and extension; shared by translations. */
  key: string;
  /** Cache key of the rendered body. */
  digest: string;
  /** 1-based line of the file on which the body begins. */
  bodyLine: number;
  /** Of the body, as `source.hash` of its translations has it. */
  hash: string;
  /** Against its original; absent for an original. */
  freshness?: Freshness;
  /** What of the text that it was made from has changed since, where that is known. */
  changes?: SectionChange[];
  /** That text, where it has changed and is a translation itself. */
  changedSource?: Pick<Note, 'path' | 'lang'>;
  /** How its code differs from the original's. */
  parity?: Parity;
  /** Where links to notes lead, by the address written in it. */
  links?: Record<string, string>;
  /** Files that the note shows or links to, by the address written in it. */
  media?: Record<string, Media>;
}

/** The `source` key: which text a translation was made from. */
export interface Source {
  /** From the note, or from `posts/`. */
  path: string;
  lang?: string | undefined;
  /** `bodyHash` of that text. */
  hash?: string | undefined;
  /** `sectionHashes` of that text. */
  sections?: string[] | undefined;
}

/** A file that is published beside the notes, or one of `public/`. */
export interface Media {
  url: string;
  /** Under `posts/`; absent for files of `public/` and for `data:`. */
  path?: string;
  /** In CSS pixels; absent where it is no image. */
  width?: number;
  height?: number;
}

/** All notes that are translations of one another. */
export interface Article {
  /** Unique: the path of its first note in path order. */
  id: string;
  /** Last URL segment, the same in all languages. */
  slug: string;
  /** In reading order of languages, one a language. */
  notes: Note[];
  /** The note that was not translated; absent for orphans. */
  original?: Note;
  /** Drafts of it and notes in error, in languages that it is not in. */
  unpublished?: Pick<Note, 'path' | 'lang'>[];
}
