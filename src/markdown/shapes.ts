// What Sätteri writes as inline styles and form fields, which no page has: the
// alignment of table cells becomes a class, a task's box a character.

import { defineHastPlugin } from 'satteri';

/** Runs before HTML is sanitised, which would drop both. */
export const shapesPlugin = defineHastPlugin({
  name: 'shapes',
  element: [
    {
      filter: ['td', 'th'],
      visit(node, context) {
        const aligned = /^text-align: (center|right)$/.exec(String(node.properties['style'] ?? ''))?.[1];
        context.setProperty(node, 'style', null);
        if (aligned) context.setProperty(node, 'className', [aligned === 'right' ? 'end' : aligned]);
      },
    },
    {
      filter: ['input'],
      visit: (node) => ({ type: 'text', value: node.properties['checked'] ? '☑' : '☐' }),
    },
  ],
});

/** Whether a body may have an aligned table or a task. */
export function mayHaveShapes(body: string): boolean {
  return /-:|:-|\[[ xX]\]/.test(body);
}
