// Links of a translation to other sites against those of its original. A language
// in an address may differ.

import { canonicalLanguage } from './language.ts';
import { bigrams } from './pair-alike.ts';
import type { Finding } from './parity.ts';
import { pairNear, toFinding } from './parity-text.ts';

/** @param original addresses as written, in their order */
export function compareLinks(original: readonly string[], translation: readonly string[]): Finding[] {
  if (original.length === translation.length && original.every((href, at) => href === translation[at])) return [];
  const [fromEntries, toEntries] = [original.flatMap(linkEntry), translation.flatMap(linkEntry)];
  const [from, to] = [new Map(fromEntries), new Map(toEntries)];
  const missing = [...from.keys()].filter((key) => !to.has(key));
  const added = [...to.keys()].filter((key) => !from.has(key));
  if (missing.length === 0 && added.length === 0) return [];
  const [lost, found] = withoutOtherLanguages(missing, added);
  const [sequence, other] = [fromEntries.map(([key]) => key), toEntries.map(([key]) => key)];
  const counts = Map.groupBy(other, String);
  const fewer = [...Map.groupBy(sequence, String)]
    .filter(([key, all]) => all.length > (counts.get(key)?.length ?? all.length))
    .map(([key]) => key);
  const pairs = pairNear(sequence, other, [...lost, ...fewer], found, (key) => bigrams(key.slice(key.indexOf('/') + 1)));
  return pairs
    .filter(([key, now]) => now !== undefined || !fewer.includes(key ?? ''))
    .map(([there, here]) => toFinding('link')([there && (from.get(there) ?? there), here && (to.get(here) ?? here)]))
    .sort((a, b) => placeOf(original, a) - placeOf(original, b));
}

function placeOf(links: readonly string[], { there }: Finding): number {
  return there === undefined ? links.length : links.indexOf(there);
}

/** Links to other sites, without what a language changes in them. */
function linkEntry(href: string): [string, string][] {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return [];
  const { host, pathname, searchParams } = new URL(href);
  const segments = pathname.split('/').filter((segment) => segment && !canonicalLanguage(segment));
  for (const [name, value] of [...searchParams]) if (canonicalLanguage(value)) searchParams.delete(name);
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return [[[host.replace(/^www\./, ''), ...segments].join('/') + query, href]];
}

/** Each link to a site in one language takes away one to the same site in another. */
function withoutOtherLanguages(missing: readonly string[], added: readonly string[]): [string[], string[]] {
  const found = [...added];
  const lost = missing.filter((key) => {
    const at = found.findIndex((other) => isOtherLanguage(key, other));
    if (at !== -1) found.splice(at, 1);
    return at === -1;
  });
  return [lost, found];
}

/** Whether two links are to hosts that differ in their language alone, as `ja.wikipedia.org` and `en.wikipedia.org`: what they name their pages is theirs. */
function isOtherLanguage(key: string, other: string): boolean {
  const [host = '', otherHost = ''] = [key, other].map((link) => link.split('/')[0]);
  const plain = (name: string) => (canonicalLanguage(name.split('.')[0] ?? '') ? name.slice(name.indexOf('.') + 1) : name);
  return host !== otherHost && plain(host) === plain(otherHost);
}
