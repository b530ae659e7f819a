// Entry of the bundle of pages: what can render every page of a site, in any process.

import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro:static-paths';

/** Renders a page. */
export const app = createApp({ streaming: false });
/** Lists the pages that there are. */
export const staticPaths = new StaticPaths(app);
