// The built site in a browser, shared by the browser tests.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../chromium.ts';
import { builtSite, serve } from '../site.ts';

/** Serves a built site, that of `posts/`, to a browser. Who opens one closes it. */
export async function openSite(folder = builtSite): Promise<OpenSite> {
  const { url, server } = await serve(folder);
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

/** What axe finds wrong with a page; its context must bypass the page's CSP. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
