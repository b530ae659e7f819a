// Where a link in a note leads: a note, a file beside it, another site, nowhere.

import { posix } from 'node:path';
import type { Article, Note } from './note.ts';
import { pathKey, readPath } from './path-language.ts';
import { noteUrl, withBase } from './urls.ts';

/** An index of what links can name. */
export function linkIndex(articles: readonly Article[]): LinkIndex {
  const byPath = new Map<string, Target>();
  const byKey = new Map<string, Article>();
  const urls = new Map<string, string>();
  for (const article of articles) {
    for (const note of article.notes) {
      byPath.set(note.path.normalize('NFC'), { note, article });
      if (!byKey.has(note.key)) byKey.set(note.key, article);
      const url = noteUrl(note.lang, article.slug);
      urls.set(decodePath(url), url);
    }
  }
  return { byPath, byKey, urls };
}

/**
 * Resolves the address of a link in a note. A link to a file of a translation
 * that is not there leads to the same article in the note's own language, else
 * to its original.
 */
export function resolveLink(note: Pick<Note, 'path' | 'lang'>, href: string, index: LinkIndex): LinkTarget {
  const outside = resolveOutside(href);
  if (outside) return outside;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  if (path.startsWith('/')) return rootedTarget(path, rest, index);
  if (path === '') return { url: rest };
  const wanted = posix.join(posix.dirname(note.path), decodePath(path)).normalize('NFC').replace(/\/$/, '');
  for (const candidate of [wanted, `${wanted}.md`, `${wanted}.mdx`, `${wanted}/index.md`]) {
    const target = index.byPath.get(candidate);
    if (target) return { url: noteUrl(target.note.lang, target.article.slug) + rest };
  }
  const article = articleOfPath(wanted.replace(/\.html?$/, ''), note.lang, index);
  const translation = article?.notes.find(({ lang }) => lang === note.lang) ?? article?.original ?? article?.notes[0];
  if (article && translation) return { url: noteUrl(translation.lang, article.slug) + rest };
  return { problem: 'link-missing', file: wanted };
}

/** The target of a link that names no other page of this site: with a scheme or a host, or into the note itself. */
export function resolveOutside(href: string): LinkTarget | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme) return safeSchemes.has(scheme) ? { url: href } : { problem: 'link-unsafe' };
  return href.startsWith('//') || href.startsWith('#') ? { url: href } : undefined;
}

/** A path without its percent escapes; one that is not escaped as it should be is left as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const safeSchemes = new Set(['http', 'https', 'mailto', 'tel', 'irc', 'ircs', 'xmpp', 'ftp', 'news', 'magnet']);

function rootedTarget(path: string, rest: string, index: LinkIndex): LinkTarget {
  const url = index.urls.get(decodePath(withBase(path.endsWith('/') ? path : `${path}/`)).normalize('NFC'));
  return url === undefined ? { problem: 'link-missing', publicFile: path } : { url: url + rest };
}

/** The article that a path without a file would belong to, in the language of the linking note or in one that the path names. */
function articleOfPath(path: string, lang: string, index: LinkIndex): Article | undefined {
  const parts = readPath(path);
  const langs = [lang, parts.suffix?.lang, ...parts.folders.map((folder) => folder.lang)].filter((named) => named !== undefined);
  const key = langs.map((named) => pathKey(parts, named)).find((candidate) => index.byKey.has(candidate));
  return key === undefined ? undefined : index.byKey.get(key);
}

interface Target {
  note: Note;
  article: Article;
}

export interface LinkIndex {
  byPath: ReadonlyMap<string, Target>;
  byKey: ReadonlyMap<string, Article>;
  /** The address of each note, by its spelling without percent escapes. */
  urls: ReadonlyMap<string, string>;
}

export type LinkTarget =
  | { url: string }
  | {
      problem: 'link-missing' | 'link-unsafe';
      /** The path under `posts/` that a relative link names; it may be a file that is no note. */
      file?: string;
      /** The path that a rooted link names; it may be in `public/`. */
      publicFile?: string;
    };
