// What two sequences have in common, in order.

/** Pairs of places with equal values: a longest common subsequence. */
export function commonSubsequence<Value>(before: readonly Value[], after: readonly Value[]): [number, number][] {
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
