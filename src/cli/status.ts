// `kaiketsu status`: how far the translations are, and every note for programs.

import { ingest } from '../notes/ingest.ts';
import type { Freshness } from '../notes/lineage.ts';
import type { Article, Note } from '../notes/note.ts';
import { noteUrl } from '../notes/urls.ts';
import { applyOptions, type CommonFlags, UsageError } from './options.ts';
import { progress } from './progress.ts';
import { statusMarkdown, statusText } from './status-report.ts';

/** Prints the table and lists for people, else what `--json` or `--markdown` asks for. */
export async function status(flags: CommonFlags & { json?: boolean; markdown?: boolean }): Promise<number> {
  if (flags.json && flags.markdown) throw new UsageError('Choose one of --json and --markdown.');
  const options = applyOptions(flags);
  const { articles } = await ingest(options, { onProgress: progress('Reading notes').update });
  console.log(flags.json ? statusJson(articles) : flags.markdown ? statusMarkdown(articles) : statusText(articles));
  return 0;
}

function statusJson(articles: readonly Article[]): string {
  const rows = articles.flatMap((article) => article.notes.map((note) => statusRow(article, note)));
  return JSON.stringify(
    rows.sort((a, b) => (a.path < b.path ? -1 : 1)),
    null,
    2,
  );
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
    freshness: note.freshness ?? null,
    parity: note.parity?.findings ?? 0,
    hash: note.hash,
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
  /** `null` for an original. */
  freshness: Freshness | null;
  /** In how many places its code is not the original's. */
  parity: number;
  /** Of its body, as `source.hash` of its translations has it. */
  hash: string;
}
