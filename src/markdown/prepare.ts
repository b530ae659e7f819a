// Notations of other generators, made CommonMark before it is parsed. Lines keep
// their numbers, and nothing inside a fence is touched.

import { fenceLines } from './fence-lines.ts';

const attributeList = /^ {0,3}\{:[^}\n]*\}\s*$/;
const tocItem = /^\s*(?:[-*+]|\d+\.)\s+TOC\s*$/i;
const commentId = /^(#{1,6}[ \t].*)\{\/\*\s*([^\s*]+)\s*\*\/\}$/;
const namedContainer = /^( {0,3}:{3,})\s*([\w-]+)[ \t]+([^[{\s].*)$/;
const spacedContainer = /^( {0,3}:{3,})\s+([\w-]+)\s*$/;
/** Microsoft's translations name a heading by its English id. */
const namedAnchor = /^(#{1,6}[ \t]+)<a (?:name|id)="([\w-]+)"><\/a>(.*)$/;
const anyNotation = /^[ \t]*(?:\{:|:{3,}|#{1,6}[ \t].*(?:\{\/\*|<a ))/m;

/**
 * Rewrites kramdown attribute lists (`{:toc}`), React's `{/*id*\/}` after a
 * heading, and VitePress containers (`::: tip Title`).
 */
export function prepareMarkdown(body: string): string {
  if (!anyNotation.test(body)) return body;
  const lines = body.split('\n');
  const isCode = fenceLines();
  return lines
    .map((line, index) => {
      if (isCode(line)) return line;
      if (attributeList.test(line)) return '';
      if (tocItem.test(line) && attributeList.test(lines[index + 1] ?? '')) return '';
      return line
        .trimEnd()
        .replace(commentId, '$1{#$2}')
        .replace(namedAnchor, '$1$3 {#$2}')
        .replace(namedContainer, (_, colons, name, title: string) => `${colons}${name}[${escapeLoneBrackets(title)}]`)
        .replace(spacedContainer, '$1$2');
    })
    .join('\n');
}

/** Whether a body has containers, which cost a parser feature that rewrites `a:b` elsewhere. */
export function hasContainers(body: string): boolean {
  return /^[ \t]*:{3,}[ \t]*[a-z]/im.test(body);
}

/** Brackets in pairs are a link or code; one by itself would end the title. */
function escapeLoneBrackets(title: string): string {
  const paired = /^[^[\]]*(?:\[[^[\]]*\][^[\]]*)*$/.test(title);
  return paired ? title : title.replace(/[[\]]/g, '\\$&');
}
