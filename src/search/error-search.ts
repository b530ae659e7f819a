// Asks the error index. Few small files are read: those of the features that tell
// most, then the passages they name, which are compared line by line.

import { type Feature, lineFeatures, place } from '../errors/features.ts';
import {
  featureFile,
  formatVersion,
  type IndexHead,
  lastNotAfter,
  type Passage,
  type PassageFile,
  passageFile,
  rangeStarts,
  readFeatures,
  tokensOf,
} from '../errors/format.ts';
import { type QueryLine, queryLines } from '../errors/query-lines.ts';
import { correctSpelling } from '../errors/spelling.ts';
import { unspaced } from '../errors/read-chunk.ts';
import type { Token } from '../errors/tokens.ts';
import { type ComparedArticle, comparePassage } from './compare.ts';

/** Feature files that are read at first, and as many more where those tell too little. */
const firstFiles = 4;
const moreFiles = 2;
/** Of both kinds. */
const mostFiles = 8;
const passageFiles = 4;
const mostPassages = 24;
const comparedLines = 8;
/** A smaller site is searched as if it had so many. */
const fewestPassages = 16;

/**
 * The articles that hold what a text says, best first.
 *
 * @param read gives a file of the index by its name, after which the edition stands as a query
 * @throws Error where the index has another version, and what `read` rejects with
 */
export async function searchErrors(text: string, read: (name: string) => Promise<string>): Promise<ComparedArticle[]> {
  const lines = queryLines(text).slice(0, comparedLines);
  if (lines.length === 0) return [];
  const head = await readHead(read);
  if (head.passages === 0) return [];
  const common = commonBits(head);
  const lookup: Lookup = { head, starts: rangeStarts(head.ranges), read, scores: new Map(), known: new Map(), files: new Map() };
  const most = mostBits(head);
  const wanted = () => wantedFeatures(lines, (token) => common.get(token), most);
  await lookUp(wanted(), firstFiles, lookup);
  if (!some(lookup.scores.values(), (score) => score >= enoughEvidence(most))) {
    correctSpelling(lines, {
      isMissing: (token) => !common.has(token) && lookup.known.get(token) === 0,
      spellings: (token) => [...common.keys(), ...tokensNear(token, lookup)],
    });
    await lookUp(wanted(), firstFiles + moreFiles, lookup);
  }
  const weigh = tokenWeights(head, common, lookup.known);
  const articles = new Map<string, ComparedArticle>();
  for (const passage of await readPassages(lookup)) {
    const article = comparePassage(passage, lines, weigh, most);
    const other = articles.get(passage.slug);
    if (!other || article.score > other.score) articles.set(passage.slug, article);
  }
  return [...articles.values()].sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
}

/** @throws Error where the index has another version */
export async function readHead(read: (name: string) => Promise<string>): Promise<IndexHead> {
  const head = JSON.parse(await read('index.json')) as IndexHead;
  if (head.version !== formatVersion) throw new Error(`The error index has version ${head.version}, not ${formatVersion}.`);
  return head;
}

/** Bits of information of each common token. */
function commonBits({ common }: IndexHead): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [step, tokens] of common.entries()) for (const token of tokens.split(' ')) if (token) bits.set(token, step / 2);
  return bits;
}

/** Bits of a token in one passage; of a small site as many as of a larger one, for a rare word tells there too. */
function mostBits({ passages }: IndexHead): number {
  return Math.log2(Math.max(passages, fewestPassages));
}

function some<T>(values: Iterable<T>, test: (value: T) => boolean): boolean {
  for (const value of values) if (test(value)) return true;
  return false;
}

/** A code, or two rare words, that are in few passages. */
function enoughEvidence(most: number): number {
  return 1.2 * most;
}

/** Reads files for features in their order, until so many are open; scores the passages that they name. */
async function lookUp(wanted: readonly WantedFeature[], limit: number, { head, read, scores, known, files }: Lookup): Promise<void> {
  const byFile = Map.groupBy(
    wanted.filter(({ key }) => !known.has(key)),
    ({ key }) => lastNotAfter(head.features, key),
  );
  const promise = (features: readonly WantedFeature[]) => {
    const [first = 0, ...rest] = features.map(({ value }) => value).sort((a, b) => b - a);
    return first + 0.3 * rest.slice(0, 3).reduce((sum, value) => sum + value, 0);
  };
  const closed = [...byFile].filter(([file]) => !files.has(file)).sort(([, a], [, b]) => promise(b) - promise(a));
  const opened = closed.slice(0, Math.max(0, limit - files.size));
  const asked = new Map([...[...byFile].filter(([file]) => files.has(file)), ...opened]);
  await Promise.all(
    [...asked.keys()]
      .filter((file) => !files.has(file))
      .map(async (file) => files.set(file, await read(`${featureFile(head.features[file] ?? '')}?${head.edition}`))),
  );
  for (const [file, features] of asked) {
    const found = readFeatures(
      files.get(file) ?? '',
      features.map(({ key }) => key),
    );
    for (const { key, gain } of features) {
      const postings = found.get(key) ?? [];
      known.set(key, postings.length);
      const bits = Math.max(mostBits(head) - Math.log2(postings.length), 0) * gain;
      for (const { passage, isAbout } of postings) scores.set(passage, (scores.get(passage) ?? 0) + bits * (isAbout ? 1.4 : 1));
    }
  }
}

