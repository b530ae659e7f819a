// A head and what is known of its body become a note.

import type { RenderedBody } from '../markdown/pipeline.ts';
import type { Note } from './note.ts';
import type { NoteHead } from './note-head.ts';
import { pathKey, readPath, splitDate } from './path-language.ts';
import { type Problem, problem } from './problems.ts';

/** @param problems gets one more where there is no title */
export function toNote(head: NoteHead, { digest, hash, headings, excerpt }: BodyParts, problems: Problem[]): Note {
  const { path, format, lang, fields, extra, bodyLine } = head;
  const key = pathKey(readPath(path), lang);
  const name = key.split('/').at(-1) ?? key;
  const { 'ms.translationtype': translationType } = fields;
  const { translated = translationType && true, generated = translationType && translationType === 'MT' } = fields;
  const { date = splitDate(name).date, updated, model, translationKey, source, slug } = fields;
  const title = fields.title || headings.find(({ text }) => text.trim())?.text;
  if (!title) {
    problems.push(problem('title-missing', { file: path, line: 1 }, 'The note has no title; its file name is used.', 'Write "title:".'));
  }
  const audio = typeof fields.audio === 'string' ? fields.audio : undefined;
  return withoutUndefined({
    path,
    format,
    lang,
    title: title ?? splitDate(name).rest,
    description: fields.description || excerpt,
    date,
    updated,
    tags: fields.tags ?? [],
    translated,
    generated,
    model,
    translationKey,
    source,
    slug,
    aliases: [...(fields.aliases ?? []), ...(fields.redirect_from ?? [])],
    audio,
    errors: fields.errors ?? [],
    extra,
    key,
    digest,
    bodyLine,
    hash,
  });
}

function withoutUndefined(note: { [Key in keyof Note]: Note[Key] | undefined }): Note {
  return Object.fromEntries(Object.entries(note).filter(([, value]) => value !== undefined)) as unknown as Note;
}

export interface BodyParts extends Pick<RenderedBody, 'headings' | 'excerpt'> {
  /** Cache key of the rendered body. */
  digest: string;
  /** As `bodyHash` gives it. */
  hash: string;
}
