// The files of the error index. `docs/search.md` describes them for others.
//
// `index.json`   what a query needs first: common tokens, and which file holds what
// `f<hash>.txt`  features, sorted, each with the passages that hold it
// `p<id>.json`   passages by id: what of a note can be error text, line by line

/** Changes whenever files of an earlier version could not be read. */
export const formatVersion = 2;

/** The file of the features from a separator on: its name stays while files before it come and go. */
export function featureFile(separator: string): string {
  return `f${hashText(separator, 0x01000193).toString(36)}${hashText(separator, 0x85ebca6b).toString(36)}.txt`;
}

/** The file of the passages from an id on. */
export function passageFile(start: number): string {
  return `p${start.toString(36)}.json`;
}

/** The first id of each range of passages. */
export function rangeStarts(ranges: string): number[] {
  let next = 0;
  return Array.from(ranges, (exponent) => {
    const start = next;
    next += 2 ** Number.parseInt(exponent, 36);
    return start;
  });
}

/** FNV-1a over UTF-16 units, with a prime of one's choice; 32 bits. */
export function hashText(text: string, prime: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash >>> 0;
}

/**
 * One line of a feature file: the key, a tab, and its passages.
 *
 * @param postings ascending; each twice a passage's id, and one more where the
 * passage is not about the feature but only holds it
 */
export function writeFeature(key: string, postings: Iterable<number>): string {
  let line = key;
  let last = 0;
  let before = '\t';
  for (const posting of postings) {
    line += before + (posting - last).toString(base);
    last = posting;
    before = ' ';
  }
  return `${line}\n`;
}

/** Of differences: ids end in few digits of their own, which compress well where they are not torn. */
const base = 32;

/** The postings of some features of a file; those that it does not hold are left out. */
export function readFeatures(text: string, keys: Iterable<string>): Map<string, Posting[]> {
  const found = new Map<string, Posting[]>();
  for (const key of keys) {
    const postings = readFeature(text, key);
    if (postings)
      found.set(
        key,
        postings.map((posting) => ({ passage: posting >> 1, isAbout: (posting & 1) === 0 })),
      );
  }
  return found;
}

/** The postings of a feature as `writeFeature` was given them; `undefined` where the file does not hold it. */
export function readFeature(text: string, key: string): number[] | undefined {
  const isFirst = text.startsWith(`${key}\t`);
  const at = isFirst ? 0 : text.indexOf(`\n${key}\t`) + 1;
  if (at === 0 && !isFirst) return undefined;
  const start = at + key.length + 1;
  let last = 0;
  return text
    .slice(start, text.indexOf('\n', start))
    .split(' ')
    .map((difference) => {
      last += Number.parseInt(difference, base);
      return last;
    });
}

/** The single tokens that a feature file holds. */
export function tokensOf(text: string): string[] {
  return [...text.matchAll(/^[^ \t\n]+(?=\t)/gm)].map(([token]) => token);
}

/** The index of the last entry that is not after a value, in sorted entries; at least 0. */
export function lastNotAfter<T>(sorted: readonly T[], value: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as T) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

export interface Posting {
  /** Id of a passage. */
  passage: number;
  /** Whether the feature stands in what the note is about: not only in its prose or source code. */
  isAbout: boolean;
}

/** `index.json` */
export interface IndexHead {
  version: number;
  /** Of the other files: caches must not mix those of two builds. */
  edition: string;
  /** About how many passages there are, and 0 where there are none: in steps, so that few edits change it. */
  passages: number;
  /** Tokens in more passages than any list names, by steps of half a bit of information, spaces between; the first are in every passage. */
  common: string[];
  /** Where each feature file begins: no key of it is before this, and none of the file before it is after; by UTF-16 units. */
  features: string[];
  /**
   * Ranges of ids, from 0 on, one a passage file: a digit in base 36 for each, two to
   * whose power is how many ids it has. No id is of a passage in a range without a file.
   */
  ranges: string;
  /** By language, how many parts its prose index has where they are several. The search reads this file first. */
  prose?: Record<string, number> | undefined;
}

/** `p<id>.json`: the passages of one range, by id. */
export type PassageFile = Record<string, Passage>;

/** A part of an article that is looked at as one. */
export interface Passage {
  /** The article's slug. */
  slug: string;
  /** Title by language; the original's first. */
  titles: Record<string, string>;
  /** Of how many passages of the article this is one. */
  of: number;
  lines: PassageLine[];
}

/** Kind, block of code (from 1; 0 outside of code), languages as bits by order of `titles`, text. */
export type PassageLine = [kind: number, block: number, languages: number, text: string];
