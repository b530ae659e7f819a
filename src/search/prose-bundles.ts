// Which notes stand together in the prose index: those of one language, in parts
// where they are many, so that an edit costs one part and not the language.

import { hashText } from '../errors/format.ts';
import type { Article } from '../notes/note.ts';

/** Of a bundle, about: a language with more notes has its index in parts. */
const mostNotes = 4000;

/**
 * The bundles of a site, each with all that it is made from but the notes' bodies.
 *
 * @param most about how many notes a bundle has
 */
export function proseBundles(articles: readonly Article[], most = mostNotes): ProseBundle[] {
  const counts = countParts(articles, most);
  const bundles = new Map<string, ProseBundle>();
  for (const { slug, notes } of articles) {
    const languages = notes.map(({ lang }) => lang);
    for (const { path, lang, title, tags, digest } of notes) {
      const folder = folderOf(lang, slug, counts.get(lang) ?? 1);
      const bundle = bundles.get(folder) ?? { folder, lang, entries: [] };
      bundle.entries.push({ path, slug, title, tags, digest, languages });
      bundles.set(folder, bundle);
    }
  }
  return [...bundles.values()];
}

/** How many parts the index of each language has that has several; absent where none has. */
export function proseParts(articles: readonly InLanguages[], most = mostNotes): Record<string, number> | undefined {
  const several = [...countParts(articles, most)].filter(([, count]) => count > 1);
  return several.length > 0 ? Object.fromEntries(several.sort()) : undefined;
}

/** Powers of two, so that few edits change them. */
function countParts(articles: readonly InLanguages[], most: number): Map<string, number> {
  const notes = Map.groupBy(
    articles.flatMap((article) => article.notes),
    ({ lang }) => lang,
  );
  return new Map([...notes].map(([lang, { length }]) => [lang, 2 ** Math.max(0, Math.ceil(Math.log2(length / most)))]));
}

function folderOf(lang: string, slug: string, parts: number): string {
  if (parts === 1) return `${lang}/`;
  // The lower bits are of the last letters alone.
  return `${lang}/${1 + ((hashText(slug, 0x01000193) >>> 16) % parts)}/`;
}

/** An index of Pagefind. */
export interface ProseBundle {
  /** Under the folder of all: such as `ja/`, or `ja/2/` of a language in parts. */
  folder: string;
  lang: string;
  /** One for each note. */
  entries: ProseEntry[];
}

export interface ProseEntry {
  path: string;
  /** Of the article. */
  slug: string;
  title: string;
  tags: readonly string[];
  /** Key of the body in the cache. */
  digest: string;
  /** Of the article. */
  languages: readonly string[];
}

/** An article, as far as its languages go. */
interface InLanguages {
  notes: readonly { lang: string }[];
}
