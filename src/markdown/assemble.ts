// Rendered HTML and a page's own answers become the HTML of that page: tokens
// are filled in and headings put on levels that a page under one h1 can have.

import type { BodyFacts, Heading } from './body.ts';
import { escapeHtml } from './escape-html.ts';
import type { HeadingIds } from './heading-ids.ts';
import { fillTokens } from './tokens.ts';

/**
 * @param html with tokens, from `renderBody` or from Astro's rendering of `.mdx`
 */
export function assembleHtml(html: string, body: BodyFacts, answers: PageAnswers): string {
  const levels = headingLevels(body.headings, answers.dropped);
  const headings: readonly HeadingIds[] = answers.headings ?? body.headings;
  const safe = bracketInAttribute.test(html)
    ? html.replace(openTag, (element) => element.replace(/"[^"]*"/g, (value) => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;')))
    : html;
  const withHeadings = safe.replace(headingElement, (whole, _level, before: string, index: string, after: string, content: string) => {
    const attributes = before + after;
    const number = Number(index);
    const [level, ids] = [levels[number], headings[number]];
    if (!level || !ids) return whole;
    if (number === answers.dropped) return anchor(ids.id) + anchor(ids.alias);
    return `<h${level} id="${escapeHtml(ids.id)}"${attributes}>${anchor(ids.alias)}${content}</h${level}>`;
  });
  const withImages = withHeadings.replace(imageElement, (whole, index: string) => {
    const image = answers.image(body.images[Number(index)] ?? '');
    if (!image) return `<span class="missing">${/\balt="([^"]*)"/.exec(whole)?.[1] ?? ''}</span>`;
    const size = image.width && image.height ? ` width="${image.width}" height="${image.height}"` : '';
    return whole.replace(/ src="[^"]*"/, () => ` src="${escapeHtml(image.url)}"${size} loading="lazy" decoding="async"`);
  });
  const withFences = withImages.replace(fenceElement, (_, index: string) =>
    answers.fence(Number(index)).replace('<figure', `<figure id="${fenceId(Number(index))}"`),
  );
  const withLinks = withFences.replace(linkAttribute, (_, index: string) => {
    const url = answers.link(body.links[Number(index)] ?? '');
    return url === undefined ? 'class="missing"' : `href="${escapeHtml(url)}"`;
  });
  return fillTokens(
    withLinks
      .replaceAll('<code>', '<code dir="auto">')
      .replaceAll('<pre dir="ltr" tabindex="0"><code dir="auto">', '<pre dir="ltr" tabindex="0"><code>'),
    (kind, value) => (kind === 'string' ? escapeHtml(answers.string(value)) : ''),
  );
}

/** A fence that is not as in the original, with the original's, which is seen when asked for. */
export function withOriginal(fence: string, original: string, mark: string, show: string): string {
  const details = `<details><summary><strong>${escapeHtml(mark)}</strong> ${escapeHtml(show)}</summary>${original}</details>`;
  return fence.replace(/<\/figure>$/, () => `${details}</figure>`);
}

/** A place to link to. */
function anchor(id: string | undefined): string {
  return id === undefined ? '' : `<span id="${escapeHtml(id)}"></span>`;
}

/** Id of a fence on its page; a heading's id has no full stop. */
export function fenceId(index: number): string {
  return `code.${index + 1}`;
}

/**
 * Levels from 2 on without a gap, in the order of the headings: `###` then
 * `####` become 2 and 3 where no `##` stands above them.
 *
 * @param dropped index of the heading that is the page's h1
 */
export function headingLevels(headings: readonly Heading[], dropped?: number): number[] {
  const open: number[] = [];
  return headings.map(({ level }, index) => {
    if (index === dropped) return 1;
    while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return Math.min(open.length + 1, 6);
  });
}

const headingElement = /<h([1-6])([^>]*?) id="\ufdd0id:(\d+)\ufdd1"([^>]*)>([\s\S]*?)<\/h\1>/g;
const bracketInAttribute = /="[^"<>]*[<>]/;
const openTag = /<[a-z](?:[^"<>]|"[^"]*")*>/gi;
const imageElement = /<img\b[^>]*? src="\ufdd0image:(\d+)\ufdd1"[^>]*>/g;
const fenceElement = /<pre><code>\ufdd0fence:(\d+)\ufdd1\n?<\/code><\/pre>/g;
const linkAttribute = /href="\ufdd0link:(\d+)\ufdd1"/g;

/** What a page knows and a body does not. */
export interface PageAnswers {
  /** The address that a link leads to, or `undefined` where it leads nowhere. */
  link(href: string): string | undefined;
  /** The published image, or `undefined` where there is none. */
  image(src: string): { url: string; width?: number; height?: number } | undefined;
  /** The HTML of a fence, by its place in the body. */
  fence(index: number): string;
  /** An interface string in the note's language. */
  string(key: string): string;
  /** Of each heading; absent where they are its own. */
  headings?: readonly HeadingIds[];
  /** Index of the heading that the page shows as its h1. */
  dropped?: number | undefined;
}
