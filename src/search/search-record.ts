// What the prose index is given of a note: its title and its text.

import { unescapeHtml } from '../errors/unescape-html.ts';
import type { BodyFacts } from '../markdown/body.ts';
import { assembleHtml } from '../markdown/assemble.ts';
import type { Note } from '../notes/note.ts';
import { titleHeading } from '../notes/title.ts';

/** Title, text and tags as plain text; each block ends as a sentence does, for excerpts run across blocks. */
export function searchText({ title, tags }: Pick<Note, 'title' | 'tags'>, body: BodyFacts & { html: string }): string {
  const html = assembleHtml(body.html, body, {
    link: () => undefined,
    image: () => undefined,
    string: () => '',
    // The error index has the code.
    fence: () => '',
    dropped: titleHeading(title, body.headings),
  });
  const blocks = html.split(blockEnd).map((block) => unescapeHtml(block.replace(inlineTag, '').replace(anyTag, ' ')).trim());
  return [title, ...blocks, ...tags]
    .filter(Boolean)
    .map((block) => (/[\p{P}\p{S}]$/u.test(block) ? block : `${block}.`))
    .join(' ');
}

const blockEnd = /<\/(?:h[1-6]|p|li|dt|dd|td|th|pre|summary)>/;
const inlineTag = /<\/?(?:a|abbr|b|bdi|code|del|em|i|kbd|mark|s|samp|small|span|strong|sub|sup|u|var)\b[^>]*>/g;
const anyTag = /<[^>]*>/g;
