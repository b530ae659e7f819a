// Sitemaps with the alternates of each page, from the same graph as the pages'
// own `hreflang`. Linear in the number of notes.

import type { SiteIndex } from './site-index.ts';
import { absolute, homeUrl, noteUrl, withBase } from './urls.ts';
import { escapeXml } from './xml.ts';

/** The protocol allows 50,000 addresses and 50 MB a file: https://www.sitemaps.org/protocol.html */
const [mostUrls, mostBytes] = [45_000, 45_000_000];

export function sitemapCount(index: SiteIndex): number {
  return partsOf(index).length;
}

/** @param part 0-based */
export function sitemapXml(index: SiteIndex, part: number): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">' +
    `${(partsOf(index)[part] ?? []).flatMap(urlEntries).join('\n')}</urlset>\n`
  );
}

/** The list of sitemaps. */
export function sitemapIndexXml(count: number): string {
  const parts = Array.from({ length: count }, (_, part) => `<sitemap><loc>${absolute(withBase(`sitemap-${part}.xml`))}</loc></sitemap>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>\n`;
}

/** The groups of versions that go into each file; counted once, for every file asks. */
function partsOf(index: SiteIndex): VersionGroup[][] {
  const known = counted.get(index);
  if (known) return known;
  const parts: VersionGroup[][] = [[]];
  let [urls, bytes] = [0, 0];
  for (const group of groupsOf(index)) {
    const length = longestEntries(group);
    if (urls > 0 && (urls + group.versions.length > mostUrls || bytes + length > mostBytes)) {
      parts.push([]);
      [urls, bytes] = [0, 0];
    }
    parts.at(-1)?.push(group);
    urls += group.versions.length;
    bytes += length;
  }
  counted.set(index, parts);
  return parts;
}

const counted = new WeakMap<SiteIndex, VersionGroup[][]>();

function groupsOf({ articles, languages }: SiteIndex): VersionGroup[] {
  const [chooser, homes] = [withBase(''), languages.map((lang) => ({ lang, url: homeUrl(lang) }))];
  const notes = articles.map((article) => ({
    versions: article.notes.map((note) => ({ lang: note.lang, url: noteUrl(note.lang, article.slug), changed: note.updated ?? note.date })),
    ...(article.original ? { fallback: noteUrl(article.original.lang, article.slug) } : {}),
  }));
  return [{ versions: homes, fallback: chooser }, ...notes];
}

/** At least as many bytes as the entries of a group have; addresses are ASCII. */
function longestEntries({ versions, fallback }: VersionGroup): number {
  const url = Math.max(...[...versions.map((version) => version.url), fallback ?? ''].map((path) => escapeXml(absolute(path)).length));
  return (versions.length + 1) * (url + 100 + (versions.length + 1) * (url + 120));
}

function urlEntries({ versions, fallback }: VersionGroup): string[] {
  const alternate = (lang: string, url: string) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(absolute(url))}"/>`;
  const alternates =
    (versions.length > 1 ? versions.map(({ lang, url }) => alternate(lang, url)).join('') : '') +
    (fallback ? alternate('x-default', fallback) : '');
  const isApart = fallback !== undefined && !versions.some(({ url }) => url === fallback);
  return [...versions, ...(isApart ? [{ url: fallback, changed: undefined }] : [])].map(({ url, changed }) => {
    const date = changed ? `<lastmod>${changed}</lastmod>` : '';
    return `<url><loc>${escapeXml(absolute(url))}</loc>${date}${alternates}</url>`;
  });
}

/** Pages that are one another in other languages. */
interface VersionGroup {
  versions: { lang: string; url: string; changed?: string | undefined }[];
  /** `x-default`: the original, or a page that is none of them. */
  fallback?: string;
}
