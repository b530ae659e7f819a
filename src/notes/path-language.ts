// What a path says about a note: its language, its date, and what is left when
// both are taken away, which its translations share.

import { canonicalLanguage, isSiteLanguage } from './language.ts';

/**
 * Reads the languages that a path could name.
 *
 * @param path under `posts/`, such as `_notes/ja/2025-11-08-fix-auth-ja.md`
 */
export function readPath(path: string): PathParts {
  const segments = path.normalize('NFC').split('/');
  const stem = (segments.pop() ?? '').replace(/\.mdx?$/i, '');
  const folders = segments.map((segment) => ({ segment, lang: namedLanguage(segment) }));
  return { folders, stem, suffix: longestSuffix(stem) };
}

/**
 * The folders among these paths that stand beside a folder in a language of the
 * site, and so name a language too: `it/` beside `en/`, but not `ts/` beside `go/`.
 */
export function languageFolders(paths: Iterable<string>): ReadonlySet<string> {
  const childrenOf = new Map<string, Map<string, string>>();
  for (const path of paths) {
    const segments = path.split('/').slice(0, -1);
    for (const [depth, segment] of segments.entries()) {
      const lang = namedLanguage(segment);
      if (!lang) continue;
      const parent = segments.slice(0, depth).join('/');
      const children = childrenOf.get(parent) ?? new Map<string, string>();
      childrenOf.set(parent, children.set(segments.slice(0, depth + 1).join('/'), lang));
    }
  }
  const families = [...childrenOf.values()].filter((children) => [...children.values()].some(isSiteLanguage));
  return new Set(families.flatMap((children) => [...children.keys()]));
}

/**
 * The language that the path itself shows: a suffix or infix that the folder does
 * not contradict, else the folder. `trusted` says whether it is sure enough
 * without asking the text: a language of the site, suffix and folder alike, or a
 * folder of `families`, as `languageFolders` gives them.
 */
export function languageOfPath(path: string, families: ReadonlySet<string>): { lang: string; trusted: boolean } | undefined {
  const parts = readPath(path);
  const folder = folderChoice(parts, undefined);
  const suffix = parts.suffix?.lang;
  const lang = folder?.lang ?? suffix;
  if (!lang) return undefined;
  const depth = folder ? parts.folders.indexOf(folder) + 1 : 0;
  const inFamily = depth > 0 && families.has(path.split('/').slice(0, depth).join('/'));
  return { lang, trusted: isSiteLanguage(lang) || suffix === folder?.lang || inFamily };
}

/**
 * The path without its language, the same for every translation of an article.
 * A dated name is the whole key wherever the file lies; an undated one keeps
 * its other folders.
 *
 * @param lang the note's own canonical language
 */
export function pathKey(parts: PathParts, lang: string): string {
  const folder = folderChoice(parts, lang);
  const agrees = parts.suffix && (parts.suffix.lang === lang || parts.suffix.lang === folder?.lang);
  const name = agrees && parts.suffix ? parts.suffix.rest : parts.stem;
  if (datedName.test(name)) return name;
  const folders = parts.folders.filter((entry) => entry !== folder).map(({ segment }) => segment);
  return [...folders, name].join('/');
}

/** The date at the start of a file name, and the rest of it. */
export function splitDate(name: string): { date: string | undefined; rest: string } {
  const match = datedName.exec(name);
  return match ? { date: match[1], rest: name.slice(match[0].length) } : { date: undefined, rest: name };
}

const datedName = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[-_](?=.)/;

/** The one folder that stands for the language: the note's own, else the first of the site's, else the first. */
function folderChoice(parts: PathParts, lang: string | undefined): Folder | undefined {
  const named = parts.folders.filter((folder) => folder.lang !== undefined);
  return (
    named.find((folder) => folder.lang === lang) ??
    named.find((folder) => isSiteLanguage(folder.lang ?? '')) ??
    (lang === undefined ? named[0] : undefined)
  );
}

/** A name stands for a language with two letters (and script or region) or an alias; `api` and `src` do not. */
function namedLanguage(name: string): string | undefined {
  return /^(?:[a-z]{2}(?:[-_].+)?|hans|hant|chs|cht)$/i.test(name) ? canonicalLanguage(name) : undefined;
}

/** `x-zh-Hans` ends in `zh-Hans`, and not in `Hans` alone; `x-fix-ja` ends in `ja`. */
function longestSuffix(stem: string): PathParts['suffix'] {
  const pieces = stem.split(/([-._])/);
  for (const count of [3, 2, 1]) {
    const tail = pieces.slice(-(2 * count - 1)).join('');
    const rest = pieces.slice(0, -(2 * count)).join('');
    const lang = rest ? namedLanguage(tail) : undefined;
    if (lang) return { rest, lang };
  }
  return undefined;
}

interface Folder {
  segment: string;
  lang: string | undefined;
}

export interface PathParts {
  folders: readonly Folder[];
  /** File name without extension. */
  stem: string;
  /** The language at the end of the name, and the name without it. */
  suffix: { rest: string; lang: string } | undefined;
}
