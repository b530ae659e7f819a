// One sitemap.

import type { APIRoute, GetStaticPaths } from 'astro';
import { siteIndex } from '../notes/queries.ts';
import { sitemapCount, sitemapXml } from '../notes/sitemap.ts';

export const getStaticPaths = (async () => {
  const count = sitemapCount(await siteIndex());
  return Array.from({ length: count }, (_, part) => ({ params: { part: String(part) } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Record<string, never>, { part: string }> = async ({ params: { part } }) =>
  new Response(sitemapXml(await siteIndex(), Number(part)), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
