// The text of an `.mdx` note as HTML without its components: for what reads a
// note outside Astro, such as the search index.

import type { Nodes } from 'hast';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { escapeHtml } from './escape-html.ts';

/**
 * Hands over the body when all other plugins are done: elements without
 * attributes (headings keep their id), the children of components, no expressions.
 */
export function plainHtmlPlugin(receive: (html: string) => void): HastPluginDefinition {
  return defineHastPlugin({ name: 'plain-html', after: (root) => receive(plainHtml(root as Nodes)) });
}

function plainHtml(node: Nodes | Component): string {
  if (node.type === 'text') return escapeHtml(node.value);
  const inner = 'children' in node ? node.children.map(plainHtml).join('') : '';
  if (node.type !== 'element') return inner;
  const id = /^h[1-6]$/.test(node.tagName) ? ` id="${escapeHtml(String(node.properties['id'] ?? ''))}"` : '';
  return withoutEnd.has(node.tagName) ? ' ' : `<${node.tagName}${id}>${inner}</${node.tagName}>`;
}

const withoutEnd = new Set(['br', 'hr', 'img', 'wbr', 'input']);

/** An MDX node, which holds HTML's. */
interface Component {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  children: Nodes[];
}
