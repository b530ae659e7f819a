// The addresses of this site, in one place.

import { site } from '../site.ts';

/** The path of the site's own address: `/`, or `/notes/` for a site under a path. */
export const base = new URL(site.url).pathname.replace(/\/?$/, '/');

/** A path of this site under its base. */
export function withBase(path: string): string {
  return base + (path.startsWith('/') ? path.slice(1) : path);
}

/** The decoded path under the base of an address of this site. */
export function pathOf(url: string): string {
  return decodeURIComponent(url.slice(base.length));
}

/** The absolute address of a path that `withBase` gave. */
export function absolute(path: string): string {
  return origin + path;
}

const { origin } = new URL(site.url);

export function homeUrl(lang: string): string {
  return withBase(`${lang}/`);
}

export function noteUrl(lang: string, slug: string): string {
  return withBase(`${lang}/notes/${encodeURIComponent(slug)}/`);
}

export function searchUrl(lang: string): string {
  return withBase(`${lang}/search/`);
}

/** The segment of a tag in an address: itself, but for what would end a segment or not arrive as it was sent, `C~23` for `C#`. */
export function tagSegment(tag: string): string {
  return tag.replace(/[~%/\\?#$]|^\.{1,2}$/g, (text) => [...text].map((sign) => `~${sign.charCodeAt(0).toString(16)}`).join(''));
}

export function tagUrl(lang: string, tag: string, page = 1): string {
  const path = `${lang}/tags/${encodeURIComponent(tagSegment(tag))}/`;
  return withBase(page === 1 ? path : `${path}${page}/`);
}

export function tagsUrl(lang: string): string {
  return withBase(`${lang}/tags/`);
}

export function archiveUrl(lang: string, page = 1): string {
  return withBase(page === 1 ? `${lang}/archive/` : `${lang}/archive/${page}/`);
}

/** The translations of all languages; of one, what there is to do in it. */
export function translationsUrl(lang?: string, page = 1): string {
  if (lang === undefined) return withBase('translations/');
  return withBase(page === 1 ? `translations/${lang}/` : `translations/${lang}/${page}/`);
}

export function feedUrl(lang: string): string {
  return withBase(`${lang}/feed.xml`);
}

/** What scripts of a page in the language say; beside its home, where `scripts/site-strings.ts` looks for it. */
export function stringsUrl(lang: string): string {
  return withBase(`${lang}/strings.json`);
}

/** A file of `posts/`, published beside the notes. */
export function mediaUrl(path: string): string {
  return withBase(`media/${path.split('/').map(encodeURIComponent).join('/')}`);
}
