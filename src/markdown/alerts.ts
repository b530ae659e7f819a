// `> [!NOTE]` (GitHub, Microsoft) and `:::tip` (VitePress, Docusaurus, Starlight)
// become asides, each labelled in the note's language.

import type { Paragraph } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import { token } from './tokens.ts';

/** The three kinds of aside, by the names that other generators give them. */
const kinds: Readonly<Record<string, 'note' | 'tip' | 'caution'>> = {
  note: 'note',
  info: 'note',
  important: 'note',
  tip: 'tip',
  hint: 'tip',
  caution: 'caution',
  warning: 'caution',
  danger: 'caution',
};

const alertStart = /^\[!([A-Za-z]+)\][ \t]*\n?/;

export const alertsPlugin = defineMdastPlugin({
  name: 'alerts',
  blockquote(node, context) {
    const [first] = node.children;
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    const match = text?.type === 'text' ? alertStart.exec(text.value) : null;
    const kind = kinds[match?.[1]?.toLowerCase() ?? ''];
    if (!kind || !match || text?.type !== 'text') return;
    context.setProperty(text, 'value', text.value.slice(match[0].length));
    context.setProperty(node, 'data', asideData(kind));
    context.prependChild(node, label(kind));
  },
});

/** Only in bodies that have containers: see `hasContainers`. */
export const containersPlugin = defineMdastPlugin({
  name: 'containers',
  options: { position: true },
  containerDirective(node, context) {
    const kind = kinds[node.name];
    if (!kind) {
      context.setProperty(node, 'data', { hName: node.name === 'details' ? 'details' : 'div' });
      return;
    }
    const [first] = node.children;
    const titled = first?.type === 'paragraph' && (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel;
    context.setProperty(node, 'data', asideData(kind));
    if (titled) context.setProperty(first as Paragraph, 'data', { hProperties: { className: ['aside-title'] } });
    else context.prependChild(node, label(kind));
  },
  leafDirective: asWritten,
  textDirective: asWritten,
});

/** `Error:foo` and `12:30` are prose: only containers are a notation here. */
function asWritten(
  node: { position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined },
  context: { source: string },
) {
  const { start, end } = node.position ?? {};
  return { type: 'text' as const, value: context.source.slice(start?.offset, end?.offset) };
}

function asideData(kind: string): Record<string, unknown> {
  return { hName: 'div', hProperties: { className: ['aside', kind], role: 'note' } };
}

function label(kind: string): Paragraph {
  return {
    type: 'paragraph',
    data: { hProperties: { className: ['aside-title'] } } as Paragraph['data'] & object,
    children: [{ type: 'text', value: token('string', `aside.${kind}`) }],
  };
}
