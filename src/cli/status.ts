// `kaiketsu status`: every note, where it is published, and what it translates.

import { ingest } from '../notes/ingest.ts';
import type { Article, Note } from '../notes/note.ts';
import { noteUrl } from '../notes/urls.ts';
import { applyOptions, type CommonFlags } from './options.ts';
import { progress } from './progress.ts';

export async function status(flags: CommonFlags & { json?: boolean }): Promise<number> {
  const options = applyOptions(flags);
  const { articles } = await ingest(options, { onProgress: progress('Reading notes').update });
  const rows = articles
    .flatMap((article) => article.notes.map((note) => statusRow(article, note)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (flags.json) {
    console.log(JSON.stringify(rows, null, 2));
  } else {
    const width = (key: 'lang' | 'url') => Math.max(...rows.map((row) => row[key].length), 0);
    for (const { lang, url, path, original } of rows) {
      const origin = original === null ? 'orphan' : original === path ? 'original' : `from ${original}`;
      console.log(`${lang.padEnd(width('lang'))}  ${url.padEnd(width('url'))}  ${path}  ${origin}`);
    }
  }
  return 0;
}

function statusRow(article: Article, note: Note): StatusRow {
  return {
    path: note.path,
    url: noteUrl(note.lang, article.slug),
    article: article.id,
    lang: note.lang,
    original: article.original?.path ?? null,
    translated: note.translated ?? null,
    generated: note.generated ?? null,
  };
}

/** One note of `status --json`. */
interface StatusRow {
  /** Under `posts/`. */
  path: string;
  url: string;
  /** The same for all notes of an article. */
  article: string;
  lang: string;
  /** Path of the article's original, itself for an original, `null` for an orphan. */
  original: string | null;
  /** `null` where the note does not say. */
  translated: boolean | null;
  generated: boolean | null;
}
