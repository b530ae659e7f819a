// What of a site the development server was asked for.

import type { IncomingMessage } from 'node:http';
import { base } from '../notes/urls.ts';

/** The path under the site's own; `undefined` where it is outside of that. Astro takes the site's own path off `url`. */
export function askedPath({
  url = '/',
  originalUrl = url,
}: Pick<IncomingMessage, 'url'> & { originalUrl?: string | undefined }): string | undefined {
  const { pathname } = new URL(originalUrl, 'http://localhost');
  return pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
}
