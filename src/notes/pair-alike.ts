// Which of some things was changed into which of others.

/** What two things share at least to be one that was changed, from 0 to 1. */
const leastAlike = 0.5;
/** More pairs than this are not looked at for likeness: almost nothing is the same. */
const mostPairs = 10_000;

/** Pairs those that are most alike, each once; the rest stand alone. */
export function pairAlike<Item>(from: readonly Item[], to: readonly Item[], partsOf: PartsOf<Item>): Pair<Item>[] {
  const alone: Pair<Item>[] = [];
  const isSmall = from.length * to.length <= mostPairs;
  const others = isSmall ? to.map((item) => partsOf(item, false)) : [];
  const candidates = (isSmall ? from : []).flatMap((item, at) => {
    const bag = bagOf(partsOf(item, true));
    return others.map((other, index) => ({ at, index, alike: likeness(bag, other) }));
  });
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, index, alike } of candidates.sort((one, other) => other.alike - one.alike)) {
    if (alike < leastAlike) break;
    if (partner.has(at) || taken.has(index)) continue;
    partner.set(at, index);
    taken.add(index);
  }
  for (const [index, item] of to.entries()) if (!taken.has(index)) alone.push([undefined, item]);
  return [...from.map((item, at): Pair<Item> => [item, to[partner.get(at) ?? -1]]), ...alone];
}

/** As many in the place of as many: what is not alike is paired in order. */
export function pairInPlace<Item>(from: readonly Item[], to: readonly Item[], partsOf: PartsOf<Item>): Pair<Item>[] {
  const pairs = pairAlike(from, to, partsOf);
  const [missing, added] = [pairs.filter(([, other]) => other === undefined), pairs.filter(([item]) => item === undefined)];
  if (missing.length !== added.length) return pairs;
  for (const [index, pair] of missing.entries()) pair[1] = added[index]?.[1];
  return pairs.filter(([item]) => item !== undefined);
}

/** Words and signs. */
export function words(text = ''): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** Pairs of letters. */
export function bigrams(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return lower.length < 2 ? [lower] : Array.from({ length: lower.length - 1 }, (_, at) => lower.slice(at, at + 2));
}

function bagOf(parts: readonly string[]): Bag {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  return { counts, size: parts.length };
}

/** Dice's coefficient of two bags, 0 to 1. */
function likeness({ counts, size }: Bag, other: readonly string[]): number {
  const used = new Map<string, number>();
  let shared = 0;
  for (const part of other) {
    const left = (counts.get(part) ?? 0) - (used.get(part) ?? 0);
    if (left <= 0) continue;
    used.set(part, (used.get(part) ?? 0) + 1);
    shared++;
  }
  return size + other.length === 0 ? 1 : (2 * shared) / (size + other.length);
}

/** Parts with how often they come. */
interface Bag {
  counts: ReadonlyMap<string, number>;
  size: number;
}

/** What two things are compared by. */
type PartsOf<Item> = (item: Item, isFrom: boolean) => readonly string[];
export type Pair<Item> = [from: Item | undefined, to: Item | undefined];
