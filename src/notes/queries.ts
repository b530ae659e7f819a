// What pages ask of the collection: one typed object for each kind of page.

import { getLiveCollection } from 'astro:content';
import mdxNotes from 'virtual:mdx-notes';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { fenceKey, openRenderCache, pipelineFingerprint, type RenderCache } from '../cache/render-cache.ts';
import type { Fence } from '../markdown/body.ts';
import type { RenderedBody } from '../markdown/pipeline.ts';
import { runOptions } from '../run-options.ts';
import { site } from '../site.ts';
import { compareText } from './compare-text.ts';
import { compareLanguages } from './language.ts';
import { type LinkIndex, linkIndex } from './links.ts';
import type { NoteEntry } from './loader.ts';
import type { Article, Media, Note } from './note.ts';
import { readRelated } from './snapshot.ts';
import { noteUrl } from './urls.ts';

/** How many notes a list page shows. */
export const listLength = 200;

let built: { entries: readonly unknown[]; index: SiteIndex } | undefined;

/** Everything that is published, indexed once; in `dev` again when the notes have changed. */
export async function siteIndex(): Promise<SiteIndex> {
  if (built && !import.meta.env.DEV) return built.index;
  const { entries, error } = await getLiveCollection('notes');
  if (!entries) throw error;
  if (built?.entries !== entries) built = { entries, index: indexNotes(entries.map(({ data }) => data)) };
  return built.index;
}

/** The note of a path; it is there, for paths come from the index itself. */
export function noteAt(index: SiteIndex, path: string): NoteEntry {
  const note = index.notes.get(path);
  if (!note) throw new Error(`No note at ${path}.`);
  return note;
}

/** Every language that a note really exists in. */
export function versionsOf(index: SiteIndex, note: NoteEntry): Version[] {
  const article = index.articles.get(note.article);
  return (article?.notes ?? []).map((other) => ({
    lang: other.lang,
    url: noteUrl(other.lang, note.articleSlug),
    isOriginal: other.path === article?.original?.path,
    isCurrent: other.lang === note.lang,
  }));
}

/** Notes of other articles that hold an error of this one, in its language where they are in it, else their originals. */
export function relatedTo(index: SiteIndex, note: NoteEntry): { lang: string; title: string; url: string }[] {
  return (index.related.get(note.articleSlug) ?? []).flatMap((slug) => {
    const article = index.bySlug.get(slug);
    const other = article?.notes.find(({ lang }) => lang === note.lang) ?? article?.original ?? article?.notes[0];
    return other ? [{ lang: other.lang, title: other.title, url: noteUrl(other.lang, slug) }] : [];
  });
}

/** The newer and the older note in a note's own language. */
export function neighboursOf(index: SiteIndex, note: NoteEntry): { previous?: NoteEntry | undefined; next?: NoteEntry | undefined } {
  const list = index.byLanguage.get(note.lang) ?? [];
  const at = index.positions.get(note.path) ?? 0;
  return { previous: list[at + 1], next: list[at - 1] };
}

/** Pages of a list, at least one, so that an empty list has its page too. */
export function listPages<T>(items: readonly T[]): T[][] {
  const pages = Array.from({ length: Math.ceil(items.length / listLength) }, (_, page) =>
    items.slice(page * listLength, (page + 1) * listLength),
  );
  return pages.length > 0 ? pages : [[]];
}

/** The file that an address in a note names, when it is published beside the notes. */
export function mediaOf({ media = {} }: NoteEntry, address: string): Media | undefined {
  return Object.hasOwn(media, address) ? media[address] : undefined;
}

/** The rendered body of a note; it is in the cache, for it was put there when the note was read. */
export function bodyOf(note: Pick<Note, 'digest' | 'path'>): RenderedBody {
  if (lastBody?.digest === note.digest) return lastBody.body;
  const body = openCache().body(note.digest);
  if (!body) throw new Error(`The rendered body of ${note.path} is not in the cache. Build again.`);
  return body;
}

/** The rendered body of a translation's original. */
export function originalBodyOf(index: SiteIndex, note: NoteEntry): RenderedBody | undefined {
  const original = index.articles.get(note.article)?.original;
  if (!original || original.path === note.path) return undefined;
  // Pages of the article's other translations come next.
  lastBody = { digest: original.digest, body: bodyOf(original) };
  return lastBody.body;
}

let lastBody: { digest: string; body: RenderedBody } | undefined;

