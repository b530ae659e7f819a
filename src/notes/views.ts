// From a site's index to the view of each page.

import { site } from '../site.ts';
import type { Coverage, Translation, WorkItem } from './coverage.ts';
import type { Note } from './note.ts';
import { editUrl, newFileUrl, translationPath } from './repository.ts';
import type { Placed, SiteIndex } from './site-index.ts';
import { homeUrl, noteUrl, tagUrl } from './urls.ts';
import type {
  HomeView,
  LinkedNote,
  ListedNote,
  ListView,
  NoteView,
  TagsView,
  TagView,
  TranslationsView,
  Versions,
  WorkLine,
  WorkView,
} from './view.ts';

/** A note in one of the languages that its article is in. */
export interface Version {
  lang: string;
  url: string;
  isOriginal: boolean;
  isCurrent: boolean;
}

export function versionsOf({ slug, versions, original }: Versions, current: string): Version[] {
  return versions.map((lang) => ({ lang, url: noteUrl(lang, slug), isOriginal: lang === original, isCurrent: lang === current }));
}

/** @param at the note's place in the list of its language */
export function noteView(index: SiteIndex, { note, article }: Placed, at: number): NoteView {
  const { original, notes, slug } = article;
  const list = index.byLanguage.get(note.lang) ?? [];
  const changed = note.changedSource && notes.find(({ path }) => path === note.changedSource?.path);
  const { path, format, lang, title, description, date, updated, tags, translated, generated, model, audio } = note;
  const { digest, freshness, changes, changedSource, parity, media, links, source } = note;
  return {
    kind: 'note',
    note: {
      ...{ path, format, lang, title, description, date, updated, tags, translated, generated, model, audio },
      ...{ digest, freshness, changes, changedSource, parity, media, links },
      ...(source ? { source: { path: source.path, lang: source.lang } } : {}),
      isOriginal: path === original?.path,
    },
    slug,
    versions: notes.map((version) => version.lang),
    original: original?.lang,
    related: relatedTo(index, slug, lang),
    previous: neighbour(list[at + 1]),
    next: neighbour(list[at - 1]),
    originalDigest: original && original.path !== path ? original.digest : undefined,
    changedDigest: changed?.digest,
  };
}

/** Notes of other articles that hold an error of this one, in its language where they are in it, else their originals. */
function relatedTo({ related, bySlug }: SiteIndex, slug: string, lang: string): LinkedNote[] {
  return (related.get(slug) ?? []).flatMap((other) => {
    const article = bySlug.get(other);
    const note = article?.notes.find((candidate) => candidate.lang === lang) ?? article?.original ?? article?.notes[0];
    return note ? [{ lang: note.lang, title: note.title, url: noteUrl(note.lang, other) }] : [];
  });
}

function neighbour(placed: Placed | undefined): LinkedNote | undefined {
  return placed && { lang: placed.note.lang, title: placed.note.title, url: noteUrl(placed.note.lang, placed.article.slug) };
}

export function homeView({ languages, byLanguage }: SiteIndex, lang: string): HomeView {
  return { kind: 'home', languages, lang, recent: (byLanguage.get(lang) ?? []).slice(0, recentLength).map(listed) };
}

const recentLength = 20;

/** @param page 1-based */
export function archiveView({ languages, byLanguage }: SiteIndex, lang: string, page: number): ListView {
  return { kind: 'archive', languages, lang, ...pageOf(byLanguage.get(lang) ?? [], page) };
}

/** @param page 1-based */
export function tagView({ languages, tags }: SiteIndex, lang: string, tag: string, page: number): TagView {
  const alternates = languages.filter((other) => tags.get(other)?.has(tag)).map((other) => ({ lang: other, url: tagUrl(other, tag) }));
  return { kind: 'tag', lang, tag, alternates, ...pageOf(tags.get(lang)?.get(tag) ?? [], page) };
}

export function tagsView({ languages, tags }: SiteIndex, lang: string): TagsView {
  return { kind: 'tags', languages, lang, tags: [...(tags.get(lang) ?? [])].map(([tag, notes]) => ({ tag, count: notes.length })) };
}

export function translationsView(
  { languages }: SiteIndex,
  { outdated, ...coverage }: Coverage & { outdated: Translation[] },
): TranslationsView {
  return {
    kind: 'translations',
    languages,
    coverage,
    outdated: outdated.length,
    work: outdated.slice(0, outdatedLength).map((item) => workLine(item)),
  };
}

/** The rest stands on the pages of the languages. */
const outdatedLength = 50;

/**
 * @param items all that there is to do in the language
 * @param page 1-based
 */
export function workView(lang: string, items: readonly WorkItem[], page: number): WorkView {
  return {
    kind: 'work',
    lang,
    outdated: items.filter(({ note }) => note?.freshness === 'outdated').length,
    differing: items.filter(({ note }) => note?.parity).length,
    missing: items.filter(({ note }) => !note).length,
    page,
    pages: countPages(items.length),
    work: slicePage(items, page).map((item) => workLine(item, lang)),
  };
}

/** @param target the language to translate into; absent for notes of all languages, of which none is missing */
function workLine({ article: { slug, original, notes, unpublished = [] }, note }: WorkItem, target?: string): WorkLine {
  const shown = (note ?? original ?? notes[0]) as Note;
  const file = note ?? unpublished.find(({ lang }) => lang === target);
  return {
    lang: shown.lang,
    title: shown.title,
    url: noteUrl(shown.lang, slug),
    isMissing: note === undefined,
    isOutdated: note?.freshness === 'outdated',
    changes: note?.changes?.length,
    findings: note?.parity?.findings,
    original: original && { lang: original.lang, url: noteUrl(original.lang, slug) },
    edit: file ? editUrl(file.path) : target && newFileUrl(translationPath(shown, target)),
    isWritten: file !== undefined,
    // No path tells of it.
    key: file ? undefined : notes.find(({ translationKey }) => translationKey)?.translationKey,
  };
}

/** The language of pages without one of their own, such as the chooser. */
export function mainLanguage(languages: readonly string[]): string {
  return languages.includes(site.defaultLanguage) ? site.defaultLanguage : (languages[0] ?? site.defaultLanguage);
}

/** The homes of all languages. */
export function homesOf(languages: readonly string[]): { lang: string; url: string }[] {
  return languages.map((lang) => ({ lang, url: homeUrl(lang) }));
}

/** How many notes a list page shows. */
const listLength = 200;

/** At least one, so that an empty list has its page too. */
export function countPages(items: number): number {
  return Math.max(1, Math.ceil(items / listLength));
}

function pageOf(notes: readonly Placed[], page: number): Pick<ListView, 'page' | 'pages' | 'notes'> {
  return { page, pages: countPages(notes.length), notes: slicePage(notes, page).map(listed) };
}

function slicePage<T>(items: readonly T[], page: number): T[] {
  return items.slice((page - 1) * listLength, page * listLength);
}

function listed({ note: { lang, title, date }, article: { slug, notes } }: Placed): ListedNote {
  return { title, date, slug, others: notes.map((note) => note.lang).filter((other) => other !== lang) };
}
