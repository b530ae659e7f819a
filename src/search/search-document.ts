// What the prose index is given of a note: its title and its text, without the
// elements that only colour or label.

import { stripVTControlCharacters } from 'node:util';
import type { BodyFacts } from '../markdown/body.ts';
import { assembleHtml } from '../markdown/assemble.ts';
import { escapeHtml } from '../markdown/escape-html.ts';
import type { Note } from '../notes/note.ts';
import { titleHeading } from '../notes/title.ts';

/** A page for Pagefind, which weighs headings by their level. */
export function searchDocument({ title, lang, tags }: Pick<Note, 'title' | 'lang' | 'tags'>, body: BodyFacts & { html: string }): string {
  const html = assembleHtml(body.html, body, {
    link: () => undefined,
    image: () => undefined,
    string: () => '',
    fence: (index) => `<pre><code>${escapeHtml(stripVTControlCharacters(body.fences[index]?.code ?? ''))}</code></pre>`,
    dropped: titleHeading(title, body.headings),
  });
  const text = html.replace(/<figcaption[^>]*>[\s\S]*?<\/figcaption>|<\/?(?:span|a|mark|figure|div)\b[^>]*>/g, '');
  return (
    `<!doctype html><html lang="${lang}"><body><main data-pagefind-body><h1 data-pagefind-meta="title">${escapeHtml(title)}</h1>` +
    `${text}<p>${escapeHtml(tags.join(' '))}</p></main></body></html>`
  );
}
