// Whether the commands survived translation: blocks of code, inline code, links
// and flags of a translation against those of its original.

import { unescapeHtml } from '../errors/unescape-html.ts';
import type { RenderedBody } from '../markdown/pipeline.ts';
import { type CodeLine, codeLines } from './code-text.ts';
import { commonSubsequence } from './common-subsequence.ts';
import { canonicalLanguage } from './language.ts';

/** What two blocks or pieces of code share at least to be one that was changed. */
const leastAlike = 0.5;
/** More pairs than this are not looked at for likeness: almost nothing is the same. */
const mostPairs = 10_000;

/** Every difference, in the order of the kinds and of the original. */
export function compareCode(original: ComparedBody, translation: ComparedBody): Finding[] {
  const inline = compareInline(original, translation);
  const reported = inline.map(({ there = '' }) => there).join('\n');
  const flags = compareFlags(original, translation).filter(({ there = '' }) => !reported.includes(there));
  return [...compareBlocks(original.fences, translation.fences), ...inline, ...compareLinks(original.links, translation.links), ...flags];
}

function compareBlocks(original: ComparedBody['fences'], translation: ComparedBody['fences']): Finding[] {
  if (original.length === translation.length && original.every(({ code }, at) => code === translation[at]?.code)) return [];
  const [from, to] = [original.map(codeLines), translation.map(codeLines)];
  const [fromText, toText] = [from.map(joined), to.map(joined)];
  const findings: Finding[] = [];
  const compareGap = (places: number[], others: number[]) => {
    for (const [at, other] of pairPlaces(places, others, (at, isOriginal) => words((isOriginal ? fromText : toText)[at]))) {
      if (at !== undefined && other !== undefined) {
        findings.push({ kind: 'block', state: 'changed', ...firstDifference(from[at] ?? [], to[other] ?? []), block: other, of: at });
      } else if (at !== undefined && fromText[at]) {
        findings.push({ kind: 'block', state: 'missing', there: from[at]?.[0]?.text ?? '', of: at, ofLine: from[at]?.[0]?.at ?? 0 });
      } else if (other !== undefined && toText[other]) {
        findings.push({
          kind: 'block',
          state: 'added',
          here: to[other]?.[0]?.text ?? '',
          block: other,
          blockLine: to[other]?.[0]?.at ?? 0,
        });
      }
    }
  };
  const range = (start: number, end: number) => Array.from({ length: end - start }, (_, at) => start + at);
  let [at, other] = [0, 0];
  for (const [next, nextOther] of [...commonSubsequence(fromText, toText), [from.length, to.length] as const]) {
    compareGap(range(at, next), range(other, nextOther));
    [at, other] = [next + 1, nextOther + 1];
  }
  return findings;
}

/** As many blocks in the place of as many: what is not alike is paired in order. */
const pairPlaces: typeof pairAlike<number> = (from, to, partsOf) => {
  const pairs = pairAlike(from, to, partsOf);
  const [missing, added] = [pairs.filter(([, other]) => other === undefined), pairs.filter(([at]) => at === undefined)];
  if (missing.length !== added.length) return pairs;
  for (const [index, pair] of missing.entries()) pair[1] = added[index]?.[1];
  return pairs.filter(([at]) => at !== undefined);
};

const joined = (lines: readonly CodeLine[]) => lines.map(({ text }) => text).join('\n');

function firstDifference(original: readonly CodeLine[], translation: readonly CodeLine[]): Partial<Finding> {
  const at = original.findIndex(({ text }, index) => text !== translation[index]?.text);
  const index = at === -1 ? original.length : at;
  const [there, here] = [original[index], translation[index]];
  // Of code that ends there its last line.
  return {
    ...(there ? { there: there.text } : {}),
    ...(here ? { here: here.text } : {}),
    ofLine: (there ?? original.at(-1))?.at ?? 0,
    blockLine: (here ?? translation.at(-1))?.at ?? 0,
  };
}

function compareInline(original: ComparedBody, translation: ComparedBody): Finding[] {
  const [from, to] = [inlineCode(original.html), inlineCode(translation.html)];
  const missing = [...from].filter((code) => !to.has(code));
  const added = [...to].filter((code) => !from.has(code));
  if (missing.length === 0 && added.length === 0) return [];
  const [fromText, toProse] = [wholeText(original), proseText(translation)];
  const unquoted = missing.filter((code) => holds(toProse, code));
  const findings = unquoted.map((code): Finding => ({ kind: 'inline', state: 'changed', there: code, here: code, lost: true }));
  const rest = missing.filter((code) => !unquoted.includes(code));
  // What the original says without backticks is nothing new with them.
  const unknown = added.filter((code) => !holds(fromText, code));
  for (const [at, other] of pairAlike(rest, unknown, bigrams)) {
    const state = at === undefined ? 'added' : other === undefined ? 'missing' : 'changed';
    findings.push({ kind: 'inline', state, ...(at === undefined ? {} : { there: at }), ...(other === undefined ? {} : { here: other }) });
  }
  return findings;
}

function compareLinks(original: readonly string[], translation: readonly string[]): Finding[] {
  const [from, to] = [new Map(original.flatMap(linkEntry)), new Map(translation.flatMap(linkEntry))];
  const missing = [...from.keys()].filter((key) => !to.has(key));
  const added = [...to.keys()].filter((key) => !from.has(key));
  const isAbroad = (key: string, others: readonly string[]) => others.some((other) => isOtherLanguage(key, other));
  const [lost, found] = [missing.filter((key) => !isAbroad(key, added)), added.filter((key) => !isAbroad(key, missing))];
  return pairAlike(lost, found, bigrams).map(([at, other]) => ({
    kind: 'link',
    state: at === undefined ? 'added' : other === undefined ? 'missing' : 'changed',
    ...(at === undefined ? {} : { there: from.get(at) ?? at }),
    ...(other === undefined ? {} : { here: to.get(other) ?? other }),
  }));
}

