// Entry of the bundle of pages: what can render every page of a site, in any process.

import { createApp } from 'astro/app/entrypoint';

export { giveViews } from '../notes/page-loader.ts';

/** Renders a page. */
export const app = createApp({ streaming: false });
