// The list of sitemaps.

import type { APIRoute } from 'astro';
import { siteIndex } from '../notes/queries.ts';
import { sitemapCount } from '../notes/sitemap.ts';
import { absolute, withBase } from '../notes/urls.ts';

export const GET: APIRoute = async () => {
  const count = sitemapCount(await siteIndex());
  const parts = Array.from({ length: count }, (_, part) => `<sitemap><loc>${absolute(withBase(`sitemap-${part}.xml`))}</loc></sitemap>`);
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