/** The HTML of fences, in their order; in `dev` they are highlighted when they are first asked for. */
export async function fencesOf(fences: readonly Fence[]): Promise<string[]> {
  const opened = openCache();
  const highlighted: string[] = [];
  for (const fence of fences) {
    const key = fenceKey(fence, opened.fingerprint);
    let html = opened.fence(key);
    if (html === undefined) {
      if (!import.meta.env.DEV) throw new Error('A block of code is not in the cache. Build again.');
      const { highlightFence } = await import('../markdown/highlight.ts');
      html = await highlightFence(fence);
      opened.setFence(key, html);
    }
    highlighted.push(html);
  }
  return highlighted;
}

function openCache(): RenderCache & { fingerprint: string } {
  if (!cache) {
    const options = runOptions();
    cache = { ...openRenderCache(options.cache), fingerprint: pipelineFingerprint(options.root) };
  }
  return cache;
}

let cache: ReturnType<typeof openCache> | undefined;

/** The component that Astro compiled an `.mdx` note to; its HTML has tokens. */
export async function mdxContent({ path }: NoteEntry): Promise<AstroComponentFactory> {
  const module = await mdxNotes[path]?.();
  if (!module) throw new Error(`${path} was not compiled.`);
  return module.Content;
}

function indexNotes(entries: readonly NoteEntry[]): SiteIndex {
  const articles = new Map<string, Article>();
  for (const note of entries) {
    const { article: id, articleSlug: slug, unpublished } = note;
    const article: Article = articles.get(id) ?? { id, slug, notes: [], ...(unpublished ? { unpublished } : {}) };
    article.notes.push(note);
    if (note.isOriginal) article.original = note;
    articles.set(id, article);
  }
  for (const article of articles.values()) article.notes.sort((a, b) => compareLanguages(a.lang, b.lang));
  const languages = [...new Set(entries.map(({ lang }) => lang))].sort(compareLanguages);
  const byLanguage = new Map(languages.map((lang) => [lang, [] as NoteEntry[]]));
  for (const note of entries) byLanguage.get(note.lang)?.push(note);
  const positions = new Map<string, number>();
  for (const notes of byLanguage.values()) {
    notes.sort(newestFirst);
    for (const [at, note] of notes.entries()) positions.set(note.path, at);
  }
  if (languages.length === 0) languages.push(site.defaultLanguage);
  const notes = new Map(entries.map((note) => [note.path, note]));
  const bySlug = new Map([...articles.values()].map((article) => [article.slug, article]));
  return {
    bySlug,
    related: readRelated(),
    languages,
    notes,
    articles,
    byLanguage,
    positions,
    tags: tagsOf(byLanguage),
    links: linkIndex([...articles.values()]),
  };
}

/** Dated notes first, the newest on top; then by title, then by path. */
function newestFirst(a: NoteEntry, b: NoteEntry): number {
  return compareText(b.date ?? '', a.date ?? '') || compareText(a.title, b.title) || compareText(a.path, b.path);
}

function tagsOf(byLanguage: ReadonlyMap<string, NoteEntry[]>): Map<string, Map<string, NoteEntry[]>> {
  return new Map(
    [...byLanguage].map(([lang, notes]) => {
      const tags = new Map<string, NoteEntry[]>();
      for (const note of notes) {
        for (const tag of note.tags) {
          const tagged = tags.get(tag);
          if (tagged) tagged.push(note);
          else tags.set(tag, [note]);
        }
      }
      return [lang, new Map([...tags].sort(([a], [b]) => compareText(a, b)))];
    }),
  );
}

/** A note in one of the languages that its article is in. */
export interface Version {
  lang: string;
  url: string;
  isOriginal: boolean;
  isCurrent: boolean;
}

export interface SiteIndex {
  /** Languages that have a note, in reading order. */
  languages: string[];
  /** By path. */
  notes: ReadonlyMap<string, NoteEntry>;
  /** By id. */
  articles: ReadonlyMap<string, Article>;
  bySlug: ReadonlyMap<string, Article>;
  /** Slugs of articles with the same error, by slug. */
  related: ReadonlyMap<string, readonly string[]>;
  /** Newest first. */
  byLanguage: ReadonlyMap<string, NoteEntry[]>;
  /** Index of a note, by path, in its language's list. */
  positions: ReadonlyMap<string, number>;
  /** By language, then by tag. */
  tags: ReadonlyMap<string, ReadonlyMap<string, NoteEntry[]>>;
  links: LinkIndex;
}
