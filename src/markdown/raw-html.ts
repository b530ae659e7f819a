// HTML in Markdown: what is safe stays HTML, everything else is shown as it was
// written, for in notes about errors `<module>` and `<T>` are text.

import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import type { Nodes, Root } from 'hast';
import { defineHastPlugin, defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { escapeHtml } from './highlight.ts';

const extraTags = ['abbr', 'cite', 'dfn', 'figcaption', 'figure', 'mark', 'small', 'time', 'u', 'wbr'];
const allowedTags = new Set([...(defaultSchema.tagNames ?? []), ...extraTags].filter((tag) => tag !== 'input'));

/** GitHub's list, without form fields, ids unprefixed so that old links land. */
const safeList: Schema = {
  ...defaultSchema,
  tagNames: [...allowedTags],
  clobber: [],
  protocols: { cite: ['http', 'https'] },
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dir', 'lang', 'id', 'title', 'ariaLabel'],
    a: ['href', 'name', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref', ['className', 'data-footnote-backref']],
    abbr: ['title'],
    div: ['className'],
    img: ['src', 'alt', 'width', 'height', 'title'],
    source: [],
    time: ['dateTime'],
  },
};

const tag =
  /<!--[\s\S]*?(?:-->|$)|<(?:\/?([A-Za-z][\w:.-]*)(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*|\/)?>|![A-Za-z[][^>]*>|\?[^>]*>|(?=[A-Za-z/!?]))/g;

/** Turns every tag that is not on the safe list into text. */
export const unknownTagsPlugin = tagsPlugin(allowedTags);

/** Turns every tag into text: for HTML that cannot be parsed. */
export const allTagsPlugin = tagsPlugin(new Set());

function tagsPlugin(allowed: ReadonlySet<string>): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'unknown-tags',
    options: { position: true },
    link(node, context) {
      const { start, end } = node.position ?? {};
      const written = context.source.slice(start?.offset, end?.offset);
      if (written.startsWith('<') && !/^(?:https?|mailto|ftp|tel|ircs?|xmpp|news|magnet):/i.test(node.url))
        return { type: 'text' as const, value: written };
      return undefined;
    },
    html(node, context) {
      const value = node.value.replace(tag, (whole, name?: string) =>
        whole.startsWith('<!--') || (name && allowed.has(name.toLowerCase())) ? whole : escapeHtml(whole),
      );
      if (value === node.value) return;
      const parent = context.parent(node)?.type;
      const isFlow = parent === 'root' || parent === 'blockquote' || parent === 'listItem';
      if (!isFlow) return { type: 'text', value: node.value };
      if (/<\/?[A-Za-z]/.test(value)) return { type: 'html', value };
      return { type: 'paragraph', children: [{ type: 'text', value: node.value }] };
    },
  });
}

/** Drops attributes and addresses that are not on the safe list. */
export const sanitizePlugin = defineHastPlugin({
  name: 'sanitize',
  before(root, context) {
    context.replaceNode(root, sanitize(root as Nodes, safeList) as Root);
  },
});

/** Whether a body may hold HTML: only then is it parsed and sanitised. */
export function mayHaveHtml(body: string): boolean {
  return /<[A-Za-z/!?]/.test(body);
}
