// One file becomes one note and its rendered body.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RenderCache, renderKey } from '../cache/render-cache.ts';
import { type RenderedBody, renderBody } from '../markdown/pipeline.ts';
import { decodeNote } from './decode.ts';
import { type FrontMatterResult, keyPlace, parseFrontMatter } from './front-matter.ts';
import { canonicalLanguage, suggestLanguage } from './language.ts';
import { guessLanguage } from './language-guess.ts';
import type { Note } from './note.ts';
import { languageOfPath, pathKey, readPath, splitDate } from './path-language.ts';
import { type Problem, problem } from './problems.ts';
import { type FrontMatter, parseFields } from './schema.ts';

/** Reads a note of `posts/`; without a note, its problems say why. */
export async function readNote(path: string, settings: ReadSettings): Promise<ReadResult> {
  const absolute = join(settings.posts, path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(absolute);
  } catch (error) {
    const message = `The file cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}.`;
    return { problems: [problem('file-unreadable', { file: path }, message, 'Check its permissions.')] };
  }
  const { text, problems } = decodeNote(bytes, path);
  if (text === undefined) return { problems };
  if (text.trim() === '') {
    return { problems: [...problems, problem('note-empty', { file: path }, 'The file is empty.', 'Write a note in it, or remove it.')] };
  }
  const matter = parseFrontMatter(text, path);
  problems.push(...matter.problems);
  if (!matter.data) return { problems };
  const { fields, extra, problems: fieldProblems } = parseFields(matter.data, matter.raw, path);
  problems.push(...fieldProblems);
  const format = /\.mdx$/i.test(path) ? 'mdx' : 'md';
  if (format === 'mdx' && /[#?%]/.test(path)) {
    const hint = 'Rename it without "#", "?" and "%".';
    return { problems: [...problems, problem('mdx-name', { file: path }, 'An .mdx file with this name cannot be imported.', hint)] };
  }
  const lang = languageOf(path, fields, matter, settings, problems);
  if (!lang) return { problems };
  if (fields.draft && !settings.drafts) {
    problems.push(problem('note-draft', keyPlace(matter.raw, 'draft', path), 'The note is a draft and is left out.', '"dev" shows it.'));
    return { problems };
  }
  const digest = renderKey(matter.body, format, settings.fingerprint);
  let body = settings.cache.get(digest);
  if (!body) {
    body = await renderBody(matter.body, format, absolute);
    settings.cache.set(digest, body);
  }
  for (const { code, line, column, message, hint } of body.problems) {
    problems.push(problem(code, { file: path, line: line + matter.bodyLine - 1, column }, message, hint));
  }
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  const note = toNote({ path, format, lang, fields, extra, digest, body, bodyLine: matter.bodyLine }, problems);
  return { note, body, problems };
}

function languageOf(
  path: string,
  fields: FrontMatter,
  matter: FrontMatterResult,
  settings: ReadSettings,
  problems: Problem[],
): string | undefined {
  if (fields.lang !== undefined) {
    const lang = canonicalLanguage(fields.lang);
    if (lang) return lang;
    const meant = suggestLanguage(fields.lang);
    const hint = meant ? `Did you mean "${meant}"?` : 'Write a BCP 47 tag such as "ja" or "zh-Hans".';
    problems.push(problem('lang-unknown', keyPlace(matter.raw, 'lang', path), `"${fields.lang}" is not a language tag.`, hint));
    return undefined;
  }
  const named = languageOfPath(path, settings.families);
  if (named?.trusted) return named.lang;
  const guess = guessLanguage(matter.body, named ? [named.lang] : []);
  if (named && (guess === undefined || guess === named.lang)) return named.lang;
  const lang = guess ?? settings.defaultLanguage;
  const message = guess ? `No language is named; the text looks like "${lang}".` : `No language is named; "${lang}" is the default.`;
  problems.push(problem('lang-guessed', { file: path, line: 1 }, message, `Write "lang: ${lang}".`));
  return lang;
}

function toNote(parts: NoteParts, problems: Problem[]): Note {
  const { path, format, lang, fields, extra, digest, body, bodyLine } = parts;
  const key = pathKey(readPath(path), lang);
  const name = key.split('/').at(-1) ?? key;
  const { date = splitDate(name).date, updated, model, translated, generated, translationKey, source, slug } = fields;
  const heading = body.headings[0]?.text;
  const title = fields.title ?? heading;
  if (!title) {
    problems.push(problem('title-missing', { file: path, line: 1 }, 'The note has no title; its file name is used.', 'Write "title:".'));
  }
  const audio = typeof fields.audio === 'string' ? fields.audio : undefined;
  return withoutUndefined({
    path,
    format,
    lang,
    title: title ?? splitDate(name).rest,
    description: fields.description ?? body.excerpt,
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
  });
}

function withoutUndefined(note: { [Key in keyof Note]: Note[Key] | undefined }): Note {
  return Object.fromEntries(Object.entries(note).filter(([, value]) => value !== undefined)) as unknown as Note;
}

interface NoteParts {
  path: string;
  format: 'md' | 'mdx';
  lang: string;
  fields: FrontMatter;
  extra: Record<string, unknown>;
  digest: string;
  body: RenderedBody;
  bodyLine: number;
}

export interface ReadSettings {
  /** Absolute path of the folder of notes. */
  posts: string;
  defaultLanguage: string;
  /** Whether drafts are notes. */
  drafts: boolean;
  /** Folders that name a language, as `languageFolders` gives them. */
  families: ReadonlySet<string>;
  cache: RenderCache;
  fingerprint: string;
}

export interface ReadResult {
  note?: Note;
  body?: RenderedBody;
  problems: Problem[];
}
