// The text of an element as a reader sees it.

import type { Nodes } from 'hast';

/** Text of all descendants, without comments and without the source of MDX expressions. */
export function visibleText(node: Readonly<Nodes>): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(visibleText).join('') : '';
}
