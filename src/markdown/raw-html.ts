// HTML in Markdown: what is safe stays HTML, everything else is shown as it was
// written, for in notes about errors `<module>` and `<T>` are text.

import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import type { Nodes, Root } from 'hast';
import type { Html, Paragraph, Text } from 'mdast';
import { defineHastPlugin, defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { escapeHtml } from './escape-html.ts';

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
    div: ['className', ['role', 'note']],
    img: ['src', 'alt', 'width', 'height', 'title'],
    p: [['className', 'aside-title']],
    source: [],
    td: [['className', 'center', 'end']],
    th: [['className', 'center', 'end']],
    time: ['dateTime'],
  },
};

const tag =
  /<!--[\s\S]*?(?:-->|$)|<(?:\/?([A-Za-z][\w:.-]*)(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*|\/)?>|![A-Za-z[][^>]*>|\?[^>]*>|(?=[A-Za-z/!?]))/g;

/** Turns every tag that is not on the safe list into text. */
export const unknownTagsPlugin = defineMdastPlugin({
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
    if (!node.value.includes('>')) return shownAsText(node, context);
    const value = node.value.replace(tag, (whole, name?: string) =>
      whole.startsWith('<!--') || (name && allowedTags.has(name.toLowerCase())) ? whole : escapeHtml(whole),
    );
    const text = shownAsText(node, context);
    if (value !== node.value && !(text.type === 'paragraph' && /<\/?[A-Za-z]/.test(value))) return text;
    context.data.markup = true;
    return value === node.value ? undefined : { type: 'html' as const, value };
  },
});

/** Shows all HTML as text, comments too: for HTML that cannot be parsed, and so not sanitised. */
export const allHtmlPlugin = defineMdastPlugin({ name: 'all-html', html: shownAsText });

function shownAsText(node: Readonly<Html>, context: MdastVisitorContext): Text | Paragraph {
  const text: Text = { type: 'text', value: node.value };
  const parent = context.parent(node)?.type ?? 'root';
  return phrasingParents.has(parent) ? text : { type: 'paragraph', children: [text] };
}

const phrasingParents = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'tableCell']);

/** Drops attributes and addresses that are not on the safe list. */
export const sanitizePlugin = defineHastPlugin({
  name: 'sanitize',
  before(root, context) {
    if (context.data.markup) context.replaceNode(root, sanitize(root as Nodes, safeList) as Root);
  },
});

/** Whether a body may hold HTML: only then is it parsed and sanitised. */
export function mayHaveHtml(body: string): boolean {
  return /<[A-Za-z/!?]/.test(body);
}
