// What of a text's prose must survive translation: inline code and flags.

import { unescapeHtml } from '../errors/unescape-html.ts';
import { differences } from './common-subsequence.ts';
import { bigrams, type Pair, pairAlike, pairInPlace } from './pair-alike.ts';
import type { ComparedBody, Finding } from './parity.ts';

/** Inline code in the order of the original; then what only the translation has. */
export function compareInline(original: ComparedBody, translation: ComparedBody): Finding[] {
  const [from, to] = [inlineCode(original.html), inlineCode(translation.html)];
  const [fromCounts, toCounts] = [counted(from), counted(to)];
  const missing = [...fromCounts.keys()].filter((code) => !toCounts.has(code));
  const added = [...toCounts.keys()].filter((code) => !fromCounts.has(code));
  // Of what stands there several times one may have been changed, or may have lost its backticks.
  const fewer = [...fromCounts].filter(([code, count]) => count > (toCounts.get(code) ?? count)).map(([code]) => code);
  if (missing.length === 0 && added.length === 0 && fewer.length === 0) return [];
  const [fromProse, toProse] = [bareProse(original), bareProse(translation)];
  const lost = new Set([...missing, ...fewer].filter((code) => occurrences(toProse, code) > occurrences(fromProse, code)));
  const open = missing.filter((code) => !lost.has(code));
  // What the original says without backticks is nothing new with them.
  const known = wholeText(original);
  const free = added.filter((code) => occurrences(known, code) === 0);
  const pairs = pairNear(from, to, [...open, ...fewer.filter((code) => !lost.has(code))], free, bigrams).filter(
    ([code, other]) => other !== undefined || !fewer.includes(code ?? ''),
  );
  const findings = [
    ...[...lost].map((code): Finding => ({ kind: 'inline', state: 'changed', there: code, here: code, lost: true })),
    ...pairs.map(toFinding('inline')),
  ];
  const placeOf = ({ there }: Finding) => (there === undefined ? from.length : from.indexOf(there));
  return findings.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Options in prose. One that the translation has in a block of code alone is not missed. */
export function compareFlags(original: ComparedBody, translation: ComparedBody): Finding[] {
  if (!original.html.includes('--') && !translation.html.includes('--')) return [];
  const prose = proseText(translation);
  const [there, here] = [flagsOf(proseText(original)), flagsOf(prose)];
  if (there.size === here.size && here.isSubsetOf(there)) return [];
  const [everywhere, known] = [flagsOf(wholeText(translation)), flagsOf(wholeText(original))];
  const findings: Finding[] = [];
  const missing: string[] = [];
  for (const flag of there) {
    if (here.has(flag)) continue;
    // Typographers make one dash of two, and some keyboards others.
    const dashes = '(?:[-\u2010-\u2015\u2212\uff0d]{1,3} ?|(?<![\u30a0-\u30ff])\u30fc{1,3})';
    const written = new RegExp(`(?<![A-Za-z0-9_-])${dashes}${flag.slice(2)}(?![\\w-])`, 'u').exec(prose)?.[0];
    if (written) findings.push({ kind: 'flag', state: 'changed', there: flag, here: written });
    else if (!everywhere.has(flag)) missing.push(flag);
  }
  const added = [...here].filter((flag) => !known.has(flag));
  return [...findings, ...pairAlike(missing, added, bigrams).map(toFinding('flag'))];
}

/** Every option in a text. */
export function flagsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/(?<![\w-])--[a-z][\w-]*\w/gi)].map(([flag]) => flag));
}

/**
 * Pairs what was lost with what was found: as many in the place of as many, between
 * what both sequences have; the rest by likeness.
 */
export function pairNear(
  from: readonly string[],
  to: readonly string[],
  lost: readonly string[],
  found: readonly string[],
  partsOf: (item: string) => readonly string[],
): Pair<string>[] {
  const pairs: Pair<string>[] = [];
  const [open, free] = [new Set(lost), new Set(found)];
  for (const { before, after } of differences(from, to)) {
    const here = [...new Set(before.flatMap((at) => from[at] ?? []))].filter((item) => open.has(item));
    const there = [...new Set(after.flatMap((at) => to[at] ?? []))].filter((item) => free.has(item));
    if (here.length !== there.length) continue;
    for (const pair of pairInPlace(here, there, partsOf)) {
      pairs.push(pair);
      open.delete(pair[0] ?? '');
      free.delete(pair[1] ?? '');
    }
  }
  return [...pairs, ...pairAlike([...open], [...free], partsOf)];
}

/** What a pair says of the two texts. */
export function toFinding(kind: Finding['kind'], show: (item: string) => string = String): (pair: Pair<string>) => Finding {
  return ([there, here]) => ({
    kind,
    state: there === undefined ? 'added' : here === undefined ? 'missing' : 'changed',
    ...(there === undefined ? {} : { there: show(there) }),
    ...(here === undefined ? {} : { here: show(here) }),
  });
}

const codeElement = /<code\b[^>]*>([^<\ufdd0]*)<\/code>/g;
const tag = /<[^>]*>/g;

function inlineCode(html: string): string[] {
  return [...html.matchAll(codeElement)].flatMap(
    ([, code = '']) =>
      unescapeHtml(code)
        .normalize('NFC')
        .replace(/[ \t\n]+/g, ' ')
        .trim() || [],
  );
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** What a reader sees, without blocks of code. Of an original it is asked once for each translation. */
function proseText(body: ComparedBody): string {
  const known = proses.get(body);
  if (known !== undefined) return known;
  const prose = unescapeHtml(body.html.replace(tag, '')).normalize('NFC').replace(/\s+/g, ' ');
  proses.set(body, prose);
  return prose;
}

const proses = new WeakMap<ComparedBody, string>();

/** Without inline code too. */
function bareProse(body: ComparedBody): string {
  return proseText({ ...body, html: body.html.replace(codeElement, '\ufffc') });
}

function wholeText(body: ComparedBody): string {
  return [proseText(body), ...body.fences.map(({ code }) => code)].join('\n');
}

/** How often a text has code that is no part of a longer word; signs alone stand between spaces or quotation marks, for prose has them too. */
function occurrences(text: string, code: string): number {
  const [isWord, outside] = [/[\p{L}\p{N}]/u.test(code), /^(?:\s|["'\p{Pi}\p{Pf}「」『』])$/u];
  const isApart = (sign: string) => (isWord ? !/[A-Za-z0-9_]/.test(sign) : outside.test(sign));
  let count = 0;
  for (let at = text.indexOf(code); at !== -1; at = text.indexOf(code, at + 1)) {
    if (isApart(text[at - 1] ?? ' ') && isApart(text[at + code.length] ?? ' ')) count++;
  }
  return count;
}
