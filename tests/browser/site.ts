// The built site in a browser, shared by the browser tests.

import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../chromium.ts';
import { builtSite, serve } from '../site.ts';

/** Serves the site of `posts/` to a browser. A test file opens one and closes it at its end. */
export async function openSite(): Promise<OpenSite> {
  const { url, server } = await serve(builtSite);
  const browser = await launchBrowser();
  return {
    url,
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One page of each type, in several languages; the notes show everything that a note can hold. */
export const pageTypes = [
  '/ja/',
  '/ar/',
  '/ja/notes/python-cffi/',
  '/ar/notes/postgresql-peer-authentication-failed/',
  '/en/notes/tls-unable-to-get-local-issuer/',
  '/en/notes/rust-e0382-borrow-of-moved-value/',
  '/de/notes/node-err-require-esm/',
  '/ko/notes/linux-libssl-so-1-1-cannot-open/',
  '/ja/archive/',
  '/zh-Hans/tags/',
  '/en/tags/python/',
  '/en/search/',
  '/en/search/?q=error',
  '/ar/search/?q=ENOSPC',
  '/nowhere/',
] as const;

export interface OpenSite {
  url: string;
  /** A page in a browser of its own, with nothing stored. */
  page(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}
