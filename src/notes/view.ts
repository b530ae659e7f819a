// What each kind of page shows, as plain data: whatever of the site a page
// depends on is in its view, so a page whose view is the same is the same page.

import type { Coverage } from './coverage.ts';
import type { Note, Source } from './note.ts';

/** An article: its address and its languages, which tell the address of each note. */
export interface Versions {
  slug: string;
  /** Every language that a note really exists in. */
  versions: readonly string[];
  /** The language of the original, where there is one. */
  original: string | undefined;
}

export interface LinkedNote {
  lang: string;
  title: string;
  url: string;
}

/** A note in a list of its language. */
export interface ListedNote {
  title: string;
  date: string | undefined;
  slug: string;
  /** The article's other languages. */
  others: string[];
}

/** One thing to do for translators. */
export interface WorkLine {
  /** Of the note that is shown. */
  lang: string;
  title: string;
  url: string;
  /** It is in no file of the language, or in one that is left out. */
  isMissing: boolean;
  isOutdated: boolean;
  /** Sections that have changed, where that is known. */
  changes: number | undefined;
  /** Differences in code. */
  findings: number | undefined;
  original: { lang: string; url: string } | undefined;
  /** Address of an editor. */
  edit: string | undefined;
  /** Whether there is a file to edit. */
  isWritten: boolean;
  /** The key that a new file needs. */
  key: string | undefined;
}

/** A note as its page shows it; its text is in the cache. */
export interface ShownNote extends Pick<Note, 'path' | 'format' | 'lang' | 'title' | 'description' | 'tags' | 'digest'>, Known {
  source?: Pick<Source, 'path' | 'lang'>;
  isOriginal: boolean;
}

type Known = { [Key in KnownKey]?: Note[Key] | undefined };
type KnownKey =
  | 'date'
  | 'updated'
  | 'translated'
  | 'generated'
  | 'model'
  | 'audio'
  | 'freshness'
  | 'changes'
  | 'changedSource'
  | 'parity'
  | 'media'
  | 'links';

interface Everywhere {
  /** Languages that have a note, in reading order. */
  languages: readonly string[];
}

export interface NoteView extends Versions {
  kind: 'note';
  note: ShownNote;
  related: LinkedNote[];
  previous: LinkedNote | undefined;
  next: LinkedNote | undefined;
  /** Of the body of a translation's original. */
  originalDigest: string | undefined;
  /** Of the body of the text that has changed since, where it is not the original. */
  changedDigest: string | undefined;
}

export interface HomeView extends Everywhere {
  kind: 'home';
  lang: string;
  recent: ListedNote[];
}

interface Paged {
  lang: string;
  /** 1-based. */
  page: number;
  pages: number;
}

export interface ListView extends Paged, Everywhere {
  kind: 'archive';
  notes: ListedNote[];
}

export interface TagView extends Paged {
  kind: 'tag';
  tag: string;
  /** Languages that have the tag. */
  alternates: { lang: string; url: string }[];
  notes: ListedNote[];
}

export interface TagsView extends Everywhere {
  kind: 'tags';
  lang: string;
  tags: { tag: string; count: number }[];
}

export interface TranslationsView extends Everywhere {
  kind: 'translations';
  coverage: Coverage;
  /** How many translations are outdated. */
  outdated: number;
  work: WorkLine[];
}

export interface WorkView extends Paged {
  kind: 'work';
  outdated: number;
  differing: number;
  missing: number;
  work: WorkLine[];
}

export interface ChooserView extends Everywhere {
  kind: 'chooser';
}

export interface MissingView extends Everywhere {
  kind: 'missing';
}

export interface SearchView extends Everywhere {
  kind: 'search';
  lang: string;
}

export interface AliasView {
  kind: 'alias';
  /** Where the old address leads. */
  url: string;
}

export type View =
  NoteView | HomeView | ListView | TagView | TagsView | TranslationsView | WorkView | ChooserView | MissingView | SearchView | AliasView;
