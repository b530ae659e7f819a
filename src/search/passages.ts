// Articles in passages, each with an id of its own, and passages in files. No id
// and no file depends on other articles but where two would take the same place.

import { hashText, type Passage } from '../errors/format.ts';
import { type ErrorLine, lineKinds } from '../errors/extract.ts';

/** Bytes of text of a passage: an article's lines beyond it are another passage. */
const passageLength = 2500;
/** Passages of an article that follow one another by id: a power of two. */
const together = 8;
/** Of a file before compression, which leaves a third to two fifths. */
const mostBytes = 6000;
/** Places for each eight passages of an article: more make ids longer, fewer make articles move for one another. */
const leastRoom = 2;

/** An article's passages in order, at least one, each as it is written. */
export function passageTexts({ slug, titles, lines }: IndexedArticle): string[] {
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
  return passages.map((passage) => JSON.stringify(passage));
}

/**
 * Gives every passage an id: eight of an article a place that its slug names. Where
 * several articles name one, the first by slug has it, and the others their next.
 *
 * @param counts how many passages each article has, by slug
 */
export function placePassages(counts: ReadonlyMap<string, number>): PassageIds {
  const wanted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const blocks = wanted.reduce((sum, [, count]) => sum + Math.ceil(count / together), 0);
  const bits = blocks === 0 ? 0 : Math.ceil(Math.log2(blocks * leastRoom));
  const taken = new Uint8Array(2 ** bits);
  const ids = new Map<string, number[]>();
  for (const [slug, count] of wanted) {
    const own: number[] = [];
    for (let block = 0; block * together < count; block++) {
      let place = 0;
      for (let attempt = 0; attempt === 0 || taken[place]; attempt++) place = spread(`${slug} ${block} ${attempt}`) & (taken.length - 1);
      taken[place] = 1;
      for (let at = 0; at < together && own.length < count; at++) own.push(place * together + at);
    }
    ids.set(slug, own);
  }
  return { ids, bits: bits + Math.log2(together) };
}

/** A hash of which every bit depends on all of a text. */
function spread(text: string): number {
  let hash = hashText(text, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A file of passages, ascending by id. */
export function writePassages(passages: readonly (readonly [id: number, text: string])[]): string {
  return `{${passages.map(([id, text]) => `"${id}":${text}`).join(',\n')}}`;
}

/** The passages of a file by id, as they are written. */
export function readPassages(file: string): Map<number, string> {
  const entries = file.slice(1, -1).split(',\n');
  return new Map(entries.map((entry) => [Number(entry.slice(1, entry.indexOf(':') - 1)), entry.slice(entry.indexOf(':') + 1)]));
}

/**
 * The ranges of ids that are files: halved until none has more bytes than a file.
 *
 * @param sized ascending by id
 * @param bits of the ids
 */
export function cutRanges(sized: readonly SizedPassage[], bits: number): PassageRange[] {
  const ranges: PassageRange[] = [];
  let at = 0;
  const cut = (start: number, exponent: number, upTo: number, bytes: number) => {
    if (bytes <= mostBytes || upTo - at <= 1) {
      ranges.push({ start, exponent, from: at, upTo });
      at = upTo;
      return;
    }
    const middle = start + 2 ** (exponent - 1);
    let half = at;
    let lower = 0;
    for (; half < upTo && (sized[half] as SizedPassage).id < middle; half++) lower += (sized[half] as SizedPassage).bytes;
    cut(start, exponent - 1, half, lower);
    cut(middle, exponent - 1, upTo, bytes - lower);
  };
  cut(
    0,
    bits,
    sized.length,
    sized.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  return ranges;
}

/** Ranges as the head has them. */
export function writeRanges(ranges: readonly PassageRange[]): string {
  return ranges.map(({ exponent }) => exponent.toString(36)).join('');
}

/** An article, its lines those of all its notes, each once. */
export interface IndexedArticle {
  slug: string;
  /** By language; the original's first. */
  titles: Record<string, string>;
  lines: (ErrorLine & { languages: string[] })[];
}

interface PassageIds {
  /** Of an article's passages in order, by slug. */
  ids: Map<string, number[]>;
  /** How many bits an id has. */
  bits: number;
}

export interface SizedPassage {
  id: number;
  /** Of its text; its id, which can change, is not counted. */
  bytes: number;
}

export interface PassageRange {
  start: number;
  /** The range has two to the power of it ids. */
  exponent: number;
  /** Indices in what was cut: the first of the range, and the first after it. */
  from: number;
  upTo: number;
}
