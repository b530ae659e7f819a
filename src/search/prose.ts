// The prose index: Pagefind, one bundle a language, each loaded when first asked.

const bundles = new Map<string, Promise<Pagefind>>();

/**
 * The best notes of one language that have all words of a query.
 *
 * @param limit how many at most; each costs a small fetch
 */
export async function searchProse(base: string, lang: string, query: string, limit: number): Promise<ProseHit[]> {
  if (!query) return [];
  const bundle = await loadBundle(base, lang);
  const { results } = await bundle.search(query);
  return Promise.all(
    results.slice(0, limit).map(async ({ data }) => {
      const { url, meta, excerpt } = await data();
      const article = decodeURIComponent(/\/notes\/([^/]+)\//.exec(url)?.[1] ?? '');
      return { lang, article, title: meta['title'] ?? article, parts: excerptParts(excerpt) };
    }),
  );
}

async function loadBundle(base: string, lang: string): Promise<Pagefind> {
  let bundle = bundles.get(lang);
  if (!bundle) {
    bundle = import(/* @vite-ignore */ `${base}pagefind/${lang}/pagefind.js`) as Promise<Pagefind>;
    bundles.set(lang, bundle);
    bundle.catch(() => bundles.delete(lang));
  }
  return bundle;
}

/** Pagefind marks matches with `<mark>` in escaped HTML; here they become text. */
function excerptParts(html: string): { text: string; marked: boolean }[] {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.childNodes].map((node) => ({ text: node.textContent ?? '', marked: node.nodeName === 'MARK' }));
}

/** A note that the prose index found. */
export interface ProseHit {
  lang: string;
  /** The article's slug. */
  article: string;
  title: string;
  /** The passage that matched, the matches marked. */
  parts: { text: string; marked: boolean }[];
}

interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<PagefindData> }[] }>;
}

interface PagefindData {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}
