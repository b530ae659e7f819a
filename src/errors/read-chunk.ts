// A chunk of a line becomes tokens: what identifies an error stays, what is the
// reader's own (paths, places, addresses, versions, times) is masked. Patterns are
// anchored at a chunk's ends, and their quantifiers neither nested nor overlapping.

import type { Token } from './tokens.ts';

/** Gives a sink the tokens of a chunk, at most 256 UTF-16 units that no space parts. */
export function readChunk(chunk: string, tokens: TokenSink): void {
  const trimmed = chunk.replace(leadingPunctuation, '').replace(trailingPunctuation, '');
  const core = trimmed.endsWith(')') && !trimmed.includes('(') ? trimmed.replace(/[^\p{L}\p{M}\p{N}]{1,16}$/u, '') : trimmed;
  if (!core) return;
  if (letters.test(core)) readLetters(core, tokens);
  else if (isVolatile(core) || address.test(core)) tokens.push(mask);
  else if (core.length > 1 && isPath(core.replace(place, ''))) {
    tokens.push(mask);
    const name = core.replace(place, '').split(/[/\\]/).filter(Boolean).at(-1) ?? '';
    readName(name, tokens);
  } else readName(core.replace(place, ''), tokens);
}

/** A name in parts: `TypeError:` is one, `java.sql.SQLException` and `getStaticPaths()` are several. */
function readName(core: string, tokens: TokenSink): void {
  const parts = core.split(nameSeparator).filter(Boolean);
  for (const part of parts) readPart(part, tokens);
}

function readPart(part: string, tokens: TokenSink): void {
  if (isVolatile(part)) {
    tokens.push(mask);
    return;
  }
  if (/^\d+$/.test(part)) {
    if (part.length < 3 || part.length > 5) tokens.push(mask);
    else tokens.push({ text: part, kind: 'number', quoted: false });
    return;
  }
  if (isCode(part)) {
    tokens.push({ text: codeText(part.toLowerCase()), kind: 'code', quoted: false });
    return;
  }
  readLetters(part, tokens);
}

/** A part that is no number, no code and nothing that differs from one occurrence to the next. */
function readLetters(part: string, tokens: TokenSink): void {
  if (unspaced.test(part)) {
    readUnspaced(part, tokens);
    return;
  }
  const text = part.toLowerCase();
  const words = part.split(wordBoundary).filter(Boolean);
  if (words.length <= 1) {
    const word = text.replace(/^['-]{1,8}|['-]{1,8}$/g, '');
    if (word) tokens.push(wordToken(word));
    return;
  }
  // The parts stand in the sequence; the whole is asked for on its own.
  const whole = text.replace(/[^\p{L}\p{N}]/gu, '');
  for (const [at, word] of words.entries()) {
    if (/^\d+$/.test(word) && word.length < 3) continue;
    const lower = word.toLowerCase();
    const code = isCode(word);
    tokens.push({
      text: code ? codeText(lower) : lower,
      kind: code ? 'code' : 'word',
      quoted: false,
      part: true,
      ...(at === 0 ? { whole, ...(part.includes('-') ? { hyphenated: true } : {}) } : {}),
    });
  }
}

/** Scripts without spaces between words are read in overlapping pairs of characters. */
function readUnspaced(part: string, tokens: TokenSink): void {
  for (const run of part.match(
    /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]+|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]+/g,
  ) ?? []) {
    if (!unspaced.test(run)) {
      for (const name of run.split(nameSeparator)) if (name) readPart(name, tokens);
    } else if (run.length === 1) tokens.push(wordToken(run));
    else for (let at = 0; at + 1 < run.length; at++) tokens.pushPair(run.charCodeAt(at), run.charCodeAt(at + 1));
  }
}

export function wordToken(text: string): Token {
  return { text, kind: 'word', quoted: false };
}

/** Letters and digits of one name that identify: `E0308`, `TS2345`, `0x80070005`, `0308010C`, `42P01`, `GHC-39999`. */
function isCode(part: string): boolean {
  if (platform.test(part)) return false;
  return (
    /^(?:0x[0-9a-f]{8}|[a-z]-?\d{3,8}[a-z]?|[a-z]{2,10}-?\d{2,8}[a-z]?)$/i.test(part) ||
    /^(?=[\dA-Z]{0,8}\d)(?=[\dA-Z]{0,8}[A-Z])(?:\d[\dA-F]{5,10}|\d{2}[\dA-Z]{3})$/.test(part)
  );
}

