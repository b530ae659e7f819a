// What front matter may say. Each key is checked by itself, so that one bad
// value costs a problem and nothing else.

import { z } from 'astro/zod';
import { keyPlace } from './front-matter.ts';
import { type Problem, problem } from './problems.ts';

/** YAML 1.2 reads `yes` as text, Jekyll's YAML 1.1 as true: both mean true here. */
const flag = z.preprocess((value) => yesNo.get(String(value).toLowerCase()) ?? value, z.boolean()).describe('true or false');
const yesNo: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on'].map((word): [string, boolean] => [word, true]),
  ...['false', 'no', 'off'].map((word): [string, boolean] => [word, false]),
]);

const verbatim = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const line = verbatim.transform((value) => value.replace(/\s+/g, ' ').trim()).describe('text');
const oneOrMore = (value: unknown) => (typeof value === 'string' ? [value] : value);

/** A list, one text, or texts parted by commas or (as in Jekyll) by spaces. */
const list = z
  .preprocess(
    (value) => (typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : value),
    z.array(line).transform((values) => [...new Set(values.filter(Boolean).map((value) => value.toWellFormed()))]),
  )
  .describe('a list of texts');

const paths = z.preprocess(oneOrMore, z.array(line)).describe('a path or a list of paths');

const day = z
  .preprocess((value) => (value instanceof Date ? value.toISOString() : typeof value === 'string' ? isoDate(value) : value), z.string())
  .describe('a date such as 2025-11-08');

/** One text is split at white space. */
const words = z.preprocess((value) => (typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : value), z.array(line));

/** Keys without a value are as if they were not there. */
const withoutEmpty = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== ''))
    : value;

const source = z
  .union([
    line.transform((path) => ({ path })),
    z.preprocess(withoutEmpty, z.object({ path: line, lang: line.optional(), hash: line.optional(), sections: words.optional() })),
  ])
  .describe('a path, or path, lang, hash and sections');

/**
 * The keys that mean something; `z.infer` of each is its type in `FrontMatter`,
 * and its description says what to write.
 */
const fields = {
  /** Heading of the page. Else the first heading of the body, else the file name. */
  title: line,
  /** BCP 47 tag or an alias. Else the file name, the folder, a guess, the default. */
  lang: line,
  /** Accepted as Jekyll has it: `post`. */
  layout: line,
  /** `note` or `post`. */
  type: line,
  /** Whether this text was translated from another; missing is unknown, not false. */
  translated: flag,
  /** Whether a machine wrote (or translated) it; missing is unknown, not false. */
  generated: flag,
  /** The model that wrote or translated it. */
  model: line,
  /** What Microsoft's documentation has for both: `MT` is translated by a machine, `HT` by people. */
  'ms.translationtype': z.enum(['MT', 'HT']).describe('MT or HT'),
  /** Ties the notes of an article together, whatever their paths. */
  translationKey: line,
  /** The original that this note was translated from. */
  source,
  /** ISO 8601. Else the `YYYY-MM-DD-` of the file name. */
  date: day,
  /** ISO 8601. */
  updated: day,
  /** The last segment of the URL, the same in every language of the article. */
  slug: line,
  /** One sentence for search engines and feeds. Else the first paragraph. */
  description: line,
  tags: list,
  /** Left out of builds, shown by `dev`. */
  draft: flag,
  /** Old paths on this site that lead here. */
  aliases: paths,
  /** As `aliases`, in Jekyll's name. */
  redirect_from: paths,
  /** `false`, or the path or URL of a recording of the note. */
  audio: z.union([flag, line]).describe('false or a path'),
  /** Error text that the body does not spell out. */
  errors: z.preprocess(oneOrMore, z.array(verbatim)).describe('a list of texts'),
};

/** Checks the data of one note. Unknown keys are kept in `extra`; a key without a value is as if it were not there. */
export function parseFields(data: Record<string, unknown>, raw: string, file: string): ParsedFields {
  const known: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(data)) {
    if (!Object.hasOwn(fields, key)) {
      extra[key] = value;
      problems.push(problem('field-unknown', keyPlace(raw, key, file), `The key "${key}" has no meaning here; it is kept.`));
      continue;
    }
    if (value === null || value === '') continue;
    const field = fields[key as keyof typeof fields];
    const result = field.safeParse(value);
    if (result.success) {
      known[key] = result.data;
    } else {
      const expected = field.description;
      problems.push(
        problem('field-invalid', keyPlace(raw, key, file), `"${key}" is not ${expected}; it was ignored.`, `Write ${expected}.`),
      );
    }
  }
  return { fields: known as FrontMatter, extra, problems };
}

/** `2025-11-08`, `2025-11-08 10:00:00 +0800`, `2025/11/8`; time is kept where given. */
function isoDate(text: string): string | undefined {
  const match = dateShape.exec(text);
  if (!match) return undefined;
  const [, year, month = '', day_ = '', hour, minutes, zone = 'Z'] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day_.padStart(2, '0')}`;
  const parsed = new Date(date);
  if (parsed.getUTCMonth() + 1 !== Number(month) || parsed.getUTCDate() !== Number(day_)) return undefined;
  if (!hour) return date;
  return isoTime(`${date}T${hour.padStart(2, '0')}${minutes}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`);
}

const dateShape = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2})(:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i;

function isoTime(text: string): string | undefined {
  const parsed = new Date(text);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString();
}

export type FrontMatter = { [Key in keyof typeof fields]?: z.infer<(typeof fields)[Key]> };

export interface ParsedFields {
  fields: FrontMatter;
  /** Keys without a meaning here, as written. */
  extra: Record<string, unknown>;
  problems: Problem[];
}
