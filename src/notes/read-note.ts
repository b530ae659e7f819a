// One file becomes one note and its rendered body.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyKey, fenceKey, type RenderCache } from '../cache/render-cache.ts';
import { emptyBody, type Fence } from '../markdown/body.ts';
import { type RenderedBody, renderBody } from '../markdown/pipeline.ts';
import { decodeNote } from './decode.ts';
import { type FrontMatterResult, keyPlace, parseFrontMatter } from './front-matter.ts';
import { canonicalLanguage, suggestLanguage } from './language.ts';
import { guessLanguage } from './language-guess.ts';
import { bodyHash } from './lineage.ts';
import type { Note, Source } from './note.ts';
import { languageOfPath, pathKey, readPath, splitDate } from './path-language.ts';
import { type Place, type Problem, problem } from './problems.ts';
import { type References, referencesOf } from './references-of.ts';
import { type FrontMatter, parseFields } from './schema.ts';

/**
 * Reads a note of `posts/` and leaves its rendered body in the cache; without a
 * note, its problems say why.
 */
export async function readNote(path: string, settings: ReadSettings, cache: Rendered): Promise<ReadResult> {
  const absolute = join(settings.posts, path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(absolute);
  } catch (error) {
    return { problems: [unreadable(path, error as NodeJS.ErrnoException)] };
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
  if (fields.source) fields.source = withCanonicalLanguage(fields.source, keyPlace(matter.raw, 'source', path), problems);
  const format = /\.mdx$/i.test(path) ? 'mdx' : 'md';
  if (format === 'mdx' && /[#?%]/.test(path)) {
    const hint = 'Rename it without "#", "?" and "%".';
    return { problems: [...problems, problem('mdx-name', { file: path }, 'An .mdx file with this name cannot be imported.', hint)] };
  }
  const lang = languageOf(path, fields, matter, settings, problems);
  if (!lang) return { problems };
  const partsWith = (body: RenderedBody, digest: string): NoteParts => {
    return { path, format, lang, fields, extra, digest, body, bodyLine: matter.bodyLine, hash: bodyHash(matter.body) };
  };
  const digest = bodyKey(matter.body, format, settings.fingerprint);
  const isVolatile = dependsOnFiles(matter.body, format);
  const known = isVolatile ? undefined : cache.body(digest);
  const dependence = isVolatile ? ({ isVolatile } as const) : {};
  const isLeftOut = fields.draft === true && !settings.drafts;
  const leftOut = (draft: RenderedBody): ReadResult => {
    problems.push(problem('note-draft', keyPlace(matter.raw, 'draft', path), 'The note is a draft and is left out.', '"dev" shows it.'));
    return { problems, unpublished: toNote(partsWith(draft, digest), []), ...dependence };
  };
  let body = known;
  if (!body) {
    try {
      body = await renderBody(matter.body, format, absolute);
    } catch (error) {
      if (isLeftOut) return leftOut({ html: '', ...emptyBody() });
      const reason = error instanceof Error ? error.message : String(error);
      const hint = 'Find what nests too deeply or repeats too often, and simplify it.';
      problems.push(problem('body-unrendered', { file: path, line: matter.bodyLine }, `The body cannot be rendered: ${reason}.`, hint));
      return { problems, ...dependence };
    }
    cache.setBody(digest, body);
  }
  if (isLeftOut) return leftOut(body);
  for (const { code, line, column, message, hint } of body.problems) {
    problems.push(problem(code, { file: path, line: line + matter.bodyLine - 1, column }, message, hint));
  }
  if (problems.some(({ severity }) => severity === 'error'))
    return { problems, unpublished: toNote(partsWith(body, digest), []), ...dependence };
  const note = toNote(partsWith(body, digest), problems);
  // Those of a new body are looked for where they are highlighted.
  const fences = known ? body.fences.filter((fence) => cache.fence(fenceKey(fence, settings.fingerprint)) === undefined) : body.fences;
  const references = referencesOf(body, matter.body, matter.bodyLine, note.audio ? [note.audio] : []);
  return { note, problems, fences, ...(references ? { references } : {}), ...dependence };
}

function unreadable(path: string, { code, message }: NodeJS.ErrnoException): Problem {
  const hint = code === 'ERR_FS_FILE_TOO_LARGE' ? 'Find out what it is: no note has 2 GB.' : 'Check its permissions.';
  return problem('file-unreadable', { file: path }, `The file cannot be read: ${code ?? message}.`, hint);
}

/** Whether what is found in a body can change while its text stays: imports are looked for beside the note. */
function dependsOnFiles(body: string, format: 'md' | 'mdx'): boolean {
  return format === 'mdx' && /^\s*(?:import|export)\b/m.test(body);
}

function languageOf(
  path: string,
  fields: FrontMatter,
  matter: FrontMatterResult,
  settings: ReadSettings,
  problems: Problem[],
): string | undefined {
  const named = languageOfPath(path, settings.families);
  if (fields.lang !== undefined) return statedLanguage(fields.lang, named, keyPlace(matter.raw, 'lang', path), problems);
  if (named?.trusted) return named.lang;
  const guess = guessLanguage(matter.body, named ? [named.lang] : []);
  if (named && (guess === undefined || guess === named.lang)) return named.lang;
  const lang = guess ?? settings.defaultLanguage;
  const message = guess ? `No language is named; the text looks like "${lang}".` : `No language is named; "${lang}" is the default.`;
  problems.push(problem('lang-guessed', { file: path, line: 1 }, message, `Write "lang: ${lang}".`));
  return lang;
}

/** The language of the `lang` key, which is believed whatever the path says. */
function statedLanguage(stated: string, named: ReturnType<typeof languageOfPath>, at: Place, problems: Problem[]): string | undefined {
  const lang = canonicalLanguage(stated);
  if (!lang) {
    const meant = suggestLanguage(stated);
    const hint = meant ? `Did you mean "${meant}"?` : 'Write a BCP 47 tag such as "ja" or "zh-Hans".';
    problems.push(problem('lang-unknown', at, `"${stated}" is not a language tag.`, hint));
  } else if (named?.trusted && !isSameOrNarrower(lang, named.lang)) {
    const message = `"lang" is "${lang}", but the path says "${named.lang}".`;
    problems.push(problem('lang-conflict', at, message, 'Correct "lang", or move the note.'));
  }
  return lang;
}

function withCanonicalLanguage({ lang, ...source }: Source, at: Place, problems: Problem[]): Source {
  if (lang === undefined) return source;
  const canonical = canonicalLanguage(lang);
  if (canonical) return { ...source, lang: canonical };
  const hint = 'Write a BCP 47 tag such as "ja" or "zh-Hans".';
  problems.push(problem('field-invalid', at, `"source.lang" is "${lang}", which is no language tag; it was ignored.`, hint));
  return source;
}

/** `en-GB` is no other language than `en`. */
function isSameOrNarrower(lang: string, other: string): boolean {
  return lang === other || lang.startsWith(`${other}-`);
}

function toNote(parts: NoteParts, problems: Problem[]): Note {
  const { path, format, lang, fields, extra, digest, body, bodyLine, hash } = parts;
  const key = pathKey(readPath(path), lang);
  const name = key.split('/').at(-1) ?? key;
  const { 'ms.translationtype': translationType } = fields;
  const { translated = translationType && true, generated = translationType && translationType === 'MT' } = fields;
  const { date = splitDate(name).date, updated, model, translationKey, source, slug } = fields;
  const title = fields.title || body.headings.find(({ text }) => text.trim())?.text;
  if (!title) {
    problems.push(problem('title-missing', { file: path, line: 1 }, 'The note has no title; its file name is used.', 'Write "title:".'));
  }
  const audio = typeof fields.audio === 'string' ? fields.audio : undefined;
  return withoutUndefined({
    path,
    format,
    lang,
    title: title ?? splitDate(name).rest,
    description: fields.description || body.excerpt,
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

type Rendered = Omit<RenderCache, 'close'>;

interface NoteParts {
  path: string;
  format: 'md' | 'mdx';
  lang: string;
  fields: FrontMatter;
  extra: Record<string, unknown>;
  digest: string;
  body: RenderedBody;
  bodyLine: number;
  hash: string;
}

export interface ReadSettings {
  /** Absolute path of the folder of notes. */
  posts: string;
  defaultLanguage: string;
  /** Whether drafts are notes. */
  drafts: boolean;
  /** Folders that name a language, as `languageFolders` gives them. */
  families: ReadonlySet<string>;
  /** Directory of the render cache. */
  cache: string;
  /** Of the code that renders, part of every cache key. */
  fingerprint: string;
}

export interface ReadResult {
  /** Whether what it says depends on other files than the note. */
  isVolatile?: true;
  note?: Note;
  /** In its place one that is left out: what it is to its translations. */
  unpublished?: Note;
  /** What it links to and shows, where there is any. */
  references?: References;
  /** Fences of it that have not been highlighted. */
  fences?: readonly Fence[];
  problems: Problem[];
}
