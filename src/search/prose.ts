// The prose index: Pagefind, one bundle a language or several of a large one, each
// loaded when first asked.

import type { Part } from './hit.ts';

const bundles = new Map<string, Promise<PagefindInstance>>();

/**
 * The best notes of one language. Pagefind leaves out words that it does not know
 * and matches the rest by ever shorter prefixes, so hits that hold less than half
 * of the words are dropped.
 *
 * @param index of the language
 * @param limit how many at most; each costs a small fetch
 * @throws Error where the bundle cannot be loaded
 */
export async function searchProse({ base, lang, parts }: ProseIndex, query: string, limit: number): Promise<ProseHit[]> {
  const words = wordStems(query);
  if (words.length === 0) return [];
  const bundle = await loadBundle(base, lang, parts);
  const { results } = await bundle.search(query);
  const hits = await Promise.all(
    results.slice(0, limit).map(async ({ data }) => {
      const { url, meta, excerpt, content } = await data();
      const article = decodeURIComponent(/\/notes\/([^/]+)\//.exec(url)?.[1] ?? '');
      // Between words of languages without spaces there are some that have no width.
      const text = `${meta['title']} ${content}`.replaceAll('\u200b', '').normalize('NFKC').toLowerCase();
      const found = words.filter((word) => text.includes(word)).length;
      const languages = (meta['languages'] ?? lang).split(' ');
      return { lang, article, title: meta['title'] ?? article, languages, parts: excerptParts(excerpt), share: found / words.length };
    }),
  );
  // Each part leaves out the words that it does not know itself.
  if (parts > 1) hits.sort((a, b) => b.share - a.share);
  return hits.filter(({ share }) => share >= leastShare);
}

/** The share of a query's words that a hit must hold. */
const leastShare = 0.5;

/** Words in lower case, cut to the part that inflection leaves alone. */
function wordStems(query: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(query.normalize('NFKC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => (segment.length > 4 ? segment.slice(0, Math.max(4, Math.ceil(segment.length * 0.7))) : segment));
}

/** One module serves every bundle; it comes with the first bundle that is asked. */
let pagefind: Promise<PagefindModule> | undefined;

async function loadBundle(base: string, lang: string, parts: number): Promise<PagefindInstance> {
  let bundle = bundles.get(lang);
  if (!bundle) {
    const folder = `${base}pagefind/${lang}/`;
    const folders = parts === 1 ? [folder] : Array.from({ length: parts }, (_, at) => `${folder}${at + 1}/`);
    pagefind ??= import(/* @vite-ignore */ `${folders[0]}pagefind.js`) as Promise<PagefindModule>;
    bundle = pagefind.then((module) => openParts(module, folders));
    bundles.set(lang, bundle);
    bundle.catch(() => {
      bundles.delete(lang);
      pagefind = undefined;
    });
  }
  return bundle;
}

async function openParts({ createInstance }: PagefindModule, [basePath = '', ...others]: readonly string[]): Promise<PagefindInstance> {
  const first = createInstance({ basePath });
  if (others.length === 0) return first;
  // Where the first could not be loaded this says so, and merging would wait for ever.
  await first.search('');
  await Promise.all(others.map((path) => first.mergeIndex(path)));
  return first;
}

/** Pagefind marks matches with `<mark>` in escaped HTML; here they become text. */
function excerptParts(html: string): Part[] {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.childNodes].map((node) => ({ text: node.textContent ?? '', marked: node.nodeName === 'MARK' }));
}

export interface ProseIndex {
  /** Path of the site, with slashes at both ends. */
  base: string;
  lang: string;
  /** How many it has; a single one is no part. */
  parts: number;
}

/** A note that the prose index found. */
export interface ProseHit {
  lang: string;
  /** The article's slug. */
  article: string;
  title: string;
  /** Languages that the article is in. */
  languages: string[];
  /** The passage that matched, the matches marked. */
  parts: Part[];
}

interface PagefindModule {
  createInstance(options: { basePath: string }): PagefindInstance;
}

interface PagefindInstance {
  mergeIndex(path: string): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindData> }[] }>;
}

interface PagefindData {
  url: string;
  excerpt: string;
  content: string;
  meta: Record<string, string>;
}
