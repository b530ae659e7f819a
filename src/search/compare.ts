// A query and a passage, compared line by line.

import type { LineKind } from '../errors/extract.ts';
import { spacedCode } from '../errors/features.ts';
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

/** Of the most bits that a token can have: a name with less, such as `TypeError`, is in too many notes to tell one. */
const tellingShare = 0.45;

/**
 * Scores a passage in weighed bits: the line that agrees best, a share of the other
 * lines, the words held anywhere, and a code that the article is named after. The
 * weights here and in `error-search.ts` were set with `npm run eval` over the queries
 * of `tests/eval/queries` and those of other corpora.
 *
 * @param weigh bits of information of a token
 * @param mostBits those of a token in one passage
 */
export function comparePassage(
  passage: Passage,
  query: readonly QueryLine[],
  weigh: (token: Token) => number,
  mostBits: number,
): ComparedArticle {
  const lines = passageLines(passage);
  const matches: MatchedLine[] = [];
  for (const line of query) {
    const single = line.tokens.filter(({ text }) => text).length <= 2;
    let best: MatchedLine | undefined;
    for (const candidate of lines) {
      const match = matchLines(line.tokens, candidate.tokens, weigh);
      if (match.shared === 0) continue;
      const ofLine = single ? 0.9 + 0.1 * match.ofLine : 0.4 + 0.6 * match.ofLine;
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
  const score = ((first?.score ?? 0) + 0.3 * rest.reduce((sum, match) => sum + match.score, 0) + 0.15 * shared + named.value) * focus;
  const share = first && isWholeMessage(first) ? 1 : asked > 0 ? shared / asked : 0;
  return {
    slug: passage.slug,
    titles: passage.titles,
    score,
    certainty: named.bits >= tellingShare * mostBits ? Number.POSITIVE_INFINITY : ((score * share) / mostBits) * (first ? doubt(first) : 0),
    match: first,
  };
}

/** Whether a message of the note, or a name such as `ECONNRESET`, stands in the query as a whole, whatever else does. */
function isWholeMessage({ line, ofLine, matched }: MatchedLine): boolean {
  if (line.kind === 'prose' || line.kind === 'code' || ofLine < 0.95) return false;
  return matched.length >= 3 || /^[A-Z][A-Z\d_]{4,40}$/.test(line.text);
}

/** What of two lines makes two errors likely, though they are alike. */
function doubt({ query, line, matched }: MatchedLine): number {
  const rest = (tokens: readonly Token[], side: 0 | 1) => tokens.filter((_, at) => !matched.some((pair) => pair[side] === at));
  const asked = rest(query.tokens, 0);
  const noted = rest(line.tokens, 1);
  const isCode = ({ kind, quoted }: Token) => kind === 'code' && !quoted;
  // A code that the note's line has not; more so, where that has another.
  if (asked.some(isCode)) return noted.some(isCode) ? 0.4 : 0.6;
  // A real name in quotes, such as a module's: in capitals it is a placeholder.
  const isName = ({ text, part, quoted }: Token) => quoted && part === true && !line.text.includes(text.toUpperCase());
  const isOther = ({ text, quoted }: Token) => quoted && !noted.some((other) => other.text.startsWith(text));
  return noted.some(isName) && asked.some(isOther) ? 0.6 : 1;
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

/** Bits of the code or name of a query that the title, the slug or `errors` are: then the note is about that error. */
function namedBy(lines: readonly ComparedLine[], query: readonly QueryLine[], weigh: (token: Token) => number): Named {
  const names = new Set<string>();
  for (const { kind, tokens } of lines) {
    if (kind !== 'title' && kind !== 'slug' && kind !== 'error') continue;
    for (const token of tokens) for (const name of namesOf(token)) names.add(name);
  }
  const best: Named = { bits: 0, value: 0 };
  for (const [rank, { tokens, weight }] of query.entries()) {
    for (const [at, token] of tokens.entries()) {
      const spaced = spacedCode(tokens, at);
      const asked = token.hyphenated ? [] : [...namesOf(token), ...(spaced ? [spaced] : [])];
      for (const name of asked) {
        if (!names.has(name)) continue;
        const bits = weigh({ text: name, kind: 'word', quoted: false });
        const value = 1.5 * bits * weight * (1 - 0.03 * rank) * (token.quoted ? 0.5 : 1);
        if (value > best.value) Object.assign(best, { bits, value });
      }
    }
  }
  return best;
}

interface Named {
  /** Of the name. */
  bits: number;
  /** What it counts for. */
  value: number;
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
  /** Weighed bits. */
  score: number;
  /**
   * The score by the share of the query's information that the article holds, in
   * tokens of one passage, less where a code or a name differs; infinite where it is about a code of the query.
   */
  certainty: number;
  /** The line that agrees best. */
  match: MatchedLine | undefined;
}
