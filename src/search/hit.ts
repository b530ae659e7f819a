// What is shown of a hit: in which language, which line, why, and where it leads.

import { unspaced } from '../errors/read-chunk.ts';
import type { Token } from '../errors/tokens.ts';
import type { MatchedLine } from './compare.ts';
import type { RankedArticle } from './rank.ts';

/** @param preferred the reader's languages, the first first */
export function toHit({ article, error, prose }: RankedArticle, base: string, preferred: readonly string[]): Hit {
  const titles: Record<string, string> = error?.titles ?? Object.fromEntries((prose?.languages ?? []).map((lang) => [lang, '']));
  const languages = Object.keys(titles);
  // Only one title is known of what the prose index found.
  const lang = (error ? preferred.find((tag) => languages.includes(tag)) : undefined) ?? prose?.lang ?? languages[0] ?? '';
  const urls = new Map(languages.map((tag) => [tag, `${base}${tag}/notes/${encodeURIComponent(article)}/`]));
  const match = error?.match;
  const hit: Hit = {
    article,
    lang,
    kind: error && prose ? 'both' : error ? 'error' : 'prose',
    title: titles[lang] || (prose?.title ?? article),
    titles,
    url: urls.get(lang) ?? '',
    urls,
  };
  const has = (tag: string) => Math.floor((match?.line.languages ?? 0) / 2 ** languages.indexOf(tag)) % 2 === 1;
  if (match?.line.kind === 'title' && has(lang)) hit.titleParts = markedLine(match);
  if (match && match.line.kind !== 'title' && match.line.kind !== 'slug') {
    const isProse = match.line.kind === 'prose' || match.line.kind === 'heading';
    hit.line = { parts: markedLine(match), isProse, lang: has(lang) ? lang : (languages.find(has) ?? lang) };
    hit.url += blockFragment(match, hit.line.lang === lang);
  } else if (prose && prose.lang === lang) hit.excerpt = prose.parts;
  if (match) hit.why = reasonFor(match, error?.certainty === Number.POSITIVE_INFINITY);
  return hit;
}

/** The line of the note, what the query has too marked. */
export function markedLine({ line, matched }: MatchedLine): Part[] {
  const lower = line.text.toLowerCase();
  // Where folding changes lengths, places are not known.
  if (lower.length !== line.text.length) return [{ text: line.text, marked: false }];
  const marked = new Set(matched.map(([, at]) => at));
  const parts: Part[] = [];
  let shown = 0;
  let from = 0;
  for (const [at, token] of line.tokens.entries()) {
    if (!token.text) continue;
    const start = lower.indexOf(token.text, from);
    if (start < 0) continue;
    // Characters in pairs overlap.
    from = start + Math.max(1, isPair(token) ? 1 : token.text.length);
    if (!marked.has(at)) continue;
    const begin = Math.max(start, shown);
    const end = start + token.text.length;
    const last = parts.at(-1);
    const between = line.text.slice(shown, begin);
    if (last?.marked && /^[^\p{L}\p{N}]{0,3}$/u.test(between)) last.text += between + line.text.slice(begin, end);
    else parts.push({ text: between, marked: false }, { text: line.text.slice(begin, end), marked: true });
    shown = Math.max(shown, end);
  }
  parts.push({ text: line.text.slice(shown), marked: false });
  return parts.filter(({ text }) => text);
}

function isPair({ text }: Token): boolean {
  return text.length === 2 && unspaced.test(text);
}

/** The block, and where the browser can, the very line: a text fragment. */
function blockFragment({ line }: MatchedLine, inLanguage: boolean): string {
  const block = line.block > 0 ? `code.${line.block}` : '';
  const cut = line.text.length > longestFragment ? line.text.lastIndexOf(' ', longestFragment) : line.text.length;
  const text = inLanguage && cut >= 4 ? line.text.slice(0, cut).toWellFormed() : '';
  const directive = text ? `:~:text=${encodeURIComponent(text).replaceAll('-', '%2D')}` : '';
  return block || directive ? `#${block}${directive}` : '';
}

const longestFragment = 120;

/** Nothing is said of words that stand in a sentence: the line shows them. */
function reasonFor({ ofQuery, ofLine, query, line, matched }: MatchedLine, isNamed: boolean): Reason | undefined {
  const queried = new Set(matched.map(([at]) => at));
  const noted = new Set(matched.map(([, at]) => at));
  const isWhole = (tokens: readonly Token[], known: ReadonlySet<number>) => tokens.every(({ text }, at) => !text || known.has(at));
  if (line.kind !== 'prose' && noted.size >= 2) {
    if (isWhole(query.tokens, queried) && isWhole(line.tokens, noted)) return 'same';
    if (ofLine >= 0.9 && ofQuery >= 0.5 && noted.size >= 3) return 'values';
    if (ofQuery >= 0.9) return 'part';
  }
  if (isNamed) return 'code';
  return noted.size < 2 || line.kind === 'prose' || line.kind === 'heading' ? undefined : 'like';
}

/** Text, marked where it is what was asked. */
export interface Part {
  text: string;
  marked: boolean;
}

/** The same line; with other values; part of it; about its code; like it. */
export type Reason = 'same' | 'values' | 'part' | 'code' | 'like';

export interface Hit {
  /** Its slug. */
  article: string;
  /** Of the version that is shown. */
  lang: string;
  /** Which index found it. */
  kind: 'error' | 'prose' | 'both';
  title: string;
  /** The title, where it is the line that matched. */
  titleParts?: Part[];
  /** By language; empty where it is not known. */
  titles: Record<string, string>;
  /** The note in `lang`, at the place that matched. */
  url: string;
  /** The note in every language that it is in. */
  urls: ReadonlyMap<string, string>;
  /** The line that matched, as it stands in the note, and a language of it. */
  line?: { parts: Part[]; isProse: boolean; lang: string };
  /** The passage that has the words. */
  excerpt?: Part[];
  why?: Reason | undefined;
}
