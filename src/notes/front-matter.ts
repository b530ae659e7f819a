// A file's text becomes front matter (data, never code) and a body.

import matter from 'gray-matter';
import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { type Place, type Problem, problem } from './problems.ts';

/** Aliases a document may use: enough for people, too few for an entity bomb. */
const maxAliases = 20;
const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * Splits a note's text. A front matter that cannot be read gives an error
 * problem and no data; the body is then still the text after it.
 *
 * gray-matter 4.0.3 runs `---js` by default and answers `{}` from its cache to
 * the second call after a failed one, so engines and options are always passed.
 */
export function parseFrontMatter(text: string, file: string): FrontMatterResult {
  if (/^\+\+\+[ \t]*$/m.test(firstLine(text))) {
    const at = { file, line: 1 };
    const message = 'TOML front matter is not read.';
    return failure(text, problem('front-matter-language', at, message, 'Write it as YAML between "---" lines.'));
  }
  try {
    const parsed = matter(text, { engines });
    const raw = text.slice(0, text.length - parsed.content.length);
    const data: unknown = parsed.data ?? {};
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      const message = 'The front matter is not a list of keys and values.';
      const hint = 'Write "key: value" lines between the "---" lines.';
      return failure(text, problem('front-matter-shape', { file, line: 2 }, message, hint));
    }
    const problems: Problem[] = [];
    return {
      data: withoutUnsafeKeys(data as Record<string, unknown>, raw, file, problems),
      body: parsed.content,
      bodyLine: countLines(raw) + 1,
      raw,
      problems,
    };
  } catch (error) {
    return failure(text, toProblem(error, file, text));
  }
}

/** The 1-based line and column of a top-level key in the raw front matter. */
export function keyPlace(raw: string, key: string, file: string): Place {
  const lines = raw.split('\n');
  const index = lines.findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`"${key}"`));
  return { file, line: index === -1 ? 1 : index + 1, column: 1 };
}

const engines = {
  yaml: {
    parse: (source: string) => (load(source, { schema, maxAliases }) ?? {}) as object,
    stringify: refuse('yaml'),
  },
  json: { parse: (source: string) => JSON.parse(source) as object, stringify: refuse('json') },
  ...Object.fromEntries(
    ['js', 'javascript', 'coffee', 'coffeescript', 'cson'].map((name) => [name, { parse: refuse(name), stringify: refuse(name) }]),
  ),
};

function refuse(language: string): () => never {
  return () => {
    throw new CodeFrontMatterError(language);
  };
}

class CodeFrontMatterError extends Error {
  readonly language: string;
  constructor(language: string) {
    super(`Front matter in ${language} is code, and notes are data: it was not run.`);
    this.language = language;
  }
}

function toProblem(error: unknown, file: string, text: string): Problem {
  if (error instanceof CodeFrontMatterError) {
    return problem('front-matter-code', { file, line: 1 }, error.message, 'Write it as YAML between "---" lines.');
  }
  if (error instanceof YAMLException) {
    const line = (error.mark?.line ?? 0) + 1;
    const closed = /^---[^\n]*\n[\s\S]*?\n---/.test(text);
    const hint = closed
      ? 'Quote a value that has ": " or starts with a sign; indent with spaces.'
      : 'Close the front matter with a line of "---".';
    return problem(
      'front-matter-syntax',
      { file, line, column: (error.mark?.column ?? 0) + 1 },
      `The front matter is not valid YAML: ${error.reason}.`,
      hint,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('engine')) {
    const name = firstLine(text).slice(3).trim();
    return problem(
      'front-matter-language',
      { file, line: 1 },
      `Front matter in "${name}" is not read.`,
      'Write it as YAML between "---" lines.',
    );
  }
  return problem(
    'front-matter-syntax',
    { file, line: 1 },
    `The front matter cannot be read: ${message}.`,
    'Check its quotes and brackets.',
  );
}

/** Drops keys that would reach an object's prototype, wherever they are nested. */
function withoutUnsafeKeys(data: Record<string, unknown>, raw: string, file: string, problems: Problem[]): Record<string, unknown> {
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (unsafeKeys.has(key)) {
        const message = `The key "${key}" is not allowed and was left out.`;
        problems.push(problem('front-matter-key', keyPlace(raw, key, file), message, 'Rename it.'));
      } else {
        result[key] = clean((value as Record<string, unknown>)[key]);
      }
    }
    return result;
  };
  return clean(data) as Record<string, unknown>;
}

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

function failure(text: string, found: Problem): FrontMatterResult {
  return { data: undefined, body: text, bodyLine: 1, raw: '', problems: [found] };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

function countLines(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) count++;
  return count;
}

export interface FrontMatterResult {
  /** The keys and values, or `undefined` where they could not be read. */
  data: Record<string, unknown> | undefined;
  /** The Markdown after the front matter. */
  body: string;
  /** 1-based line of the file on which the body begins. */
  bodyLine: number;
  /** The front matter as written, with its delimiters. */
  raw: string;
  problems: Problem[];
}
