// Fences become tokens before Markdown turns into HTML, so that neither the
// HTML parser nor MDX sees their code.

import type { Code } from 'mdast';
import { defineMdastPlugin } from 'satteri';
import type { Fence } from './body.ts';
import { parseInfo } from './fence-info.ts';
import { recordHeading } from './headings.ts';
import { isKnownLanguage } from './highlight.ts';
import { token } from './tokens.ts';

/** Puts each fence into `data.body.fences` and a token in its place; one plugin with headings, for each walks the tree anew. */
export const fencesPlugin = defineMdastPlugin({
  name: 'fences',
  options: { position: true },
  heading: recordHeading,
  code(node, context) {
    const { body } = context.data;
    if (!body) return;
    const info = [node.lang, node.meta].filter(Boolean).join(' ');
    const { language } = parseInfo(info);
    if (!isKnownLanguage(language)) {
      body.problems.push({
        code: 'fence-language',
        line: node.position?.start.line ?? 1,
        message: `"${language}" is no language that can be highlighted; the block is shown as text.`,
        hint: 'Use "text", or a name from shiki.style/languages.',
      });
    }
    const index = body.fences.push({ info, code: node.value, ...linesOf(node) }) - 1;
    context.setProperty(node, 'value', token('fence', index));
    context.setProperty(node, 'lang', null);
  },
});

/** Code by indentation has no line of marks above it. */
function linesOf({ position, value }: Readonly<Code>): Pick<Fence, 'line' | 'lines'> {
  if (!position) return {};
  const lines: Fence['lines'] = [position.start.line, position.end.line];
  const isIndented = lines[1] - lines[0] + 1 === value.split('\n').length;
  return { line: lines[0] + (isIndented ? 0 : 1), lines };
}
