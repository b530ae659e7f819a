// Links and images of all notes, checked against what is there.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import { linkIndex, resolveLink } from './links.ts';
import type { Article, Media, Note } from './note.ts';
import { type Problem, problem } from './problems.ts';
import { mediaUrl, withBase } from './urls.ts';

/** Fills in each note's `media` and reports what leads nowhere. */
export async function checkReferences(
  articles: readonly Article[],
  references: ReadonlyMap<string, References>,
  folders: Folders,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const index = linkIndex(articles);
  for (const note of articles.flatMap((article) => article.notes)) {
    const { links = [], images = [] } = references.get(note.path) ?? {};
    const lineOf = lineFinder(join(folders.posts, note.path));
    const media: Record<string, Media> = {};
    for (const href of new Set(links)) {
      const target = resolveLink(note, href, index);
      if (!('problem' in target)) continue;
      const file = fileTarget(target, folders);
      if (file) media[href] = file;
      else problems.push(linkProblem(target.problem, href, note, lineOf(href)));
    }
    for (const src of new Set(images)) {
      const image = await findImage(note, src, folders);
      if (image) media[src] = image;
      else {
        const message = `The image "${src}" is not there.`;
        problems.push(problem('image-missing', { file: note.path, line: lineOf(src) }, message, 'Name it by its path from this note.'));
      }
    }
    if (Object.keys(media).length > 0) note.media = media;
  }
  return problems;
}

function linkProblem(code: 'link-missing' | 'link-unsafe', href: string, note: Note, line: number): Problem {
  const at = { file: note.path, line };
  return code === 'link-unsafe'
    ? problem(code, at, `The link "${href}" is not safe to follow; its text is shown without it.`, 'Link to http, https or mailto.')
    : problem(
        code,
        at,
        `The link "${href}" leads to nothing here; its text is shown without it.`,
        'Name the file by its path from this note, or write the full address.',
      );
}

/** A file that is no note: beside the notes, or in `public/`. */
function fileTarget(target: { file?: string; publicFile?: string }, { posts, publicFolder }: Folders): Media | undefined {
  if (target.file && !target.file.startsWith('..') && isFile(join(posts, target.file)) && !/\.mdx?$/i.test(target.file)) {
    return { url: mediaUrl(target.file), path: target.file };
  }
  if (target.publicFile && isFile(join(publicFolder, decodeURI(target.publicFile)))) return { url: withBase(target.publicFile) };
  return undefined;
}

async function findImage(note: Note, src: string, { posts, publicFolder }: Folders): Promise<Media | undefined> {
  if (src.startsWith('data:image/')) return { url: src };
  let path: string;
  try {
    path = decodeURI(src.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
  const rooted = path.startsWith('/');
  const relative = rooted ? path : posix.join(posix.dirname(note.path), path);
  const absolute = rooted ? join(publicFolder, path) : join(posts, relative);
  if (relative.startsWith('..') || !isFile(absolute)) return undefined;
  const place = rooted ? { url: withBase(path) } : { url: mediaUrl(relative), path: relative };
  try {
    const { width, height } = await imageMetadata(readFileSync(absolute), absolute);
    return { ...place, width, height };
  } catch {
    return place;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Finds the line of a reference; the file is read again only for the few notes with problems. */
function lineFinder(path: string): (reference: string) => number {
  let text: string | undefined;
  return (reference) => {
    text ??= readFileSync(path, 'utf8');
    const index = text.indexOf(reference);
    return index === -1 ? 1 : text.slice(0, index).split('\n').length;
  };
}

/** The addresses that a note refers to, as written. */
export interface References {
  links: readonly string[];
  images: readonly string[];
}

interface Folders {
  posts: string;
  publicFolder: string;
}
