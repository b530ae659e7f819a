// Links and images become tokens; tables scroll inside themselves; the first
// paragraph is kept for lists and search engines.

import type { Element, ElementContent } from 'hast';
import { defineHastPlugin, type HastVisitorContext } from 'satteri';
import type { BodyFacts } from './body.ts';
import { footnotesId } from './headings.ts';
import { token } from './tokens.ts';
import { visibleText } from './visible-text.ts';

const excerptLength = 200;

/**
 * One plugin, for each walks the tree anew: puts the addresses of links and images
 * into `data.body` and tokens in their place; lets a wide table scroll inside
 * itself, by keyboard too; keeps the text of the first paragraph that has any.
 */
export const bodyPlugin = defineHastPlugin({
  name: 'body',
  element: [
    {
      filter: ['a'],
      visit(node, context) {
        const { body } = context.data;
        const href = node.properties['href'];
        if (typeof href !== 'string' || !body) return;
        const isFootnote = 'dataFootnoteRef' in node.properties || 'dataFootnoteBackref' in node.properties;
        if ('dataFootnoteRef' in node.properties) context.setProperty(node, 'ariaDescribedBy', footnotesId);
        if ('dataFootnoteBackref' in node.properties) context.setProperty(node, 'ariaLabel', token('string', 'note.footnoteBack'));
        if (isFootnote && href.startsWith('#')) return;
        context.setProperty(node, 'href', token('link', body.links.push(href) - 1));
      },
    },
    {
      filter: ['img'],
      visit(node, context) {
        const { body } = context.data;
        const src = node.properties['src'];
        if (typeof src !== 'string' || !body) return undefined;
        if (/^(?:https?:)?\/\//i.test(src)) return remoteImage(node, src, body, context);
        context.setProperty(node, 'src', token('image', body.images.push(src) - 1));
        if (node.properties['alt'] === undefined) context.setProperty(node, 'alt', '');
        return undefined;
      },
    },
    {
      filter: ['table'],
      visit(node, context) {
        context.wrapNode(node, { type: 'element', tagName: 'div', properties: { className: ['scroll'], tabIndex: 0 }, children: [] });
      },
    },
    {
      filter: ['p'],
      visit(node, context) {
        const { body } = context.data;
        if (!body || body.excerpt) return;
        if ((node.properties['className'] as string[] | undefined)?.includes('aside-title')) return;
        const text = visibleText(node, context).replace(/\s+/g, ' ').trim();
        body.excerpt = text.length > excerptLength ? `${text.slice(0, excerptLength - 1).replace(/\s\S*$/, '')}…` : text;
      },
    },
  ],
});

/** No page asks a third party for anything: a remote image is a link to it. */
function remoteImage(node: Element, src: string, body: BodyFacts, context: HastVisitorContext): ElementContent {
  const line = context.source.slice(0, Math.max(context.source.indexOf(src), 0)).split('\n').length;
  const message = `The image "${src}" is on another site; it is shown as a link.`;
  body.problems.push({ code: 'image-remote', line, message, hint: 'Save it in posts/ and name it by a relative path.' });
  const name =
    String(node.properties['alt'] ?? '') ||
    src
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ||
    src;
  const text: ElementContent = { type: 'text', value: name };
  const parent = context.parent(node);
  if (parent && 'tagName' in parent && parent.tagName === 'a') return text;
  return { type: 'element', tagName: 'a', properties: { href: token('link', body.links.push(src) - 1) }, children: [text] };
}
