import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { markdownProcessor } from './src/markdown/mdx-processor.ts';
import { base } from './src/notes/urls.ts';
import { runOptions } from './src/run-options.ts';
import { site } from './src/site.ts';

const options = runOptions();

export default defineConfig({
  output: 'server',
  site: new URL(site.url).origin,
  // It is compared with decoded addresses.
  base: decodeURI(base),
  outDir: options.out,
  cacheDir: `${options.cache}/astro`,
  // Under the site's Content-Security-Policy no page has inline code or styles.
  build: { inlineStylesheets: 'never', format: 'directory' },
  vite: {
    build: { assetsInlineLimit: 0 },
    server: { fs: { allow: ['.', options.posts] } },
  },
  markdown: { processor: markdownProcessor(), syntaxHighlight: false },
  integrations: [mdx()],
  devToolbar: { enabled: false },
});
