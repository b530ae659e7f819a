// The Markdown processor that Astro and @astrojs/mdx are given: Sätteri with the
// same plugins as `.md` notes.

import { satteri } from '@astrojs/markdown-satteri';
import { defineMdastPlugin } from 'satteri';
import { emptyBody } from './body.ts';
import { componentsPlugin } from './mdx.ts';
import { pipelineFor } from './pipeline.ts';
import { withoutTokens } from './tokens.ts';

/** For `markdown.processor` in `astro.config.mjs`. */
export function markdownProcessor(): ReturnType<typeof satteri> {
  return {
    ...satteri(),
    async createMdxRenderer(shared, options) {
      return {
        async process(content, path, frontmatter) {
          const source = withoutTokens(content);
          const { mdastPlugins, hastPlugins, features } = pipelineFor(source, false);
          const processor = satteri({
            mdastPlugins: [factsPlugin(), componentsPlugin(), ...mdastPlugins],
            hastPlugins: [...hastPlugins],
            features,
          });
          const renderer = await processor.createMdxRenderer?.({ ...shared, syntaxHighlight: false }, options);
          if (!renderer) throw new Error('This version of @astrojs/markdown-satteri renders no MDX.');
          // Jekyll's `layout: post` is not a module, as Astro would take it.
          const { layout: _, ...rest } = frontmatter;
          return renderer.process(source, path, rest);
        },
      };
    },
  };
}

/** The plugins write into `data.body`; the facts themselves were kept when the note was ingested. */
function factsPlugin() {
  return defineMdastPlugin({
    name: 'facts',
    before(_, context) {
      context.data.body = emptyBody();
      context.data.markup = true;
    },
  });
}