function compareFlags(original: ComparedBody, translation: ComparedBody): Finding[] {
  if (!original.html.includes('--')) return [];
  const text = wholeText(translation);
  const to = flagsOf(text);
  const missing = [...flagsOf(proseText(original))].filter((flag) => !to.has(flag));
  return missing.map((flag) => {
    // Typographers make one dash of two.
    const here = new RegExp(`[-\u2010-\u2015\u2212]{1,3} ?${flag.slice(2)}(?![\\w-])`, 'u').exec(text)?.[0];
    return { kind: 'flag', state: here ? 'changed' : 'missing', there: flag, ...(here ? { here } : {}) };
  });
}

/** Links to other sites, without what a language changes in them. */
function linkEntry(href: string): [string, string][] {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return [];
  const { hostname, pathname, search } = new URL(href);
  const segments = pathname.split('/').filter((segment) => segment && !canonicalLanguage(segment));
  return [[[hostname.replace(/^www\./, ''), ...segments].join('/') + search, href]];
}

/** Whether two links are to hosts that differ in their language alone, as `ja.wikipedia.org` and `en.wikipedia.org`: what they name their pages is theirs. */
function isOtherLanguage(key: string, other: string): boolean {
  const [host = '', otherHost = ''] = [key, other].map((link) => link.split('/')[0]);
  const plain = (name: string) => (canonicalLanguage(name.split('.')[0] ?? '') ? name.slice(name.indexOf('.') + 1) : name);
  return host !== otherHost && plain(host) === plain(otherHost);
}

function inlineCode(html: string): Set<string> {
  const found = new Set<string>();
  for (const [, code = ''] of html.matchAll(/<code\b[^>]*>([^<\ufdd0]*)<\/code>/g)) {
    const text = unescapeHtml(code).normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text) found.add(text);
  }
  return found;
}

function flagsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/(?<![\w-])--[a-z][\w-]*\w/gi)].map(([flag]) => flag));
}

/** What a reader sees, without blocks of code. */
function proseText({ html }: ComparedBody): string {
  return unescapeHtml(html.replace(tag, '')).normalize('NFC').replace(/\s+/g, ' ');
}

function wholeText(body: ComparedBody): string {
  return [proseText(body), ...body.fences.map(({ code }) => code)].join('\n');
}

const tag = /<[^>]*>/g;

/** Whether a text has code that is no part of a longer word; signs alone stand between spaces or quotation marks, for prose has them too. */
function holds(text: string, code: string): boolean {
  const [isWord, outside] = [/[\p{L}\p{N}]/u.test(code), /^(?:\s|["'\p{Pi}\p{Pf}「」『』])$/u];
  for (let at = text.indexOf(code); at !== -1; at = text.indexOf(code, at + 1)) {
    const around = [text[at - 1] ?? ' ', text[at + code.length] ?? ' '];
    if (around.every((sign) => (isWord ? !/[A-Za-z0-9_]/.test(sign) : outside.test(sign)))) return true;
  }
  return false;
}

/** Pairs those that are most alike, each once; the rest stand alone. */
function pairAlike<Item>(
  from: readonly Item[],
  to: readonly Item[],
  partsOf: (item: Item, isOriginal: boolean) => readonly string[],
): [Item | undefined, Item | undefined][] {
  const alone: [Item | undefined, Item | undefined][] = [];
  const isSmall = from.length * to.length <= mostPairs;
  const others = isSmall ? to.map((item) => partsOf(item, false)) : [];
  const candidates = (isSmall ? from : []).flatMap((item, at) => {
    const parts = partsOf(item, true);
    return others.map((other, index) => ({ at, index, alike: likeness(parts, other) }));
  });
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, index, alike } of candidates.sort((one, other) => other.alike - one.alike)) {
    if (alike < leastAlike) break;
    if (partner.has(at) || taken.has(index)) continue;
    partner.set(at, index);
    taken.add(index);
  }
  for (const [index, item] of to.entries()) if (!taken.has(index)) alone.push([undefined, item]);
  return [...from.map((item, at): [Item, Item | undefined] => [item, to[partner.get(at) ?? -1]]), ...alone];
}

function words(text = ''): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

function bigrams(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return lower.length < 2 ? [lower] : Array.from({ length: lower.length - 1 }, (_, at) => lower.slice(at, at + 2));
}

/** Dice's coefficient of two bags, 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const item of a) counts.set(item, (counts.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of b) {
    const left = counts.get(item) ?? 0;
    if (left === 0) continue;
    counts.set(item, left - 1);
    shared++;
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length);
}

export type ComparedBody = Pick<RenderedBody, 'html' | 'fences' | 'links'>;

/** One difference of a translation from its original. */
export interface Finding {
  kind: 'block' | 'inline' | 'link' | 'flag';
  state: 'changed' | 'missing' | 'added';
  /** As the translation has it; of a block, the first line that differs. */
  here?: string;
  /** As the original has it. */
  there?: string;
  /** It is in the translation, but not as code. */
  lost?: true;
  /** Indexes of the translation's block and of the original's. */
  block?: number;
  of?: number;
  /** Lines inside these blocks, from 0. */
  blockLine?: number;
  ofLine?: number;
}

/** What a note keeps of it. */
export interface Parity {
  /** How many differences there are. */
  findings: number;
  /** Blocks that differ, and the original's in their place. */
  blocks: { block: number; of: number }[];
}
