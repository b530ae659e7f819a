// Links and images of all notes, checked against what is there.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { imageMetadata } from 'astro/assets/utils';
import { isFileWithin } from './files.ts';
import { decodePath, linkIndex, resolveLink } from './links.ts';
import type { Article, Media, Note } from './note.ts';
import { type Problem, problem } from './problems.ts';
import type { References } from './references-of.ts';
import { mediaUrl, withBase } from './urls.ts';

/** Fills in each note's `links` and `media`, and reports what leads nowhere. */
export async function checkReferences(
  articles: readonly Article[],
  references: ReadonlyMap<string, References>,
  folders: Folders,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const index = linkIndex(articles);
  for (const note of articles.flatMap((article) => article.notes)) {
    const { links = [], images = [] } = references.get(note.path) ?? {};
    const urls = new Map<string, string>();
    const media = new Map<string, Media>();
    for (const { address: href, line } of links) {
      const target = resolveLink(note, href, index);
      if ('url' in target) {
        urls.set(href, target.url);
        continue;
      }
      const file = /\.mdx?$/i.test(target.file ?? '') ? undefined : findFile(target, folders);
      if (file) media.set(href, file.media);
      else problems.push(linkProblem(target.problem, href, note, line));
    }
    for (const { address: src, line } of images) {
      const image = await findImage(note, src, folders);
      if (image) media.set(src, image);
      else {
        const message = `The image "${src}" is not there.`;
        problems.push(problem('image-missing', { file: note.path, line }, message, 'Name it by its path from this note.'));
      }
    }
    if (urls.size > 0) note.links = Object.fromEntries(urls);
    if (media.size > 0) note.media = Object.fromEntries(media);
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

async function findImage(note: Note, src: string, folders: Folders): Promise<Media | undefined> {
  if (src.startsWith('data:image/')) return { url: src };
  const path = src.replace(/[?#].*$/, '');
  const place = path.startsWith('/') ? { publicFile: path } : { file: posix.join(posix.dirname(note.path), decodePath(path)) };
  const image = findFile(place, folders);
  if (!image) return undefined;
  try {
    const { width, height } = await imageMetadata(readFileSync(image.absolute), image.absolute);
    return { ...image.media, width, height };
  } catch {
    return image.media;
  }
}

/**
 * A file beside the notes, or in `public/`: one that really lies there, for what
 * a link or `..` leads out to was not put there to be published.
 */
function findFile({ file, publicFile }: FilePlace, { posts, publicFolder }: Folders): FoundFile | undefined {
  if (file !== undefined) {
    const absolute = join(posts, file);
    return isFileWithin(posts, absolute) ? { absolute, media: { url: mediaUrl(file), path: file } } : undefined;
  }
  if (publicFile === undefined) return undefined;
  const absolute = join(publicFolder, posix.normalize(decodePath(publicFile)));
  return isFileWithin(publicFolder, absolute) ? { absolute, media: { url: withBase(publicFile) } } : undefined;
}

interface Folders {
  posts: string;
  publicFolder: string;
}

/** As `resolveLink` names files: one under `posts/`, or an address in `public/`. */
interface FilePlace {
  file?: string;
  publicFile?: string;
}

interface FoundFile {
  absolute: string;
  media: Media;
}
