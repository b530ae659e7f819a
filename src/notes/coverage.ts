// What each language has of the site: how its notes stand to their originals,
// and what is left for its translators to do.

import { site } from '../site.ts';
import { compareText } from './compare-text.ts';
import { compareLanguages } from './language.ts';
import type { Article, Note } from './note.ts';

/**
 * Counts the notes of each language. Site languages come first, in reading order
 * and also without a note, then every other language that has one.
 */
export function countCoverage(articles: readonly Article[]): Coverage {
  const byLanguage = new Map(site.languages.map((lang) => [lang, noCounts()]));
  for (const { notes } of articles) {
    for (const note of notes) {
      const counts = byLanguage.get(note.lang) ?? noCounts();
      byLanguage.set(note.lang, counts);
      counts.notes++;
      counts[note.freshness ?? 'originals']++;
      if (note.parity) counts.differs++;
    }
  }
  const languages = [...byLanguage]
    .sort(([a], [b]) => compareLanguages(a, b))
    .map(([lang, counts]) => ({ lang, ...counts, missing: articles.length - counts.notes }));
  const totals = noCounts();
  for (const counts of languages) for (const name of countNames) totals[name] += counts[name];
  return { articles: articles.length, languages, totals };
}

/** How much of all articles a language has, 0 to 1, rounded down to a hundredth: 1 is everything. */
export function shareOf(notes: number, articles: number): number {
  return articles === 0 ? 1 : Math.floor((notes * 100) / articles) / 100;
}

/**
 * What there is to do in one language, each note once: translations that are
 * outdated, then those whose code differs, then articles that are not in it. In
 * each the newest come first.
 */
export function workList(articles: readonly Article[], lang: string): WorkItem[] {
  const isWork = ({ note }: WorkItem) => note === undefined || note.freshness === 'outdated' || note.parity !== undefined;
  const items = articles.map((article) => itemOf(article, lang)).filter(isWork);
  return items.sort((a, b) => urgency(a) - urgency(b) || newestFirst(a, b));
}

/** Outdated translations of all languages, in the order of the languages and their work lists. */
export function outdatedNotes(articles: readonly Article[]): Translation[] {
  return translations(articles, ({ freshness }) => freshness === 'outdated');
}

/** Translations of all languages whose code differs from their original's, in the same order. */
export function differingNotes(articles: readonly Article[]): Translation[] {
  return translations(articles, ({ parity }) => parity !== undefined);
}

/** The coverage of a site, with what there is to do. */
export function siteCoverage(articles: readonly Article[]): SiteCoverage {
  return { ...countCoverage(articles), outdated: outdatedNotes(articles), workIn: (lang) => workList(articles, lang) };
}

function translations(articles: readonly Article[], isMeant: (note: Note) => boolean): Translation[] {
  const found = articles.flatMap((article) => article.notes.filter(isMeant).map((note) => ({ article, note })));
  return found.sort((a, b) => compareLanguages(a.note.lang, b.note.lang) || newestFirst(a, b));
}

function itemOf(article: Article, lang: string): WorkItem {
  const note = article.notes.find((other) => other.lang === lang);
  return note ? { article, note } : { article };
}

function urgency({ note }: WorkItem): number {
  return note === undefined ? 2 : note.freshness === 'outdated' ? 0 : 1;
}

function newestFirst(a: WorkItem, b: WorkItem): number {
  const date = ({ article: { notes, original }, note }: WorkItem) => (note ?? original ?? notes[0])?.date ?? '';
  return compareText(date(b), date(a)) || compareText(a.note?.path ?? a.article.id, b.note?.path ?? b.article.id);
}

const countNames = ['notes', 'originals', 'current', 'outdated', 'unknown', 'orphan', 'differs', 'missing'] as const;

function noCounts(): CoverageCounts {
  return { notes: 0, originals: 0, current: 0, outdated: 0, unknown: 0, orphan: 0, differs: 0, missing: 0 };
}

/** `notes` is `originals`, `current`, `outdated`, `unknown` and `orphan` together. */
export interface CoverageCounts {
  notes: number;
  originals: number;
  current: number;
  outdated: number;
  /** Translations that were never stamped. */
  unknown: number;
  /** Translations whose original is not here. */
  orphan: number;
  /** Translations whose code is not their original's. */
  differs: number;
  /** Articles without a note in the language. */
  missing: number;
}

export interface LanguageCoverage extends CoverageCounts {
  lang: string;
}

export interface Coverage {
  /** How many articles there are. */
  articles: number;
  languages: LanguageCoverage[];
  /** Of all these languages together. */
  totals: CoverageCounts;
}

/** An article with something to do in one language. */
export interface WorkItem {
  article: Article;
  /** Its note in that language; absent where it is to be written. */
  note?: Note;
}

/** A note that has something to do. */
export interface Translation extends WorkItem {
  note: Note;
}

export interface SiteCoverage extends Coverage {
  outdated: Translation[];
  /** `workList` of a language. */
  workIn(lang: string): WorkItem[];
}
