// Which other articles hold the same error, for a note's page.

import type { LineKind } from '../errors/extract.ts';
import { isFrame } from '../errors/query-lines.ts';
import { tokenise } from '../errors/tokens.ts';
import type { IndexedArticle } from './passages.ts';

const messageKinds: ReadonlySet<LineKind> = new Set(['error', 'quote', 'output', 'inline']);
/** A line of fewer tokens is a name and not a message. */
const leastTokens = 4;
/** A line in more articles than this is a phrase that tells nothing. */
const mostArticles = 6;
const mostRelated = 5;

/** Slugs of the articles that have a message of an article too, those with most of them first; by its slug. */
export function relatedArticles(articles: readonly IndexedArticle[]): Map<string, string[]> {
  const holders = new Map<string, Set<string>>();
  for (const { slug, lines } of articles) {
    for (const { text, kind } of lines) {
      if (!messageKinds.has(kind) || isFrame(text)) continue;
      const key = messageKey(text);
      if (key) holders.set(key, (holders.get(key) ?? new Set()).add(slug));
    }
  }
  const shared = new Map<string, Map<string, number>>();
  for (const slugs of holders.values()) {
    if (slugs.size < 2 || slugs.size > mostArticles) continue;
    for (const slug of slugs) {
      const others = shared.get(slug) ?? new Map<string, number>();
      for (const other of slugs) if (other !== slug) others.set(other, (others.get(other) ?? 0) + 1);
      shared.set(slug, others);
    }
  }
  return new Map(
    [...shared].map(([slug, others]) => [
      slug,
      [...others]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, mostRelated)
        .map(([other]) => other),
    ]),
  );
}

/** The message without the reader's own and without samples; `undefined` where it is too short to be one. */
function messageKey(text: string): string | undefined {
  const tokens = tokenise(text).filter((token) => token.text && !token.quoted);
  return tokens.length < leastTokens ? undefined : tokens.map((token) => token.text).join(' ');
}
