// Headings: their text, their level, and an id that the page fills in.

import GithubSlugger from 'github-slugger';
import { defineHastPlugin } from 'satteri';
import { token } from './tokens.ts';

const writtenId = /\s*\{#([^\s}]+)\}\s*$/;

/** Records each heading and gives it an `id` token; `## Text {#own-id}` keeps its own. */
export const headingsPlugin = () => {
  const slugger = new GithubSlugger();
  return defineHastPlugin({
    name: 'headings',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, context) {
        const last = node.children.at(-1);
        const written = last?.type === 'text' ? writtenId.exec(last.value) : null;
        if (written && last?.type === 'text') context.setProperty(last, 'value', last.value.slice(0, written.index));
        const text = context.textContent(node).replace(writtenId, '').replace(/\s+/g, ' ').trim();
        const own = written?.[1] ?? (typeof node.properties['id'] === 'string' ? node.properties['id'] : undefined);
        const id = slugger.slug(own ?? (text || 'section'), own !== undefined);
        const index = context.data.body?.headings.push({ level: Number(node.tagName[1]), text, id }) ?? 1;
        context.setProperty(node, 'id', token('id', index - 1));
      },
    },
  });
};
