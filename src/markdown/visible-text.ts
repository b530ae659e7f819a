// The text of an element as a reader sees it.

import type { Nodes } from 'hast';
import type { HastVisitorContext } from 'satteri';

/** Text of all descendants, without comments and without the source of MDX expressions. */
export function visibleText(node: Readonly<Nodes>, context: HastVisitorContext): string {
  // Of Markdown alone all text is visible, and Sätteri need not hand over the tree.
  return context.data.markup ? textOf(node) : context.textContent(node as never);
}

function textOf(node: Readonly<Nodes>): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
