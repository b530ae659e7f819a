// `kaiketsu stamp`: writes into a translation which text it was made from.

import { chmodSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ingest, type Library } from '../notes/ingest.ts';
import type { Note } from '../notes/note.ts';
import { StampError, type StampedSource, stampSource } from '../notes/stamp-source.ts';
import { sectionsOfNote } from '../notes/translations.ts';
import type { RunOptions } from '../run-options.ts';
import { applyOptions, type CommonFlags, displayFolder, notePath, UsageError } from './options.ts';
import { progress } from './progress.ts';

/** @returns 1 where a note could not be stamped, else 0; the others are */
export async function stamp(named: readonly string[], flags: CommonFlags & { unstamped?: boolean }): Promise<number> {
  const options = applyOptions({ ...flags, drafts: true });
  const folder = displayFolder(options.posts);
  const paths = named.map((path) => notePath(path, options.posts));
  if (paths.length === 0 && !flags.unstamped)
    throw new UsageError('Name the translations to stamp, or all that were never stamped: --unstamped.');
  const library = await ingest(options, { onProgress: progress('Reading notes').update });
  const articles = new Map(library.articles.flatMap((article) => article.notes.map((note) => [note.path, { note, article }] as const)));
  if (flags.unstamped) for (const { note } of articles.values()) if (isUnstamped(note)) paths.push(note.path);
  let failed = 0;
  for (const path of new Set(paths)) {
    const { note, article } = articles.get(path) ?? {};
    const source = note && (library.sources.get(note) ?? article?.original);
    try {
      if (!note) throw new StampError(whyNotRead(path, library));
      if (note === article?.original) throw new StampError('It is the original of its article; stamp its translations.');
      if (!source) throw new StampError('Its original is not here. Name it with "source:" in the front matter.');
      const isChanged = stampFile(join(options.posts, path), sourceOf(note, source, options));
      console.log(`${folder}${path}: ${isChanged ? `stamped with ${source.hash} of` : 'is stamped already with'} ${folder}${source.path}`);
    } catch (error) {
      console.error(`${folder}${path}: ${whyNot(error)}`);
      failed++;
    }
  }
  return failed > 0 ? 1 : 0;
}

/** What `source` says of a note that is translated from another one now. */
export function sourceOf(note: Pick<Note, 'path'>, source: Note, options: RunOptions): StampedSource {
  const path = posix.relative(posix.dirname(note.path), source.path);
  return { path, lang: source.lang, hash: source.hash, sections: sectionsOfNote(source, options).join(' ') };
}

/** What says that it is no translation is none, whatever it stands beside. */
function isUnstamped({ freshness, translated, source }: Note): boolean {
  return freshness === 'unknown' && translated !== false && source?.hash === undefined;
}

function whyNotRead(path: string, { problems }: Library): string {
  const error = problems.find(({ file, severity }) => file === path && severity === 'error');
  return error ? `It is in error: ${error.message}` : 'It is no note.';
}

/** What the file system refused is said of the note; the others are stamped all the same. */
function whyNot(error: unknown): string {
  if (error instanceof StampError) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!code) throw error;
  return `It cannot be written: ${code} (${syscall}). Check the permissions of the file and of its folder.`;
}

/** Whole or not at all: another file takes its place. */
function stampFile(path: string, source: StampedSource): boolean {
  const file = realpathSync(path);
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) throw new StampError('It is not UTF-8. Save it so, and stamp it again.');
  const stamped = stampSource(text, source);
  if (stamped === text) return false;
  writeFileSync(`${file}.stamped`, stamped);
  chmodSync(`${file}.stamped`, statSync(file).mode);
  renameSync(`${file}.stamped`, file);
  return true;
}
