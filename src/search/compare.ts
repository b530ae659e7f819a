// A query and a passage, compared line by line.

import type { LineKind } from '../errors/extract.ts';
import type { Passage } from '../errors/format.ts';
import { type LineMatch, matchLines } from '../errors/match.ts';
import { type ComparedLine, passageLines } from '../errors/passage.ts';
import type { QueryLine } from '../errors/query-lines.ts';
import type { Token } from '../errors/tokens.ts';

const kindWeights: Record<LineKind, number> = {
  title: 1.3,
  error: 1.3,
  slug: 1.2,
  quote: 1.15,
  output: 1.1,
  heading: 1.1,
  inline: 1,
  prose: 0.8,
  code: 0.75,
};

/** @param weigh bits of information of a token */
export function comparePassage(passage: Passage, query: readonly QueryLine[], weigh: (token: Token) => number): ComparedArticle {
  const lines = passageLines(passage);
  const matches: MatchedLine[] = [];
  for (const line of query) {
    const single = line.tokens.filter(({ text }) => text).length <= 2;
    let best: MatchedLine | undefined;
    for (const candidate of lines) {
      const match = matchLines(line.tokens, candidate.tokens, weigh);
      if (match.shared === 0) continue;
      const ofLine = single ? 0.8 + 0.2 * match.ofLine : 0.4 + 0.6 * match.ofLine;
      const score = match.shared * (0.35 + 0.65 * match.ofQuery) * ofLine * kindWeights[candidate.kind] * line.weight;
      if (!best || score > best.score) best = { ...match, score, query: line, line: candidate };
    }
    if (best) matches.push(best);
  }
  matches.sort((a, b) => b.score - a.score);
  const held = new Set(lines.flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  let shared = 0;
  let asked = 0;
  for (const [text, weight] of askedTokens(query, weigh)) {
    asked += weight;
    if (held.has(text)) shared += weight;
  }
  const [first, ...rest] = matches;
  const named = namedBy(lines, query, weigh);
  // A note about few things is more about each of them.
  const focus = 1 - 0.02 * Math.log2(passage.of);
  const score = ((first?.score ?? 0) + 0.3 * rest.reduce((sum, match) => sum + match.score, 0) + 0.15 * shared + named) * focus;
  const share = asked > 0 ? shared / asked : 0;
  return {
    slug: passage.slug,
    titles: passage.titles,
    score,
    certainty: named > 0 ? Number.POSITIVE_INFINITY : score * share,
    match: first,
  };
}

/** Each token of a query once, with what it weighs most. */
function askedTokens(query: readonly QueryLine[], weigh: (token: Token) => number): Map<string, number> {
  const asked = new Map<string, number>();
  for (const { tokens, weight } of query) {
    for (const token of tokens) {
      if (token.text) asked.set(token.text, Math.max(asked.get(token.text) ?? 0, weigh(token) * weight * (token.quoted ? 0.5 : 1)));
    }
  }
  return asked;
}

/** Bits of the codes and names of a query that the title, the slug or `errors` are: then the note is about that error. */
function namedBy(lines: readonly ComparedLine[], query: readonly QueryLine[], weigh: (token: Token) => number): number {
  const names = new Set<string>();
  for (const { kind, tokens } of lines) {
    if (kind !== 'title' && kind !== 'slug' && kind !== 'error') continue;
    for (const token of tokens) for (const name of namesOf(token)) names.add(name);
  }
  let best = 0;
  for (const [rank, { tokens, weight }] of query.entries()) {
    for (const token of tokens) {
      if (!token.hyphenated && namesOf(token).some((name) => names.has(name))) {
        best = Math.max(best, Math.max(weigh({ ...token, kind: 'code' }), 10) * weight * (1 - 0.03 * rank) * (token.quoted ? 0.5 : 1));
      }
    }
  }
  return best;
}

function namesOf({ text, kind, whole }: Token): string[] {
  return [...(kind === 'code' ? [text] : []), ...(whole && whole.length >= 8 ? [whole] : [])];
}

export interface MatchedLine extends LineMatch {
  score: number;
  query: QueryLine;
  line: ComparedLine;
}

/** An article that may hold what was asked. */
export interface ComparedArticle {
  slug: string;
  /** By language. */
  titles: Record<string, string>;
  score: number;
  /** The score by the share of the query's information that the article holds; infinite where it is about a code of the query. */
  certainty: number;
  /** The line that agrees best. */
  match: MatchedLine | undefined;
}
