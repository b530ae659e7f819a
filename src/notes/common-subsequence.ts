// What two sequences have in common, in order, and what stands between.

/** More pairs of values than this (16 MB) are not compared each with each. */
const mostPairs = 4_000_000;

/**
 * Pairs of places with equal values: a longest common subsequence; of very long
 * sequences one that holds what each has once.
 */
export function commonSubsequence<Value>(before: readonly Value[], after: readonly Value[]): [number, number][] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = longest(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [
    ...Array.from({ length: start }, (_, at): [number, number] => [at, at]),
    ...middle.map(([at, other]): [number, number] => [at + start, other + start]),
    ...Array.from({ length: end }, (_, at): [number, number] => [before.length - end + at, after.length - end + at]),
  ];
}

function longest<Value>(before: readonly Value[], after: readonly Value[]): [number, number][] {
  if (before.length * after.length > mostPairs) return betweenAnchors(before, after);
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const length = (at: number, other: number) => lengths[at * width + other] ?? 0;
  for (let at = before.length - 1; at >= 0; at--) {
    for (let other = after.length - 1; other >= 0; other--) {
      const isSame = before[at] === after[other];
      lengths[at * width + other] = isSame ? length(at + 1, other + 1) + 1 : Math.max(length(at + 1, other), length(at, other + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let at = 0, other = 0; at < before.length && other < after.length;) {
    if (before[at] === after[other]) pairs.push([at++, other++]);
    else if (length(at + 1, other) >= length(at, other + 1)) at++;
    else other++;
  }
  return pairs;
}

/** Values that each sequence has once divide them, where they come in one order. */
function betweenAnchors<Value>(before: readonly Value[], after: readonly Value[]): [number, number][] {
  const anchors = rising(uniquePairs(before, after));
  const pairs: [number, number][] = [];
  let [from, to] = [0, 0];
  for (const [at, other] of anchors.length > 0 ? [...anchors, [before.length, after.length] as const] : []) {
    for (const [a, b] of commonSubsequence(before.slice(from, at), after.slice(to, other))) pairs.push([from + a, to + b]);
    if (at < before.length) pairs.push([at, other]);
    [from, to] = [at + 1, other + 1];
  }
  return pairs;
}

function uniquePairs<Value>(before: readonly Value[], after: readonly Value[]): [number, number][] {
  const placesOf = (values: readonly Value[]) => {
    const places = new Map<Value, number | undefined>();
    for (const [at, value] of values.entries()) places.set(value, places.has(value) ? undefined : at);
    return places;
  };
  const others = placesOf(after);
  return [...placesOf(before)].flatMap(([value, at]): [number, number][] => {
    const other = others.get(value);
    return at === undefined || other === undefined ? [] : [[at, other]];
  });
}

/** The longest run of pairs, in the order of the first place, whose second place rises too. */
function rising(pairs: readonly [number, number][]): [number, number][] {
  // The end of the best run of each length, and what stands before each pair in its run.
  const ends: number[] = [];
  const earlier: number[] = [];
  for (const [index, [, other]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    earlier[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const run: [number, number][] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = earlier[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

/** What stands between the values that both sequences have, in order. */
export function differences<Value>(before: readonly Value[], after: readonly Value[]): Difference[] {
  const found: Difference[] = [];
  let [from, to] = [0, 0];
  for (const [at, other] of [...commonSubsequence(before, after), [before.length, after.length] as const]) {
    if (at > from || other > to) found.push({ from, to, before: range(from, at), after: range(to, other) });
    [from, to] = [at + 1, other + 1];
  }
  return found;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

export interface Difference {
  /** Where it begins in the one and in the other. */
  from: number;
  to: number;
  /** The places in each; one of the two may be none. */
  before: number[];
  after: number[];
}