/** Architectures, systems, encodings, digests and versions look like codes. */
const platform =
  /^(?:arm|amd|aarch|win|sha|md|base|utf|es|cp|py|node|python|java|jdk|go|gcc|msvc|vc|ubuntu|debian|port)-?\d+[a-z]?$|^x(?:64|86|32)$/i;

/** `GHC-39999` and `GHC39999` are one code. */
function codeText(text: string): string {
  return text.replace('-', '');
}

/** A character of a script that is written without spaces: Han, kana, Hangul. */
export const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]/;

/** What differs from one occurrence of an error to the next. */
function isVolatile(core: string): boolean {
  return volatile.some((pattern) => pattern.test(core));
}

const volatile = [
  // A UUID; an address; a hash or another long number.
  /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i,
  /^\+?0x(?:[0-9a-f]{1,7}|[0-9a-f]{9,})$/i,
  /^(?=[a-f]*\d)[0-9a-f]{12,}$/i,
  /^sha\d+[:-]\S+$/i,
  /^\d{6,}$/,
  // A date, a time, a duration, a size, a share.
  /^\d{4}-\d{2}-\d{2}(?:t[\d:.,+-]*z?)?$/i,
  /^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}$/,
  /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:am|pm|z)?$/i,
  /^[+-]?\d+(?:[.,]\d+)?(?:ns|µs|μs|us|ms|s|sec|min|m|h|%|b|[kmgt]i?b)$/i,
  // A version, an IP address with or without port.
  /^[v=^~<>]{0,2}\d{1,9}(?:\.(?:\d{1,9}|[x*])){1,8}(?:[-+.][\w.+-]{0,80})?(?::\d{1,5}|\/\d{1,3})?$/i,
  /^(?=[^\d]{0,8}\d)(?=[^:]{0,40}(?::[^:]{1,4}){0,7}::)[0-9a-f:]{2,39}(?:%\w{1,16})?(?::\d{1,5})?$/i,
  /^\[?(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\]?(?::\d+)?$/i,
];

/** A file's or a folder's path: not `and/or`, nor an option such as `/clr`. */
function isPath(core: string): boolean {
  const slashes = core.split(/[/\\]/).length - 1;
  if (slashes === 0) return false;
  if (/^(?:[a-z]:|~|\.{1,2})[/\\]/i.test(core)) return true;
  if (core.includes('\\')) return true;
  if (slashes === 1 && core.startsWith('/')) return false;
  return slashes > 1 || /\.[a-z][a-z0-9]{0,5}$/i.test(core);
}

const address = /^[a-z][a-z0-9+.-]{1,12}:\/\//i;
/** Where in a file: `:12:34`, `(12,3)`, `(12)`, `#L12`. */
const place = /(?::\d{1,7}){1,2}:?$|\(\d{1,7}(?:[,:-]\d{1,7}){0,3}\):?$|#L\d{1,7}$/;
const leadingPunctuation = /^[^\p{L}\p{M}\p{N}_$@/\\.~<-]+/u;
const trailingPunctuation = /(?<![^\p{L}\p{M}\p{N}_$+#*)])[^\p{L}\p{M}\p{N}_$+#*)]+$/u;
/** Such a chunk is one part, and a part is that alone. */
const letters = /^[\p{L}\p{M}]+$/u;
const nameSeparator = /[^\p{L}\p{M}\p{N}_'$-]+|'(?![a-z])|(?<![a-z])'/iu;
/** Inside a name: `snake_case`, `kebab-case`, `camelCase`, `HTTPError`. */
const wordBoundary = /[_$-]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** Stands for what differs from one occurrence of an error to the next. */
export const mask: Token = { text: '', kind: 'mask', quoted: false };

export interface TokenSink {
  push(token: Token): void;
  /** Two UTF-16 units of a script without spaces. */
  pushPair(first: number, second: number): void;
}
