// A file's text becomes front matter (data, never code) and a body.

import matter from 'gray-matter';
import { boolCoreTag, FAILSAFE_SCHEMA, load, mergeTag, nullCoreTag, YAMLException } from 'js-yaml';
import { type Place, type Problem, problem } from './problems.ts';

/** Aliases a document may use: enough for people, too few for an entity bomb. */
const maxAliases = 20;
/** No numbers: `0x80070005`, `3.10` and `007` are text, and stay as they are written. */
const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag, boolCoreTag, mergeTag);

/**
 * Splits a note's text. A front matter that cannot be read gives an error
 * problem and no data; the body is then still the text after it.
 *
 * gray-matter 4.0.3 runs `---js` by default, and answers `{}` from its cache to
 * the second call after a failed one: it gets options always, and never sees the
 * format. What is not closed it would read to the end of the file.
 */
export function parseFrontMatter(text: string, file: string): FrontMatterResult {
  if (/^\+\+\+[ \t]*$/m.test(firstLine(text))) {
    const at = { file, line: 1 };
    const message = 'TOML front matter is not read.';
    return failure(text, problem('front-matter-language', at, message, 'Write it as YAML between "---" lines.'));
  }
  const opening = /^---(?!-)([^\n]*)/.exec(text);
  if (!opening) return { data: {}, body: text, bodyLine: 1, raw: '', problems: [] };
  const format = (opening[1] ?? '').trim();
  const parse = formats.get(format.toLowerCase());
  if (!parse) return failure(text, unreadFormat(format, file));
  if (!text.includes('\n---')) {
    const message = 'The front matter is not closed.';
    const hint = 'Close it with a line of "---"; put an empty line before one that is a rule.';
    return failure(text, problem('front-matter-syntax', { file, line: 1 }, message, hint));
  }
  try {
    const parsed = matter(`---${text.slice(opening[0].length)}`, { engines: { yaml: { parse, stringify: JSON.stringify } } });
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
    return failure(text, syntaxProblem(error, file));
  }
}

/** The 1-based line and column of a top-level key in the raw front matter. */
export function keyPlace(raw: string, key: string, file: string): Place {
  const lines = raw.split('\n');
  const index = lines.findIndex((line) => line.startsWith(`${key}:`) || line.startsWith(`"${key}"`));
  return { file, line: index === -1 ? 1 : index + 1, column: 1 };
}

const parseYaml = (source: string) => (load(source, { schema, maxAliases }) ?? {}) as object;
const parseJson = (source: string) => JSON.parse(source) as object;

/** By the word after the opening `---`. */
const formats: ReadonlyMap<string, (source: string) => object> = new Map([
  ['', parseYaml],
  ['yaml', parseYaml],
  ['yml', parseYaml],
  ['json', parseJson],
]);
const codeFormats = new Set(['js', 'javascript', 'coffee', 'coffeescript', 'cson']);

function unreadFormat(format: string, file: string): Problem {
  const [code, message] = codeFormats.has(format.toLowerCase())
    ? (['front-matter-code', `Front matter in ${format} is code, and notes are data: it was not run.`] as const)
    : (['front-matter-language', `Front matter in "${format}" is not read.`] as const);
  return problem(code, { file, line: 1 }, message, 'Write it as YAML between "---" lines.');
}

function syntaxProblem(error: unknown, file: string): Problem {
  if (error instanceof YAMLException) {
    const at = { file, line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 };
    const hint = 'Quote a value that has ": " or starts with a sign; indent with spaces.';
    return problem('front-matter-syntax', at, `The front matter is not valid YAML: ${error.reason}.`, hint);
  }
  const message = `The front matter cannot be read: ${error instanceof Error ? error.message : error}.`;
  return problem('front-matter-syntax', { file, line: 1 }, message, 'Check its quotes and brackets.');
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
