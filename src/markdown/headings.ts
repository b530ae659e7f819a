// Headings: their text, their level, and an id that the page fills in.

import GithubSlugger, { slug } from 'github-slugger';
import type { Nodes } from 'hast';
import { defineHastPlugin, type MdastPluginDefinition } from 'satteri';
import type { WrittenHeading } from './body.ts';
import { token } from './tokens.ts';
import { visibleText } from './visible-text.ts';

const writtenId = /\{#([^\s{}]+)\}$/;
/** React's notation, which MDX reads as a comment. */
const commentId = /^\/\*\s*([^\s*]+)\s*\*\/$/;

/** Sätteri's heading over footnotes, which is no part of the text. */
const footnotes = 'footnote-label';
/** The id that it gets, which no heading has. */
export const footnotesId = 'page.footnotes';
const isFootnotes = (node: Readonly<Nodes>) => node.type === 'element' && 'dataFootnotes' in node.properties;

/** Keeps the line of a heading, which HTML does not know any more. */
export const recordHeading: NonNullable<MdastPluginDefinition['heading']> = (node, context) => {
  if (!node.position) return;
  context.data.written ??= [];
  context.data.written.push({ level: node.depth, text: letters(context.textContent(node)), line: node.position.start.line });
};

/** Records each heading and gives it an `id` token; `## Text {#own-id}` keeps its own. */
export const headingsPlugin = () => {
  const slugger = new GithubSlugger();
  let mayBeWritten: boolean | undefined;
  return defineHastPlugin({
    name: 'headings',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, context) {
        if (node.properties['id'] === footnotes && isFootnotes(context.parent(node))) {
          const [label] = node.children;
          if (label?.type === 'text') context.setProperty(label, 'value', token('string', 'note.footnotes'));
          context.setProperty(node, 'id', footnotesId);
          context.setProperty(node, 'className', ['vh']);
          return;
        }
        // Looking at children makes Sätteri hand over the whole tree: few bodies need it.
        mayBeWritten ??= context.data.markup || context.source.includes('{#');
        const last = mayBeWritten ? node.children.at(-1) : undefined;
        const comment = last?.type === 'mdxTextExpression' ? commentId.exec(last.value) : null;
        if (comment && last) context.removeNode(last);
        const written = last?.type === 'text' ? writtenId.exec(last.value.trimEnd()) : null;
        if (written && last?.type === 'text') context.setProperty(last, 'value', last.value.slice(0, written.index).trimEnd());
        const text = visibleText(node, context).replace(/\s+/g, ' ').trim().replace(writtenId, '').trimEnd();
        const own = comment?.[1] ?? written?.[1] ?? (typeof node.properties['id'] === 'string' ? node.properties['id'] : undefined);
        const id = own === undefined ? slugger.slug(slug(text) ? text : 'section') : writtenOnce(own, slugger);
        const level = Number(node.tagName[1]);
        const line = takeLine(context.data.written, level, text, context.data.markup);
        const index = context.data.body?.headings.push({ level, text, id, ...(line ? { line } : {}) }) ?? 1;
        context.setProperty(node, 'id', token('id', index - 1));
      },
    },
  });
};

/** An id as it is written, with a number where another heading has it. */
function writtenOnce(id: string, slugger: GithubSlugger): string {
  // What pages need themselves begins so.
  let unique = id.startsWith('page.') ? id.replace('.', '-') : id;
  let number = slugger.occurrences[unique] ?? 0;
  const base = unique;
  while (Object.hasOwn(slugger.occurrences, unique)) unique = `${base}-${++number}`;
  if (number > 0) slugger.occurrences[base] = number;
  slugger.occurrences[unique] ??= 0;
  return unique;
}

/** Of the next heading of Markdown; where there is HTML, of the next that says the same, for it may have been written in HTML. */
function takeLine(written: WrittenHeading[] = [], level: number, text: string, mayBeHtml = false): number | undefined {
  const at = mayBeHtml ? written.findIndex((heading) => heading.level === level && heading.text === letters(text)) : 0;
  return at === -1 ? undefined : written.splice(0, at + 1).at(-1)?.line;
}

/** What is the same of a heading with its tags and id, and without. */
function letters(text: string): string {
  return text.replace(/<[^<>]*>|\{[#/][^{}]*\}\s*$/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}
