// What a note is to machines: https://schema.org/TechArticle as JSON-LD.

import { site } from '../site.ts';
import { absolute, homeUrl } from './urls.ts';
import type { ShownNote } from './view.ts';
import type { Version } from './views.ts';

/** The text of a `<script type="application/ld+json">`, safe in HTML. */
export function structuredData(note: ShownNote, versions: readonly Version[]): string {
  const own = versions.find(({ isCurrent }) => isCurrent);
  const original = versions.find(({ isOriginal }) => isOriginal);
  const work = ({ lang, url }: Version) => ({ '@type': 'TechArticle', '@id': absolute(url), inLanguage: lang });
  const data = {
    '@context': 'https://schema.org',
    ...(own && work(own)),
    headline: note.title,
    description: note.description || undefined,
    keywords: note.tags.length > 0 ? note.tags : undefined,
    datePublished: note.date,
    dateModified: note.updated ?? note.date,
    isPartOf: { '@type': 'WebSite', name: site.title, '@id': absolute(homeUrl(note.lang)) },
    ...(note.isOriginal
      ? { workTranslation: versions.length > 1 ? versions.filter(({ isOriginal }) => !isOriginal).map(work) : undefined }
      : { translationOfWork: original ? work(original) : unknownOriginal(note) }),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** An original that is not here, as far as the note tells. */
function unknownOriginal({ translated, source }: ShownNote): object | undefined {
  if (!(translated ?? source)) return undefined;
  return { '@type': 'TechArticle', ...(source?.lang ? { inLanguage: source.lang } : {}) };
}
