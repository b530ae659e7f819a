// A body as its page shows it, in a site whose only other note is `en/b.md`.

import { assembleHtml, type PageAnswers } from '../../../src/markdown/assemble.ts';
import { highlightFence } from '../../../src/markdown/highlight.ts';
import { type RenderedBody, renderBody } from '../../../src/markdown/pipeline.ts';
import { linkIndex, resolveLink } from '../../../src/notes/links.ts';
import type { Article, Note } from '../../../src/notes/note.ts';

const other = { path: 'en/b.md', lang: 'en', key: 'b' } as Note;
const index = linkIndex([{ id: 'en/b.md', slug: 'b', notes: [other], original: other } as Article]);

/** The HTML of a body on the page of `en/a.md`; `here.png` is an image beside it, and labels stand as `{key}`. */
export async function page(body: string, answers: Partial<PageAnswers> = {}): Promise<string> {
  const rendered = await renderBody(body, 'md', '/posts/en/a.md');
  return assemble(rendered, answers);
}

/** The page of a body that was rendered before. */
export async function assemble(rendered: RenderedBody, answers: Partial<PageAnswers> = {}): Promise<string> {
  const fences = await Promise.all(rendered.fences.map(highlightFence));
  return assembleHtml(rendered.html, rendered, {
    link(href) {
      const target = resolveLink({ path: 'en/a.md', lang: 'en' }, href, index);
      return 'url' in target ? target.url : undefined;
    },
    image: (src) => (src === 'here.png' ? { url: '/media/here.png', width: 4, height: 3 } : undefined),
    fence: (place) => fences[place] ?? '',
    string: (key) => `{${key}}`,
    ...answers,
  });
}

/** What a reader sees of HTML: no tags, entities decoded, white space single. */
export function visibleText(html: string): string {
  return unescapeHtml(html.replace(tag, '')).replace(/\s+/g, ' ').trim();
}

/** The code of the first fence, as the clipboard gets it. */
export function copiedCode(html: string): string {
  const code = /<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/.exec(html)?.[1] ?? '';
  return unescapeHtml(code.replace(tag, ''));
}

/** What a browser would run or fetch in HTML: dangerous elements, handlers, styles, addresses. */
export function dangers(html: string): string[] {
  const found: string[] = [];
  for (const [, name = '', attributes = ''] of html.matchAll(startTag)) {
    if (!harmless.has(name.toLowerCase())) found.push(`<${name}>`);
    for (const [, key = '', quoted = '', bare = ''] of attributes.matchAll(attribute)) {
      const value = unescapeHtml(quoted.slice(1, -1) || bare);
      if (/^(?:on.*|style|srcdoc|srcset|formaction|action|ping|background)$/i.test(key)) found.push(key);
      // A browser drops control characters and spaces before it looks at the scheme.
      if (/^(?:href|src|cite)$/i.test(key) && /^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(stripControls(value))) found.push(value);
    }
  }
  return found;
}

function stripControls(text: string): string {
  return [...text].filter((character) => character > ' ').join('');
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? '');
}

// As a browser reads tags: they end at the first ">" that is not in quotes, or never.
const tag = /<\/?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*(?:>|$)/gi;
const startTag = /<([a-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)(?:>|$)/gi;
const attribute = /([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|([^\s"'>]+)))?/g;
const harmless = new Set(
  'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  ),
);
