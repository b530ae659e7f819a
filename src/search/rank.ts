// Results of several indexes become one list. Scores of different bundles are not
// comparable, so ranks are fused instead. Pure, and run in the browser.

/** The constant of reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009. */
const fusionConstant = 60;

/**
 * One hit an article, by reciprocal rank fusion over the lists. Of an article's
 * versions the one of the earliest list stands, so lists come in the reader's order.
 */
export function fuseRanks<T>(lists: readonly (readonly T[])[], articleOf: (hit: T) => string): T[] {
  const fused = new Map<string, { hit: T; score: number }>();
  for (const list of lists) {
    const seen = new Set<string>();
    for (const [rank, hit] of list.entries()) {
      const key = articleOf(hit);
      if (seen.has(key)) continue;
      seen.add(key);
      const known = fused.get(key);
      const score = 1 / (fusionConstant + rank);
      if (known) known.score += score;
      else fused.set(key, { hit, score });
    }
  }
  return [...fused.values()].sort((a, b) => b.score - a.score).map(({ hit }) => hit);
}
