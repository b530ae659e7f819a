// Sitemaps with the alternates of each page, from the same graph as the pages'
// own `hreflang`. Linear in the number of notes.

import type { SiteIndex } from './queries.ts';
import { absolute, homeUrl, noteUrl, withBase } from './urls.ts';
import { escapeXml } from './xml.ts';

/** Articles a file: with ten languages each, below the protocol's 50,000 addresses and 50 MB. */
const articlesAFile = 2000;

export function sitemapCount({ articles }: SiteIndex): number {
  return Math.max(1, Math.ceil(articles.size / articlesAFile));
}

/** @param part 0-based */
export function sitemapXml({ articles, languages }: SiteIndex, part: number): string {
  const entries: string[] = [];
  if (part === 0)
    entries.push(
      ...urlEntries(
        languages.map((lang) => ({ lang, url: homeUrl(lang) })),
        withBase(''),
      ),
    );
  for (const article of [...articles.values()].slice(part * articlesAFile, (part + 1) * articlesAFile)) {
    const versions = article.notes.map((note) => ({
      lang: note.lang,
      url: noteUrl(note.lang, article.slug),
      changed: note.updated ?? note.date,
    }));
    entries.push(...urlEntries(versions, article.original && noteUrl(article.original.lang, article.slug)));
  }
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">' +
    `${entries.join('\n')}</urlset>\n`
  );
}

function urlEntries(
  versions: readonly { lang: string; url: string; changed?: string | undefined }[],
  fallback: string | undefined,
): string[] {
  const alternate = (lang: string, url: string) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(absolute(url))}"/>`;
  const alternates =
    (versions.length > 1 ? versions.map(({ lang, url }) => alternate(lang, url)).join('') : '') +
    (fallback ? alternate('x-default', fallback) : '');
  return versions.map(({ url, changed }) => {
    const date = changed ? `<lastmod>${changed}</lastmod>` : '';
    return `<url><loc>${escapeXml(absolute(url))}</loc>${date}${alternates}</url>`;
  });
}
