// Builds the error index: what notes print becomes features and passages, posted
// to articles and not to languages, for a message is the same in all of them.

import { createHash } from 'node:crypto';
import { type ErrorLine, lineKinds } from '../errors/extract.ts';
import { lineFeatures } from '../errors/features.ts';
import { formatVersion, type IndexHead, type Passage, writeFeature } from '../errors/format.ts';
import { type ComparedLine, passageLines } from '../errors/passage.ts';

/** Bytes of text of a passage: an article's lines beyond it are another passage. */
const passageLength = 2500;
/** Bytes of a file before compression, which leaves a third to two fifths. */
const fileLength = 7000;
/** A feature in no more passages than this needs no longer one. */
const fewPassages = 8;

/**
 * The files of the index by name. The same articles give the same bytes; an edit
 * changes only files near what it changed, for files end where a key says so.
 */
export function buildErrorIndex(articles: Iterable<IndexedArticle>): Map<string, string> {
  const passages = [...articles].flatMap(passagesOf);
  const lines = passages.map(passageLines);
  const frequency = countTokens(lines);
  const longest = longestList(passages.length);
  const common = commonTokens(frequency, passages.length, longest);
  const bits = new Map(common.flatMap((texts, step) => texts.split(' ').map((text) => [text, step] as const)));
  const postings = postFeatures(
    lines,
    (text) => bits.get(text),
    (text) => (frequency.get(text) ?? 0) <= fewPassages,
  );
  const files = new Map<string, string>();
  const features = writeFeatures(postings, longest, files);
  const groups = writePassages(passages, files);
  const edition = createHash('sha256')
    .update([...files.values()].join(''))
    .digest('hex')
    .slice(0, 8);
  const head: IndexHead = { version: formatVersion, edition, passages: passages.length, common, features, groups };
  return files.set('index.json', JSON.stringify(head));
}

/** In how many passages a feature may be: a longer list says little, and fills a file. */
function longestList(passages: number): number {
  return Math.max(24, Math.min(400, Math.ceil(passages / 33)));
}

function passagesOf({ slug, titles, lines }: IndexedArticle): Passage[] {
  const bit = new Map(Object.keys(titles).map((lang, at) => [lang, 2 ** at]));
  const passages: Passage[] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const { text, kind, block, languages } of lines) {
    const bytes = Buffer.byteLength(text);
    if (length + bytes > passageLength) {
      passages.push({ slug, titles, of: 1, lines: [] });
      length = 0;
    }
    length += bytes;
    passages.at(-1)?.lines.push([lineKinds.indexOf(kind), block, languages.reduce((sum, lang) => sum + (bit.get(lang) ?? 0), 0), text]);
  }
  // A note without text has its title.
  if (passages.length === 0) passages.push({ slug, titles, of: 1, lines: [] });
  for (const passage of passages) passage.of = passages.length;
  return passages;
}

/** In how many passages each token and each joined name is. */
function countTokens(passages: readonly ComparedLine[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const lines of passages) {
    const seen = new Set<string>();
    for (const { tokens } of lines) {
      for (const { text, whole } of tokens) {
        if (text) seen.add(text);
        if (whole) seen.add(whole);
      }
    }
    for (const text of seen) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** Tokens in more passages than any list names, by half bits of information. */
function commonTokens(frequency: ReadonlyMap<string, number>, passages: number, longest: number): string[] {
  const steps: string[][] = [];
  for (const [token, count] of [...frequency].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count <= longest) continue;
    const step = Math.round(2 * Math.log2(passages / count));
    steps[step] ??= [];
    steps[step].push(token);
  }
  return Array.from(steps, (step) => step?.join(' ') ?? '');
}

/** Passages by feature, ascending; each twice its number, and one more where it only holds the feature. */
function postFeatures(
  passages: readonly ComparedLine[][],
  bitsOf: (text: string) => number | undefined,
  isEnough: (text: string) => boolean,
): Map<string, number[]> {
  const postings = new Map<string, number[]>();
  for (const [passage, lines] of passages.entries()) {
    for (const { kind, tokens } of lines) {
      const posting = 2 * passage + (kind === 'code' || kind === 'prose' ? 1 : 0);
      for (const { key, size } of lineFeatures(tokens, bitsOf, isEnough)) {
        // Neighbours in source code say nothing about an error.
        if (size > 1 && kind === 'code') continue;
        const posted = postings.get(key);
        if (!posted) postings.set(key, [posting]);
        else if ((posted.at(-1) as number) < 2 * passage) posted.push(posting);
        else if ((posted.at(-1) as number) > posting) posted[posted.length - 1] = posting;
      }
    }
  }
  return postings;
}

/** @returns where each file begins */
function writeFeatures(postings: ReadonlyMap<string, readonly number[]>, longest: number, files: Map<string, string>): string[] {
  const keys = [...postings.keys()].filter((key) => (postings.get(key)?.length ?? 0) <= longest && !isNeedless(key, postings));
  const firsts: string[] = [];
  let lines: string[] = [];
  let length = 0;
  let last = '';
  const close = () => {
    if (lines.length > 0) files.set(`f${firsts.length - 1}.txt`, lines.join(''));
    lines = [];
    length = 0;
  };
  for (const key of keys.sort()) {
    const line = writeFeature(key, postings.get(key) ?? []);
    if (lines.length === 0) firsts.push(separator(last, key));
    last = key;
    lines.push(line);
    length += Buffer.byteLength(line);
    if (length > fileLength || (length > fileLength / 2 && endsFile(key))) close();
  }
  close();
  return firsts;
}

/** The shortest text that is after one key and not after the next. */
function separator(last: string, next: string): string {
  let length = 0;
  while (last[length] === next[length] && length < last.length) length++;
  return next.slice(0, length + 1);
}

/** Whether a pair in a group of three already leaves few passages. */
function isNeedless(key: string, postings: ReadonlyMap<string, readonly number[]>): boolean {
  const [anchor, a, b, c] = key.split(' ');
  if (c === undefined) return false;
  return [`${a} ${b}`, `${b} ${c}`].some((pair) => (postings.get(`${anchor} ${pair}`)?.length ?? Number.POSITIVE_INFINITY) <= fewPassages);
}

/** Whether a file that is long enough ends after a key: the key alone decides, so that an edit moves no far boundary. */
function endsFile(key: string): boolean {
  let hash = 0;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return ((hash >>> 16) & 127) === 0;
}

/** @returns how many passages each file has */
function writePassages(passages: readonly Passage[], files: Map<string, string>): number[] {
  const counts: number[] = [];
  let parts: string[] = [];
  let length = 0;
  const close = () => {
    if (parts.length > 0) files.set(`p${counts.length - 1}.json`, `[${parts.join(',\n')}]`);
    parts = [];
    length = 0;
  };
  for (const passage of passages) {
    const text = JSON.stringify(passage);
    const bytes = Buffer.byteLength(text);
    if (length + bytes > fileLength) close();
    if (parts.length === 0) counts.push(0);
    counts[counts.length - 1] = parts.push(text);
    length += bytes;
  }
  close();
  return counts;
}

/** An article, its lines those of all its notes, each once. */
export interface IndexedArticle {
  slug: string;
  /** By language; the original's first. */
  titles: Record<string, string>;
  lines: (ErrorLine & { languages: string[] })[];
}
