// What the indexes found becomes one list. Scores of different indexes are not
// comparable, so ranks are fused instead. Pure, and run in the browser.

import type { ComparedArticle } from './compare.ts';
import type { ProseHit } from './prose.ts';

/** The constant of reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009. */
const fusionConstant = 60;
/** Certainty below which what a program printed is in no note. `npm run eval` gives the share of right and of false answers. */
const leastCertain = 0.7;
/** Words that somebody typed are answered by less: no answer is of less use than a weak one. */
const leastForWords = 0.2;
/** Of the best score: articles below are not the same error. */
const leastOfBest = 0.3;
/** Below, nothing is near. */
const leastNear = 0.1;
const mostNear = 3;

/**
 * One hit an article, the best first; where nothing is certain, none, and what is
 * near apart.
 *
 * @param prose lists of the prose index, the reader's languages first; none for what a program printed
 */
export function rankHits(errors: readonly ComparedArticle[], prose?: readonly (readonly ProseHit[])[]): Ranking {
  const best = errors[0]?.score ?? 0;
  const least = prose ? leastForWords : leastCertain;
  const held = errors.filter(({ certainty, score }) => certainty >= least && score >= leastOfBest * best);
  const texts = new Map<string, ProseHit>();
  for (const hit of (prose ?? []).flat()) if (!texts.has(hit.article)) texts.set(hit.article, hit);
  const found = new Map(held.map((article) => [article.slug, article]));
  // The error index counts twice: it has compared lines.
  const compared = held.map(({ slug }) => slug);
  const order = fuseRanks([compared, compared, ...(prose ?? []).map((hits) => hits.map(({ article }) => article))]);
  return {
    hits: order.map((article) => ({ article, error: found.get(article), prose: texts.get(article) })),
    near: (order.length > 0 ? [] : errors.filter(({ certainty }) => certainty >= leastNear).slice(0, mostNear)).map((error) => ({
      article: error.slug,
      error,
      prose: undefined,
    })),
  };
}

/** Whether an article certainly has what was asked for. */
export function hasCertain(errors: readonly ComparedArticle[]): boolean {
  return errors.some(({ certainty }) => certainty >= leastCertain);
}

/** Reciprocal rank fusion: each once, the best first. */
export function fuseRanks(lists: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, number>();
  for (const list of lists) {
    for (const [rank, article] of [...new Set(list)].entries())
      scores.set(article, (scores.get(article) ?? 0) + 1 / (fusionConstant + rank));
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([article]) => article);
}

export interface Ranking {
  hits: RankedArticle[];
  /** What is not the error that was asked about, but like it. */
  near: RankedArticle[];
}

/** An article, and what each index found of it. */
export interface RankedArticle {
  /** Its slug. */
  article: string;
  error: ComparedArticle | undefined;
  prose: ProseHit | undefined;
}
