// Nothing is hidden; the sitemap is named.

import type { APIRoute } from 'astro';
import { absolute, withBase } from '../notes/urls.ts';

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\nSitemap: ${absolute(withBase('sitemap-index.xml'))}\n`);
