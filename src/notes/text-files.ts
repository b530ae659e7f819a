// Files of a site that are no pages: feeds, sitemaps, what crawlers are told, strings for scripts.

import { scriptStrings } from '../i18n/script-strings.ts';
import { feedXml } from './feed.ts';
import type { SiteIndex } from './site-index.ts';
import { sitemapCount, sitemapIndexXml, sitemapXml } from './sitemap.ts';
import { absolute, feedUrl, pathOf, stringsUrl, withBase } from './urls.ts';

export function listTextFiles(index: SiteIndex): TextFile[] {
  const sitemaps = Array.from({ length: sitemapCount(index) }, (_, part) => part);
  return [
    { path: 'robots.txt', text: () => `User-agent: *\nAllow: /\nSitemap: ${absolute(withBase('sitemap-index.xml'))}\n` },
    { path: 'sitemap-index.xml', text: () => sitemapIndexXml(sitemaps.length) },
    ...sitemaps.map((part) => ({ path: `sitemap-${part}.xml`, text: () => sitemapXml(index, part) })),
    ...index.languages.map((lang) => ({ path: pathOf(feedUrl(lang)), text: () => feedXml(index, lang) })),
    ...index.languages.map((lang) => ({ path: pathOf(stringsUrl(lang)), text: () => scriptStrings(lang, index.languages) })),
  ];
}

export interface TextFile {
  /** Under the base. */
  path: string;
  text(): string;
}
