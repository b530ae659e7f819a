// `> [!NOTE]` (GitHub, Microsoft) and `:::tip` (VitePress, Docusaurus, Starlight)
// become asides, each labelled in the note's language.

import type { Paragraph } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type MdastVisitorContext } from 'satteri';
import { token } from './tokens.ts';

/** The three kinds of aside, by the names that other generators give them. */
const kinds = new Map<string, 'note' | 'tip' | 'caution'>(
  Object.entries({
    note: 'note',
    info: 'note',
    important: 'note',
    tip: 'tip',
    hint: 'tip',
    caution: 'caution',
    warning: 'caution',
    danger: 'caution',
  } as const),
);

const alertStart = /^\[!([A-Za-z]+)\][ \t]*\n?/;

export const alertsPlugin = defineMdastPlugin({
  name: 'alerts',
  blockquote(node, context) {
    const [first] = node.children;
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    const after = first?.type === 'paragraph' ? first.children[1] : undefined;
    const match = text?.type === 'text' ? alertStart.exec(text.value) : null;
    const kind = kinds.get(match?.[1]?.toLowerCase() ?? '');
    if (!kind || !match || text?.type !== 'text') return;
    const rest = text.value.slice(match[0].length);
    if (first && !after && !rest) context.removeNode(first);
    else context.setProperty(text, 'value', rest);
    if (after?.type === 'break' && !rest) context.removeNode(after);
    context.setProperty(node, 'data', asideData(kind));
    context.prependChild(node, label(kind));
  },
});

/** Only in bodies that have containers: see `hasContainers`. */
export const containersPlugin = defineMdastPlugin({
  name: 'containers',
  options: { position: true },
  containerDirective(node, context) {
    const kind = kinds.get(node.name);
    const [first] = node.children;
    const titled = first?.type === 'paragraph' && (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel;
    if (!kind) {
      const isDetails = node.name === 'details';
      context.setProperty(node, 'data', { hName: isDetails ? 'details' : 'div' });
      if (isDetails && titled) context.setProperty(first, 'data', { hName: 'summary' });
      else if (isDetails) context.prependChild(node, label('details', { hName: 'summary' }));
      return;
    }
    context.setProperty(node, 'data', asideData(kind));
    if (titled) context.setProperty(first, 'data', { hProperties: { className: ['aside-title'] } });
    else context.prependChild(node, label(kind));
  },
  leafDirective: asWritten,
  textDirective: asWritten,
});

/** `Error:foo` and `12:30` are prose: only containers are a notation here. */
function asWritten(node: Directive, context: MdastVisitorContext): void {
  const source = (from?: number, to?: number) => ({ type: 'text' as const, value: context.source.slice(from, to) });
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  const [first, last] = [node.children[0]?.position?.start.offset, node.children.at(-1)?.position?.end.offset];
  const parts = node.children.length > 0 ? [source(start, first), ...node.children, source(last, end)] : [source(start, end)];
  context.replaceNode(node, node.type === 'textDirective' ? parts : { type: 'paragraph', children: parts });
}

function asideData(kind: string): Record<string, unknown> {
  return { hName: 'div', hProperties: { className: ['aside', kind], role: 'note' } };
}

function label(kind: string, data: object = { hProperties: { className: ['aside-title'] } }): Paragraph {
  return {
    type: 'paragraph',
    data,
    children: [{ type: 'text', value: token('string', `aside.${kind}`) }],
  };
}

type Directive = Parameters<NonNullable<MdastPluginDefinition['textDirective'] | MdastPluginDefinition['leafDirective']>>[0];
