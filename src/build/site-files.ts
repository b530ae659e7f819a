// Every file of a site but those of its search: kept where it is made from the
// same as in the last build, else made.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache/render-cache.ts';
import { mediaPaths } from '../notes/media.ts';
import { listPages } from '../notes/page-list.ts';
import type { SiteIndex } from '../notes/site-index.ts';
import { listTextFiles } from '../notes/text-files.ts';
import type { Bundle } from './bundle.ts';
import type { Output } from './output.ts';
import { type PageTask, pageComponents, pageFile, renderPages, type startRenderer } from './render-pages.ts';

/** Feeds, sitemaps, files of `public/` and of the notes. */
export function placeFiles(index: SiteIndex, output: Output, { posts, publicFolder, stamps }: FileSources): void {
  for (const { path, text } of listTextFiles(index)) {
    const content = text();
    output.place(path, digestOf(content), () => content);
  }
  const copy = (path: string, file: string, stamp: string | undefined) => {
    // The state of a file that may be changing tells nothing.
    output.place(path, stamp || digestOf(readFileSync(file, 'base64')), () => readFileSync(file));
  };
  for (const [path, stamp] of stamps.public) copy(path, join(publicFolder, path), stamp);
  const media = mediaPaths(index.articles.flatMap(({ notes }) => notes));
  for (const path of media) copy(`media/${path}`, join(posts, path), stamps.posts.get(path));
}

/**
 * Every page. Its key is the code of pages and its view: whatever it shows is in that.
 *
 * @param code fingerprint of the project's code
 */
export async function buildPages(index: SiteIndex, output: Output, { bundle, renderer, code, slots, onProgress }: PageWork): Promise<void> {
  for (const { path, file } of bundle.assets) output.place(path, path, () => readFileSync(file));
  const pageCode = digestOf(code, ...bundle.assets.map(({ path }) => path));
  const pages = uniquePages(index);
  const keys = new Map<string, string>();
  let done = 0;
  const job = { bundle: bundle.folder, stage: output.stage, base: output.base };
  await renderPages(job, renderer, stalePages(), slots, (tasks, isWritten) => {
    for (const [at, { path }] of tasks.entries()) {
      const [file, key = ''] = [pageFile(path), keys.get(path)];
      keys.delete(path);
      if (isWritten[at]) output.put(file, key);
      else output.keepAs(file, key);
    }
    done += tasks.length;
    onProgress(done, pages.length);
  });

  function* stalePages(): Generator<PageTask> {
    for (const { path, view } of pages) {
      const data = view();
      const text = JSON.stringify(data);
      // What a compiled note shows may be in other files than its own.
      const compiled = data.kind === 'note' && data.note.format === 'mdx' ? bundle.digest : '';
      const key = digestOf(pageCode, compiled, text);
      const file = pageFile(path);
      if (output.keep(file, key)) done++;
      else {
        keys.set(path, key);
        yield { path, component: pageComponents[data.kind], view: text, isKnown: output.has(file) };
      }
    }
    // Nobody knows what these depend on.
    for (const { path, component } of bundle.pages) yield { path, component, isKnown: output.has(pageFile(path)) };
  }
}

/** Of two pages with one address the first stands. */
function uniquePages(index: SiteIndex) {
  const paths = new Set<string>();
  return [...listPages(index)].filter(({ path }) => !paths.has(path) && paths.add(path));
}

interface FileSources {
  /** Absolute path of the folder of notes. */
  posts: string;
  publicFolder: string;
  /** The state of the files in each. */
  stamps: { posts: ReadonlyMap<string, string>; public: ReadonlyMap<string, string> };
}

interface PageWork {
  bundle: Bundle;
  /** A process of the bundle, where one was started. */
  renderer: ReturnType<typeof startRenderer> | undefined;
  code: string;
  /** As `renderPages` takes them. */
  slots: readonly Promise<void>[];
  onProgress: (done: number, total: number) => void;
}
