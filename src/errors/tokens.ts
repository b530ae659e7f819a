// A line becomes tokens, chunk by chunk between its spaces. Pure, and the same in the
// build and in the browser.

import { addUnit, type Chunk, chunkCache, noUnits } from './chunk-cache.ts';
import { foldLine } from './clean.ts';
import { mask, readChunk, wordToken } from './read-chunk.ts';

/**
 * The tokens of a clean line, in order.
 *
 * @param line as `cleanLine` gives it
 */
export function tokenise(line: string): Token[] {
  const tokens: Token[] = [];
  readTokens(line, (token, isQuoted) => tokens.push(isQuoted ? { ...token, quoted: true } : token));
  return tokens;
}

/**
 * Reads lines as `tokenise` does, for something made of each token. Most chunks come
 * again and again, in one passage and in all of them: what was made of them is kept.
 *
 * @param makePair the same for the word of two UTF-16 units of a script without spaces
 */
export function tokenReader<Made>(
  make: (token: Token) => Made,
  makePair = (first: number, second: number) => make(wordToken(String.fromCharCode(first, second))),
): TokenReader<Made> {
  const masked = [make(mask)];
  const known = chunkCache<readonly Made[]>(mostKnown);
  const readAnew = (chunk: Chunk) => {
    const made: Made[] = [];
    readChunk(textOf(chunk), {
      push: (token) => made.push(make(token)),
      pushPair: (first, second) => made.push(makePair(first, second)),
    });
    // A long one is a sentence without spaces, or a path, which is hardly met again.
    return chunk.end - chunk.start > longestKnown ? made : known.set(chunk, made);
  };
  return (line, visit) => {
    const folded = foldLine(line);
    const hasQuotes = /['"]/.test(folded);
    let count = 0;
    let quote = '';
    let previous: Chunk | undefined;
    for (const chunk of chunksOf(hasQuotes ? apartQuotes(folded) : folded)) {
      if (count >= mostTokens) break;
      // A quotation runs over chunks: 'long int' is two.
      const opens = hasQuotes && !quote ? (/^[^\p{L}\p{N}'"]{0,8}(['"])/u.exec(textOf(chunk))?.[1] ?? '') : '';
      const inside = quote || opens;
      for (const token of isPlace(chunk, previous) ? masked : (known.get(chunk) ?? readAnew(chunk))) {
        if (count++ < mostTokens) visit(token, inside !== '');
      }
      if (inside) {
        const text = textOf(chunk);
        const closing = text.lastIndexOf(inside);
        quote = closing > (opens ? text.indexOf(inside) : -1) && !/[\p{L}\p{N}]/u.test(text[closing + 1] ?? '') ? '' : inside;
      }
      previous = chunk;
    }
  };
}

/** What stands between spaces; of a long path its end, which is its name. */
function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0, at = 0, hash = noUnits; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== space && at < text.length) hash = addUnit(hash, unit);
    else {
      chunks.push({ text, start: Math.max(start, at - longestChunk), end: at, hash });
      start = at + 1;
      hash = noUnits;
    }
  }
  return chunks;
}

const space = 0x20;

function textOf({ text, start, end }: Chunk): string {
  return text.slice(start, end);
}

/** Whether it is a number after "line". */
function isPlace(chunk: Chunk, previous: Chunk | undefined): boolean {
  if (!previous || chunk.text.charCodeAt(chunk.start) > 0x39) return false;
  return /^\d+\W*$/.test(textOf(chunk)) && /(?:^|:)lines?$/i.test(textOf(previous));
}

const mostTokens = 200;
/** UTF-16 units of a chunk that are read: so even a pattern that tries every start takes little. */
const longestChunk = 256;
/** So many of at most `longestKnown` units are 50 MB. */
const mostKnown = 2 ** 19;
/** Of a chunk that is kept. */
const longestKnown = 32;
const readTokens = tokenReader((token) => token);

/** Quotation marks end a chunk, also where no space does; an apostrophe does not. */
function apartQuotes(line: string): string {
  return line.replace(/(?<![\p{Script=Latin}\p{N}'"])['"]/gu, ' $&').replace(/['"](?![\p{Script=Latin}\p{N}'"])/gu, '$& ');
}

/** A part of a line that is compared as one. */
export interface Token {
  /** Lower case; empty for a mask. */
  text: string;
  kind: 'word' | 'code' | 'number' | 'mask';
  /** Whether it stands in quotation marks, and so is a sample or the reader's own. */
  quoted: boolean;
  /** Whether it is a part of a longer name. */
  part?: boolean;
  /** On the first part of a name: the name, its parts joined. */
  whole?: string;
  /** Whether its parts are joined by hyphens, as words of a sentence can be too. */
  hyphenated?: boolean;
}

/** Visits what was made of each token of a clean line, in order, and whether it stands in quotation marks. */
type TokenReader<Made> = (line: string, visit: (made: Made, isQuoted: boolean) => void) => void;
