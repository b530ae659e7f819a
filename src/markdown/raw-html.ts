// HTML in Markdown: what is safe stays HTML, everything else is shown as it was
// written, for in notes about errors `<module>` and `<T>` are text.

import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import type { Nodes, Root } from 'hast';
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { escapeHtml } from './highlight.ts';

const extraTags = ['abbr', 'cite', 'dfn', 'figcaption', 'figure', 'mark', 'small', 'time', 'u', 'wbr'];
const allowedTags = new Set([...(defaultSchema.tagNames ?? []), ...extraTags].filter((tag) => tag !== 'input'));

/** GitHub's list, without form fields, ids unprefixed so that old links land. */
const safeList: Schema = {
  ...defaultSchema,
  tagNames: [...allowedTags],
  clobber: [],
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dir', 'lang', 'id', 'title', 'ariaLabel'],
    a: ['href', 'name', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref', ['className', 'data-footnote-backref']],
    abbr: ['title'],
    div: ['className'],
    img: ['src', 'alt', 'width', 'height', 'title'],
    time: ['dateTime'],
  },
};

const tag = /<(?:\/?([A-Za-z][\w:.-]*)(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*|\/)?>|![A-Za-z[][^>]*>|\?[^>]*>)/g;

/** Turns every tag that is not on the safe list into text. */
export const unknownTagsPlugin = defineMdastPlugin({
  name: 'unknown-tags',
  html(node, context) {
    const value = node.value.replace(tag, (whole, name?: string) =>
      name && allowedTags.has(name.toLowerCase()) ? whole : escapeHtml(whole),
    );
    if (value === node.value) return;
    const parent = context.parent(node)?.type;
    const isFlow = parent === 'root' || parent === 'blockquote' || parent === 'listItem';
    if (!isFlow) return { type: 'text', value: node.value };
    if (/<\/?[A-Za-z]/.test(value)) return { type: 'html', value };
    return { type: 'paragraph', children: [{ type: 'text', value: node.value }] };
  },
});

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
