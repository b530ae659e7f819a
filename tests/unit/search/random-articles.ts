// Articles and edits of them as a seed has it, for sites small enough that every
// threshold of the index is near.

import type { LineKind } from '../../../src/errors/extract.ts';
import type { IndexedArticle } from '../../../src/search/passages.ts';

/** A generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param lines how many an article has at most at first */
export function randomArticle(slug: string, random: () => number, lines: number): IndexedArticle {
  const titles: Record<string, string> = {};
  for (const lang of languages.slice(0, 1 + Math.floor(random() * 3))) titles[lang] = words(random, 3).join(' ');
  const article: IndexedArticle = { slug, titles, lines: [] };
  for (let at = Math.floor(random() * lines); at >= 0; at--) article.lines.push(randomLine(random, article));
  return article;
}

/** Edits a site by its slugs: one of `edits`. */
export function randomEdit(site: Map<string, IndexedArticle>, random: () => number): string {
  const slugs = [...site.keys()];
  const slug = slugs[Math.floor(random() * slugs.length)] ?? 'first';
  const article = structuredClone(site.get(slug) ?? randomArticle(slug, random, 3));
  const { lines } = article;
  const at = Math.floor(random() * lines.length);
  const name = edits[Math.floor(random() * edits.length)] as (typeof edits)[number];
  if (name === 'a word' && lines[at]) lines[at].text = [...lines[at].text.split(' ').slice(1), ...words(random, 1)].join(' ');
  if (name === 'a line more') lines.splice(at, 0, randomLine(random, article));
  if (name === 'a line less') lines.splice(at, 1);
  if (name === 'another kind' && lines[at]) lines[at].kind = kinds[Math.floor(random() * kinds.length)] ?? 'prose';
  if (name === 'a passage more') for (let more = 0; more < 25; more++) lines.push(randomLine(random, article));
  if (name === 'a passage less') lines.splice(0, 25);
  if (name === 'a title') article.titles['en'] = words(random, 4).join(' ');
  if (name === 'a language more') article.titles[languages[Object.keys(article.titles).length] ?? 'en'] = words(random, 2).join(' ');
  site.set(slug, article);
  if (name === 'an article more') {
    const other = `note-${Math.floor(random() * 1e6)}`;
    site.set(other, randomArticle(other, random, 12));
  }
  if (name === 'an article less') site.delete(slug);
  return `${name} in ${slug}`;
}

const edits = [
  'a word',
  'a word',
  'a word',
  'a line more',
  'a line less',
  'another kind',
  'a passage more',
  'a passage less',
  'a title',
  'a language more',
  'an article more',
  'an article less',
] as const;
const languages = ['en', 'ja', 'ko', 'de', 'fr', 'it', 'es', 'zh', 'ru', 'pt'];
const kinds: LineKind[] = ['error', 'quote', 'output', 'heading', 'inline', 'prose', 'code'];

function randomLine(random: () => number, { titles }: IndexedArticle): IndexedArticle['lines'][number] {
  const known = Object.keys(titles);
  const kind = kinds[Math.floor(random() * kinds.length)] ?? 'prose';
  const text =
    random() < 0.1 ? `${words(random, 1)} ${100 + Math.floor(random() * 20)}` : words(random, 3 + Math.floor(random() * 12)).join(' ');
  return {
    text,
    kind,
    block: kind === 'code' || kind === 'output' ? 1 : 0,
    languages: known.slice(0, 1 + Math.floor(random() * known.length)),
  };
}

/** Some are in nearly every line, most in few. */
function words(random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => {
    const rank = Math.floor(240 ** random()) - 1;
    const word = `${syllables[rank % 12]}${syllables[(rank * 7 + 3) % 11]}${rank > 60 ? syllables[(rank * 5) % 12] : ''}`;
    if (rank % 29 === 5) return random() < 0.3 ? `C-${2000 + rank}` : `C${2000 + rank}`;
    if (rank % 29 === 11) return `${word}_${word}File`;
    if (rank % 29 === 17) return `'${word}'`;
    if (rank % 29 === 23) return `壊れた${'認識記録'[rank % 4]}`;
    if (rank % 37 === 9) return '_';
    const spelling = random();
    if (spelling < 0.05) return word.toUpperCase();
    // Full width.
    return spelling < 0.1 ? word.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)) : word;
  });
}

const syllables = ['ba', 'ke', 'mi', 'to', 'su', 'ra', 'ne', 'lo', 'vi', 'gu', 'ze', 'po'];
