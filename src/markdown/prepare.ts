// Notations of other generators, made CommonMark before it is parsed. Lines keep
// their numbers, and nothing inside a fence is touched.

const attributeList = /^\s*\{:[^}\n]*\}\s*$/;
const tocItem = /^\s*(?:[-*+]|\d+\.)\s+TOC\s*$/i;
const commentId = /^(#{1,6}\s.*?)\s*\{\/\*\s*([^\s*]+)\s*\*\/\}\s*$/;
const namedContainer = /^(\s*:{3,})\s*([\w-]+)[ \t]+([^[{\s].*)$/;
const spacedContainer = /^(\s*:{3,})\s+([\w-]+)\s*$/;
const anyNotation = /^\s*(?:\{:|:{3,}|#{1,6}\s.*\{\/\*)/m;

/**
 * Rewrites kramdown attribute lists (`{:toc}`), React's `{/*id*\/}` after a
 * heading, and VitePress containers (`::: tip Title`).
 */
export function prepareMarkdown(body: string): string {
  if (!anyNotation.test(body)) return body;
  const lines = body.split('\n');
  let fence: string | undefined;
  return lines
    .map((line, index) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence) {
        if (mark?.startsWith(fence)) fence = undefined;
        return line;
      }
      if (mark) {
        fence = mark;
        return line;
      }
      if (attributeList.test(line)) return '';
      if (tocItem.test(line) && attributeList.test(lines[index + 1] ?? '')) return '';
      return line.replace(commentId, '$1 {#$2}').replace(namedContainer, '$1$2[$3]').replace(spacedContainer, '$1$2');
    })
    .join('\n');
}

/** Whether a body has containers, which cost a parser feature that rewrites `a:b` elsewhere. */
export function hasContainers(body: string): boolean {
  return /^\s*:{3,}\s*[a-z]/im.test(body);
}
