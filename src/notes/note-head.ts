// The head of a note: what its file says without its body being rendered.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeNote } from './decode.ts';
import { type FrontMatterResult, keyPlace, parseFrontMatter } from './front-matter.ts';
import { canonicalLanguage, suggestLanguage } from './language.ts';
import type { Source } from './note.ts';
import { languageOfPath } from './path-language.ts';
import { type Place, type Problem, problem } from './problems.ts';
import { type FrontMatter, parseFields } from './schema.ts';

/** Reads the file of a note of `posts/`; without a head, the problems say why there is no note. */
export async function readHead(path: string, settings: ReadSettings): Promise<HeadResult> {
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
  const lang = await languageOf(path, fields, matter, settings, problems);
  if (!lang) return { problems };
  const { raw, body, bodyLine } = matter;
  return { head: { path, absolute, format, lang, fields, extra, raw, body, bodyLine }, problems };
}

function unreadable(path: string, { code, message }: NodeJS.ErrnoException): Problem {
  const hint = code === 'ERR_FS_FILE_TOO_LARGE' ? 'Find out what it is: no note has 2 GB.' : 'Check its permissions.';
  return problem('file-unreadable', { file: path }, `The file cannot be read: ${code ?? message}.`, hint);
}

async function languageOf(
  path: string,
  fields: FrontMatter,
  matter: FrontMatterResult,
  settings: ReadSettings,
  problems: Problem[],
): Promise<string | undefined> {
  const named = languageOfPath(path, settings.families);
  if (fields.lang !== undefined) return statedLanguage(fields.lang, named, keyPlace(matter.raw, 'lang', path), problems);
  if (named?.trusted) return named.lang;
  // What guesses takes long to load, and most notes name a language.
  const { guessLanguage } = await import('./language-guess.ts');
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

export interface HeadResult {
  head?: NoteHead;
  problems: Problem[];
}

export interface NoteHead {
  path: string;
  /** The path of the file. */
  absolute: string;
  format: 'md' | 'mdx';
  lang: string;
  fields: FrontMatter;
  extra: Record<string, unknown>;
  /** The front matter as written. */
  raw: string;
  /** The rest as written. */
  body: string;
  /** 1-based line of the file on which the body begins. */
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
  /** Directory of the render cache. */
  cache: string;
  /** Of the code that renders, part of every cache key. */
  fingerprint: string;
  /** Whether bodies are left for later. */
  headsOnly?: boolean;
  /** Whether nobody waits for them: other processes go first. */
  isAhead?: boolean;
}
