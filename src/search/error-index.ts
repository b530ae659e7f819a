// Builds the error index: what notes print becomes features and passages, posted
// to articles and not to languages, for a message is the same in all of them.

import { rarityOf } from '../errors/features.ts';
import { featureFile, formatVersion, type IndexHead, passageFile, writeFeature } from '../errors/format.ts';
import { openEdition } from './edition.ts';
import { featureCutter } from './feature-files.ts';
import { numberTokens } from './numbered-tokens.ts';
import type { FeaturePostings } from './previous-index.ts';
import { cutRanges, type IndexedArticle, passageTexts, placePassages, writePassages, writeRanges } from './passages.ts';
import { commonStep, longestList, roundPassages, writeCommon } from './token-classes.ts';
import { tokenGroups } from './token-groups.ts';

/** The files of the index by name. The same articles give the same bytes, in whatever order they come. */
export function buildErrorIndex(articles: Iterable<IndexedArticle>): Map<string, string> {
  const files = new Map<string, string>();
  writeErrorIndex(new Map(Array.from(articles, (article) => [article.slug, passageTexts(article)])), (name, text) => files.set(name, text));
  return files;
}

/**
 * Builds the whole index.
 *
 * @param articles passages of each by its slug, as `passageTexts` gives them; they are taken out of it, for they are much of the memory
 * @param write is given each file once, the head last
 * @param prose as the head has it
 */
export function writeErrorIndex(
  articles: ReadonlyMap<string, string[]>,
  write: (name: string, text: string) => void,
  prose?: IndexHead['prose'],
): WrittenIndex {
  const edition = openEdition();
  const emit = (name: string, text: string) => {
    edition.add(name, text);
    write(name, text);
  };
  const { ids, bits } = placePassages(new Map([...articles].map(([slug, { length }]) => [slug, length])));
  const sizes = new Map<string, number[]>();
  const placed: PlacedPassage[] = [];
  for (const [slug, passages] of articles) {
    const own = passages.map((text, at) => ({ id: ids.get(slug)?.[at] ?? 0, text, bytes: Buffer.byteLength(text) }));
    sizes.set(
      slug,
      own.map(({ bytes }) => bytes),
    );
    placed.push(...own);
    passages.length = 0;
  }
  placed.sort((a, b) => a.id - b.id);
  const ranges = writePassageFiles(placed, bits, emit);
  const passages = roundPassages(placed.length);
  const long = new Map<string, FeaturePostings>();
  const { common, features } = writeFeatureFiles(placed, passages, long, emit);
  const head: IndexHead = { version: formatVersion, edition: edition.text(), passages, common, features, ranges, prose };
  write('index.json', JSON.stringify(head));
  return { head, sizes, long };
}

function writePassageFiles(placed: readonly PlacedPassage[], bits: number, emit: Emit): string {
  const ranges = cutRanges(placed, bits);
  for (const { start, from, upTo } of ranges) {
    if (from === upTo) continue;
    emit(passageFile(start), writePassages(placed.slice(from, upTo).map(({ id, text }) => [id, text])));
  }
  return writeRanges(ranges);
}

/** @param placed passages whose texts are taken out of them */
function writeFeatureFiles(
  placed: PlacedPassage[],
  passages: number,
  long: Map<string, FeaturePostings>,
  emit: Emit,
): Pick<IndexHead, 'common' | 'features'> {
  const tokens = numberTokens(takeOut(placed));
  const common = new Map<string, number>();
  const rarities = Float64Array.from(tokens.texts, (text, number) => {
    const step = commonStep(tokens.postings[number]?.length ?? 0, passages);
    if (step !== undefined) common.set(text, step);
    return rarityOf(step === undefined ? undefined : step / 2);
  });
  const longest = longestList(passages);
  const features: string[] = [];
  const cutter = featureCutter('', ({ separator, text }) => {
    features.push(separator);
    emit(featureFile(separator), text);
  });
  const add = (key: string, postings: readonly number[] | Int32Array) => {
    if (postings.length <= longest) cutter.add(key, writeFeature(key, postings));
    else long.set(key, key.includes(' ') && postings.length > keptList * longest ? postings.length : postings);
  };
  let number = 0;
  for (const groups of tokenGroups(tokens, rarities)) {
    // No character of a token is before the space that parts a group.
    add(tokens.texts[number] as string, tokens.postings[number++] as Int32Array);
    for (const [key, postings] of groups) add(key, postings);
  }
  cutter.close();
  return { common: writeCommon(common), features };
}

/** Each passage; its text is gone when the next is asked for. */
function* takeOut(placed: PlacedPassage[]): Generator<PlacedPassage> {
  for (const passage of placed) {
    yield passage;
    passage.text = '';
  }
}

/** Of a group in so many times more passages than any list names, an update need not know where they are. */
const keptList = 2;

export interface WrittenIndex {
  head: IndexHead;
  /** Bytes of an article's passages in order, by slug. */
  sizes: Map<string, number[]>;
  /** Features in too many passages for a file: their postings, or of groups in very many how many. */
  long: Map<string, FeaturePostings>;
}

type Emit = (name: string, text: string) => void;

interface PlacedPassage {
  id: number;
  text: string;
  bytes: number;
}
