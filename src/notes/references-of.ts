// What a body refers to on this site, and on which line each reference stands.

import type { BodyFacts } from '../markdown/body.ts';
import { decodePath } from './links.ts';

/**
 * The local links and images of a note, or `undefined` where there are none.
 *
 * @param source the body as written
 * @param bodyLine 1-based line of the file on which it begins
 * @param also addresses of the front matter
 */
export function referencesOf(body: BodyFacts, source: string, bodyLine: number, also: readonly string[]): References | undefined {
  const links = [...new Set([...body.links, ...also])].filter(isLocal);
  const images = [...new Set(body.images)];
  if (links.length === 0 && images.length === 0) return undefined;
  const withLine = (address: string) => ({ address, line: lineOf(address, source, bodyLine) });
  return { links: links.map(withLine), images: images.map(withLine) };
}

/** Neither another site's nor a place in the note itself. */
function isLocal(href: string): boolean {
  return !/^(?:https?:|mailto:|#|\/\/)/i.test(href);
}

/** The first line with the address as a whole word, as written or decoded. */
function lineOf(address: string, source: string, bodyLine: number): number {
  const places = [...new Set([address, decodePath(address)])].map((spelling) => wholeWord(spelling, source)).filter((at) => at !== -1);
  if (places.length === 0) return 1;
  let line = bodyLine;
  const first = Math.min(...places);
  for (let at = source.indexOf('\n'); at !== -1 && at < first; at = source.indexOf('\n', at + 1)) line++;
  return line;
}

/** Where a word stands that is no part of a longer one, else -1. */
function wholeWord(word: string, source: string): number {
  let at = word === '' ? -1 : source.indexOf(word);
  while (
    at !== -1 &&
    (joinsBefore.test(source.slice(Math.max(0, at - 2), at)) || joinsAfter.test(source.slice(at + word.length, at + word.length + 2)))
  ) {
    at = source.indexOf(word, at + 1);
  }
  return at;
}

const joinsBefore = /[\p{L}\p{N}./_-]$/u;
const joinsAfter = /^[\p{L}\p{N}./_-]/u;

/** The addresses that a note refers to, as written, each once. */
export interface References {
  links: readonly Reference[];
  images: readonly Reference[];
}

interface Reference {
  address: string;
  /** 1-based line of the file. */
  line: number;
}
