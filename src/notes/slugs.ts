// The last segment of an article's URL, the same in every language.

import { slug as slugify } from 'github-slugger';
import { compareText } from './compare-text.ts';
import type { Article, Note } from './note.ts';
import { splitDate } from './path-language.ts';
import { type Problem, problem } from './problems.ts';

/**
 * Gives every article its slug: its `slug` key, else its file name without date
 * and language, or its folder's where the file is `index` or `README`. Of two articles with one slug the first by date, then path,
 * keeps it (pinned slugs before derived ones); another gets its date, else its
 * folders, appended.
 */
export function assignSlugs(articles: readonly Article[], problems: Problem[]): void {
  const ranked = articles
    .map((article) => ({ article, note: leader(article), pinned: pinnedSlug(article, problems) }))
    .sort(
      (a, b) =>
        Number(b.pinned !== undefined) - Number(a.pinned !== undefined) ||
        compareText(dateOf(a.article) ?? '9999', dateOf(b.article) ?? '9999') ||
        compareText(a.article.id, b.article.id),
    );
  const taken = new Map<string, Article>();
  for (const { article, note, pinned } of ranked) {
    const wanted = pinned ?? nameSlug(note);
    article.slug = freeSlug(wanted, article, note, taken);
    const owner = taken.get(wanted);
    if (article.slug !== wanted && owner) {
      const message = `The slug "${wanted}" belongs to "${owner.id}"; this article is at "${article.slug}".`;
      const hint = `Pin its address with "slug: ${article.slug}".`;
      problems.push(problem('slug-taken', { file: note.path }, message, hint));
    }
    taken.set(article.slug, article);
  }
}

/** A path segment that reads well in a URL, letters of any script kept. */
export function toSlug(text: string): string {
  return slugify(text.normalize('NFC').replaceAll('.', '-'))
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '');
}

function freeSlug(wanted: string, article: Article, note: Note, taken: ReadonlyMap<string, Article>): string {
  const date = dateOf(article)?.slice(0, 10);
  const folders = toSlug(note.key.split('/').slice(0, -1).join(' '));
  const tries = [wanted, date && `${wanted}-${date}`, folders && `${wanted}-${folders}`];
  for (const slug of tries) if (slug && !taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

function pinnedSlug(article: Article, problems: Problem[]): string | undefined {
  const pins = article.notes.filter((note) => note.slug && toSlug(note.slug));
  const chosen = pins.find((note) => note === article.original) ?? pins[0];
  if (!chosen?.slug) return undefined;
  const slug = toSlug(chosen.slug);
  for (const note of pins) {
    if (toSlug(note.slug ?? '') === slug) continue;
    const message = `An article has one slug in all languages: "${slug}", from "${chosen.path}".`;
    problems.push(problem('slug-conflict', { file: note.path }, message, 'Remove the "slug" of this translation.'));
  }
  return slug;
}

/** The note that an article is named after. */
function leader(article: Article): Note {
  return article.original ?? (article.notes.find(({ path }) => path === article.id) as Note);
}

/** Of `errors/E0308/index.md` the folder is the name. */
function nameSlug(note: Note): string {
  const names = note.key.split('/');
  const name = names.findLast((segment) => !/^(?:_?index|readme)$/i.test(segment)) ?? names.at(-1) ?? '';
  return toSlug(splitDate(name).rest) || toSlug(note.key) || 'note';
}

function dateOf(article: Article): string | undefined {
  return leader(article).date ?? article.notes.find((note) => note.date)?.date;
}
