// What of a note can be the text of an error, line by line, with where it stands.

import { cleanLines } from './clean.ts';
import { saysFailure } from './query-lines.ts';
import { unescapeHtml } from './unescape-html.ts';

/**
 * The lines of a note, without repetitions; a line that stands in several places
 * is of the most telling kind.
 */
export function extractLines({ errors, html, fences }: ErrorSource): ErrorLine[] {
  const found = new Map<string, ErrorLine>();
  const add = (text: string, kind: LineKind, block = 0) => {
    const known = found.get(text);
    if (!known || lineKinds.indexOf(kind) < lineKinds.indexOf(known.kind)) found.set(text, { text, kind, block });
  };
  for (const error of errors) for (const line of cleanLines(error)) add(line, 'error');
  for (const [at, { info, code }] of fences.entries()) {
    const kind = isOutput(info, code) ? 'output' : 'code';
    for (const line of cleanLines(code)) add(line, kind, at + 1);
  }
  for (const { text, kind } of textBlocks(html)) for (const line of cleanLines(text)) add(line, kind);
  return [...found.values()];
}

/** Where a line stands, the most telling first. */
export const lineKinds = ['title', 'error', 'slug', 'quote', 'output', 'heading', 'inline', 'prose', 'code'] as const;
export type LineKind = (typeof lineKinds)[number];

/** Languages whose fences are what a program printed; without one, what is in the block decides. */
const outputLanguage =
  /^(?:text|txt|plain|plaintext|console|shell-session|shellsession|terminal|output|log|logs|ansi|stacktrace|traceback|pytb|error|errors|none)$/i;

/** A frame of a stack, or what pytest marks. */
const printedFrame = /^\s+at \S{1,300} ?\(|^\s+File "|^E {3}/;

function isOutput(info: string, code: string): boolean {
  const [language = ''] = info.replace(/^\{\.?/, '').split(/[\s{}:]/);
  if (outputLanguage.test(language)) return true;
  if (language !== '' && !/^(?:bash|sh|shell|zsh|powershell|ps1?|cmd|bat|python|pycon|diff)$/i.test(language)) return false;
  const lines = code.split('\n').filter((line) => line.trim());
  const statements = lines.filter((line) => /[;{}]\s*(?:\/\/.*)?$|^\s*(?:#|\/\/)/.test(line)).length;
  return statements * 2 < lines.length && lines.some((line) => saysFailure(line) || printedFrame.test(line));
}

const block = /<(h[1-6]|p|li|dt|dd|td|th|summary|blockquote|\/blockquote)\b[^>]*>/g;

/** Headings, quotations, inline code and the sentences around it, in document order. */
function* textBlocks(html: string): Generator<{ text: string; kind: LineKind }> {
  let quotes = 0;
  const starts = [...html.matchAll(block)];
  for (const [at, { 0: tag, 1: name = '', index }] of starts.entries()) {
    if (name === 'blockquote') quotes++;
    else if (name === '/blockquote') quotes--;
    else {
      const inner = html.slice(index + tag.length, starts[at + 1]?.index).replace(/<pre>[\s\S]*?<\/pre>/g, '\n');
      const kind = name.startsWith('h') ? 'heading' : quotes > 0 ? 'quote' : 'prose';
      for (const [, code = ''] of inner.matchAll(/<code\b[^>]*>([^<]*)<\/code>/g)) yield { text: plainText(code), kind: 'inline' };
      yield { text: plainText(inner), kind };
    }
  }
}

function plainText(html: string): string {
  const text = html
    .replace(/<br\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/\ufdd0[^\ufdd1]*\ufdd1/g, '');
  return unescapeHtml(text);
}

/** A note, as far as it can hold an error's text. */
export interface ErrorSource {
  /** The `errors` key. */
  errors: readonly string[];
  /** Its rendered body, with tokens. */
  html: string;
  fences: readonly { info: string; code: string }[];
}

export interface ErrorLine {
  /** Clean. */
  text: string;
  kind: LineKind;
  /** The block of code that holds it, from 1; 0 outside of code. */
  block: number;
}