/** Tokens of the file that would have one; where it begins among the groups of a token, that token too. */
function tokensNear(token: string, { head, files }: Lookup): string[] {
  const file = lastNotAfter(head.features, token);
  const separator = head.features[file] ?? '';
  return [...separator.split(' ').slice(0, separator.includes(' ') ? 1 : 0), ...tokensOf(files.get(file) ?? '')];
}

/** The best passages, as far as few files hold them. */
async function readPassages({ head, starts, read, scores, files: opened }: Lookup): Promise<Passage[]> {
  const most = Math.min(passageFiles, mostFiles - opened.size);
  const chosen = new Map<number, number[]>();
  let count = 0;
  for (const [passage] of [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const start = starts[lastNotAfter(starts, passage)] ?? 0;
    if (count >= mostPassages || (!chosen.has(start) && chosen.size >= most)) continue;
    chosen.set(start, [...(chosen.get(start) ?? []), passage]);
    count++;
  }
  const files = await Promise.all(
    [...chosen].map(async ([start, ids]) => {
      const passages = JSON.parse(await read(`${passageFile(start)}?${head.edition}`)) as PassageFile;
      return ids.flatMap((id) => passages[id] ?? []);
    }),
  );
  return files.flat();
}

/** Features with what each promises: the chance that a note has it, by its bits of information. */
function wantedFeatures(lines: readonly QueryLine[], bitsOf: (token: string) => number | undefined, most: number): WantedFeature[] {
  const wanted = new Map<string, WantedFeature>();
  for (const [rank, { tokens, weight }] of lines.entries()) {
    // Words of the reader around a message in another script.
    const around = tokens.filter(({ text, kind, quoted }) => kind === 'word' && !quoted && !unspaced.test(text)).length >= 3 ? 0.5 : 1;
    for (const feature of lineFeatures(tokens, bitsOf)) {
      const share = weight * (1 - rank * 0.06);
      const value = featureValue(feature, bitsOf, most) * share * (unspaced.test(feature.key) ? around : 1);
      const gain = gains[feature.kind] * (unspaced.test(feature.key) ? 0.22 : 1) * (feature.quoted ? 0.6 : 1) * share;
      if (value > (wanted.get(feature.key)?.value ?? 0)) wanted.set(feature.key, { key: feature.key, value, gain });
    }
  }
  return [...wanted.values()];
}

/** How much a feature that is found counts for the passages that have it. */
const gains = { code: 1.6, word: 1, name: 1, part: 0.8, group: 0.45, number: 0.5, mask: 0 };
/** How likely some note has a feature of a kind; of a code more than that, for it decides. */
const chances = { code: 1.5, word: 0.7, name: 0.45, part: 0.4, group: 0.5, number: 0.3, mask: 0 };

function featureValue({ key, kind, size, quoted }: Feature, bitsOf: (token: string) => number | undefined, most: number): number {
  const [anchor = '', ...group] = key.split(' ');
  const unknown = most - 2;
  let bits = bitsOf(anchor) ?? unknown;
  for (const token of group) if (token !== place) bits += bitsOf(token) ?? unknown;
  let value = (Math.min(bits, most) / most) * chances[kind];
  if (size === 3) value *= 0.7;
  if (unspaced.test(key)) value *= 0.6;
  else if (size === 1 && key.length <= 2) value *= 0.4;
  else if (kind === 'word') value *= 0.7 + 0.03 * Math.min(key.length, 15);
  return quoted ? value * 0.5 : value;
}

function tokenWeights(head: IndexHead, common: ReadonlyMap<string, number>, known: ReadonlyMap<string, number>): (token: Token) => number {
  const rarest = mostBits(head);
  return ({ text, kind }) => {
    if (!text) return 0;
    const found = known.get(text);
    // A token that no note has says nothing for or against one of them.
    let bits = common.get(text) ?? (found === undefined ? rarest - 2 : found === 0 ? rarest / 3 : Math.max(rarest - Math.log2(found), 0));
    if (kind === 'number') bits *= 0.6;
    else if (kind === 'code') bits *= 1.5;
    if (unspaced.test(text)) bits *= 0.4;
    else if (text.length === 1) bits *= 0.3;
    return bits;
  };
}

interface WantedFeature {
  key: string;
  /** What reading its file promises. */
  value: number;
  /** What it counts where it is found. */
  gain: number;
}

/** What has been read for one query. */
interface Lookup {
  head: IndexHead;
  /** The first id of each range of passages. */
  starts: readonly number[];
  read: (name: string) => Promise<string>;
  /** By passage. */
  scores: Map<number, number>;
  /** In how many passages a feature is that was looked up. */
  known: Map<string, number>;
  /** Feature files. */
  files: Map<number, string>;
}
