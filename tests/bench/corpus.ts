// The notes of the benchmark, in any number: prose distinct everywhere,
// code shared by the texts of an article, sizes as real notes have them.

import { noteText } from './corpus/note.ts';
import { nameSource } from './corpus/names.ts';
import { planArticle } from './corpus/plan.ts';
import { type Random, randomAt } from './corpus/random.ts';
import { type Language, languages } from './corpus/scripts.ts';

/**
 * The notes of a corpus, one at a time: the same seed and count give the same bytes.
 * Most articles are in nine languages, some in fewer.
 *
 * @param count exactly how many
 */
export function* corpusNotes(count: number, seed = 1): Generator<CorpusNote> {
  const articles = planArticles(count, seed);
  for (const [number, article] of articles.entries()) {
    const { error, blocks } = planArticle(randomAt(seed, number, body), articles.length);
    const front = { ...article, tool: error.tool, error: error.title, tags: [error.tool, ...article.tags] };
    for (const lang of article.languages) {
      const random = randomAt(seed, number, text, languages.indexOf(lang));
      const linkTo = (other: number) => linkBetween(lang, articles[other] as ArticleHead);
      yield { path: pathOf(article, lang), text: noteText({ lang, random, front, blocks, linkTo }) };
    }
  }
}

/** What random numbers are for: each use has its own, so that none moves another's. */
const [head, body, text] = [1, 2, 3];

/** Words of a small vocabulary, beside the tool that the error comes from. */
const topics = [
  'build',
  'dependencies',
  'network',
  'permissions',
  'memory',
  'encoding',
  'database',
  'containers',
  'editor',
  'ci',
  'types',
  'linker',
  'proxy',
  'tls',
  'upgrade',
  'configuration',
];

/** Names as front matter has them, of no model that there is. */
const models = ['example/writer-2-large', 'example/writer-2-small', 'example/polyglot-1', undefined];

function planArticles(count: number, seed: number): ArticleHead[] {
  const articles: ArticleHead[] = [];
  for (let left = count; left > 0;) {
    const random = randomAt(seed, articles.length, head);
    const article = planHead(random, articles.length);
    article.languages = article.languages.slice(0, left);
    left -= article.languages.length;
    articles.push(article);
  }
  return articles;
}

function planHead(random: Random, number: number): ArticleHead {
  const names = nameSource(random);
  // The number makes the slug the article's own, and its end no language's name.
  const slug = `${names.kebab()}-${names.one()}-n${number}`;
  const date = new Date(Date.UTC(2022, 0, 1 + random.whole(0, 1400))).toISOString().slice(0, 10);
  const tags = Array.from({ length: random.whole(1, 3) }, () => random.pick(topics));
  const [original, ...others] = languages;
  const kept = random.chance(0.88) ? others : others.filter(() => random.chance(0.6));
  return { slug, date, tags: [...new Set(tags)], model: random.pick(models), languages: [original as Language, ...kept] };
}

function pathOf({ slug, date }: ArticleHead, lang: Language): string {
  return `${lang}/${date}-${slug}-${lang}.md`;
}

/** Into the same language where the article has it, else to its original. */
function linkBetween(lang: Language, target: ArticleHead): string {
  const to = target.languages.includes(lang) ? lang : (languages[0] as Language);
  const path = pathOf(target, to);
  return to === lang ? path.slice(path.indexOf('/') + 1) : `../${path}`;
}

interface ArticleHead {
  slug: string;
  /** Such as `2025-11-08`. */
  date: string;
  tags: string[];
  model: string | undefined;
  /** The original's first. */
  languages: Language[];
}

export interface CorpusNote {
  /** Under the folder, such as `ja/2025-11-08-slug-ja.md`. */
  path: string;
  text: string;
}
