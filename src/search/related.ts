// Which other articles hold the same error, for a note's page.

import type { LineKind } from '../errors/extract.ts';
import { hashText } from '../errors/format.ts';
import { isFrame } from '../errors/query-lines.ts';
import { tokenise } from '../errors/tokens.ts';
import type { IndexedArticle } from './passages.ts';

const messageKinds: ReadonlySet<LineKind> = new Set(['error', 'quote', 'output', 'inline']);
/** A line of fewer tokens is a name and not a message. */
const leastTokens = 4;
/** A line in more articles than this is a phrase that tells nothing. */
const mostArticles = 6;
const mostRelated = 5;

/** What of an article can be a message of another too: keys without spaces, each once. */
export function messageKeys({ lines }: IndexedArticle): string[] {
  const messages = lines.filter(({ text, kind }) => messageKinds.has(kind) && !isFrame(text));
  return [...new Set(messages.flatMap(({ text }) => messageKey(text) ?? []))];
}

/**
 * Slugs of the articles that have a message of an article too, those with most of them first; by its slug.
 *
 * @param messages of each article, by slug
 */
export function relatedArticles(messages: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const [slug, keys] of messages) {
    for (const key of keys) {
      const slugs = holders.get(key);
      if (!slugs) holders.set(key, [slug]);
      else if (slugs.length <= mostArticles) slugs.push(slug);
    }
  }
  const shared = new Map<string, Map<string, number>>();
  for (const slugs of holders.values()) {
    if (slugs.length < 2 || slugs.length > mostArticles) continue;
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

/** Of the message without the reader's own and without samples; `undefined` where it is too short to be one. */
function messageKey(text: string): string | undefined {
  const tokens = tokenise(text).filter((token) => token.text && !token.quoted);
  if (tokens.length < leastTokens) return undefined;
  const message = tokens.map((token) => token.text).join(' ');
  return hashText(message, 0x01000193).toString(36) + hashText(message, 0x85ebca6b).toString(36);
}
