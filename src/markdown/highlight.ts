// A fence becomes HTML: coloured by classes, with its title, ready to be copied.

import { createHash } from 'node:crypto';
import {
  type BundledLanguage,
  bundledLanguagesInfo,
  createHighlighter,
  createOnigurumaEngine,
  type Highlighter,
  type ThemedToken,
} from 'shiki';
import { escapeHtml } from './escape-html.ts';
import { outputGrammar, outputLanguages } from './output-grammar.ts';
import { poolScanners } from './scanner-pool.ts';
import { roleOfColor, roleTheme } from './theme.ts';
import { token } from './tokens.ts';

/** Fences longer than this (UTF-16 units) or lines longer than `maxLine` stay uncoloured. */
const maxCode = 50_000;
const maxLine = 2000;

/** Rendered fences of this run: the same code stands in every translation of an article. */
const rendered = new Map<string, string>();
const keptFences = 5000;

/**
 * Makes the grammars ready that a body's fences name, so that `highlightFence`
 * need not wait.
 *
 * @param names languages as `fenceLanguage` gives them
 */
export async function loadLanguages(names: Iterable<string>): Promise<void> {
  starting ??= startHighlighter();
  highlighter = await starting;
  for (const name of names) {
    if (knownLanguages.has(name) && !highlighter.getLoadedLanguages().includes(name)) {
      await highlighter.loadLanguage(name as BundledLanguage);
    }
  }
}

async function startHighlighter(): Promise<Highlighter> {
  const engine = poolScanners(await createOnigurumaEngine(import('shiki/wasm')));
  return createHighlighter({ themes: [roleTheme], langs: [outputGrammar], engine });
}

/** Whether fences in this language can be coloured. */
export function isKnownLanguage(name: string): boolean {
  return knownLanguages.has(name) || outputLanguages.has(name);
}

/** The language, title and marked lines of an info string such as `js {3,5-7} title="a.js"`. */
export function parseInfo(info: string): FenceInfo {
  const language = /^\{?\.?([^\s,{}:=]*)/.exec(info)?.[1]?.toLowerCase() ?? '';
  const rest = info.slice(language.length);
  const title = /\b(?:title|filename|file)=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(rest);
  const ranges = /\{([\d,\s-]+)\}/.exec(rest)?.[1] ?? '';
  const marked = new Set<number>();
  for (const range of ranges.split(',')) {
    const [from = 0, to = from] = range.split('-').map(Number);
    for (let line = from; line <= to && to - from < 1000; line++) marked.add(line);
  }
  return { language, title: title?.[1] ?? title?.[2] ?? title?.[3] ?? '', marked };
}

/**
 * The HTML of a fence, with a string token where a label must be in the page's
 * language. `loadLanguages` must have been awaited for its language.
 */
export function highlightFence(code: string, info: string): string {
  const key = createHash('sha1').update(info).update('\0').update(code).digest('base64');
  const known = rendered.get(key);
  if (known !== undefined) return known;
  const html = renderFence(code, parseInfo(info));
  if (rendered.size >= keptFences) rendered.delete(rendered.keys().next().value ?? '');
  rendered.set(key, html);
  return html;
}

function renderFence(code: string, { language, title, marked }: FenceInfo): string {
  const isOutput = outputLanguages.has(language);
  const lines = code.length > maxCode ? undefined : tokenize(code, language);
  const body = (lines ?? code.split('\n').map((content) => [{ content } as ThemedToken]))
    .map((tokens, index) => {
      const html = tokens.map(renderToken).join('');
      return marked.has(index + 1) ? `<mark>${html}</mark>` : html;
    })
    .join('\n');
  const label = title ? escapeHtml(title) : isOutput ? token('string', 'code.output') : escapeHtml(language);
  return (
    `<figure class="code${isOutput ? ' slip' : ''}"><figcaption${title ? ' class="title"' : ''}>${label}</figcaption>` +
    `<pre dir="ltr" tabindex="0"><code>${body}</code></pre></figure>`
  );
}

function tokenize(code: string, language: string): ThemedToken[][] | undefined {
  return highlighter?.codeToTokensBase(code, {
    lang: grammarOf(language, code) as BundledLanguage,
    theme: roleTheme,
    tokenizeMaxLineLength: maxLine,
    tokenizeTimeLimit: 0,
  });
}

function grammarOf(language: string, code: string): string {
  if (outputLanguages.has(language)) return language === 'ansi' || code.includes('\x1b[') ? 'ansi' : 'output';
  return highlighter?.getLoadedLanguages().includes(language) ? language : 'text';
}

function renderToken({ content, color, fontStyle = 0 }: ThemedToken): string {
  const text = escapeHtml(content);
  const role = roleOfColor.get((color ?? '').slice(0, 7).toLowerCase());
  const classes = [role, fontStyle & 2 && role?.startsWith('a') ? 'b' : undefined, color && color.length > 7 ? 'dim' : undefined];
  const names = classes.filter(Boolean).join(' ');
  return names && content.trim() ? `<span class="${names}">${text}</span>` : text;
}

const knownLanguages = new Set(bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [id, ...aliases]).concat('output'));

/** Bodies are rendered side by side: the first of them starts it for all. */
let starting: Promise<Highlighter> | undefined;
let highlighter: Highlighter | undefined;

export interface FenceInfo {
  /** Lower case, without kramdown's braces and dot. */
  language: string;
  title: string;
  /** 1-based lines to mark. */
  marked: ReadonlySet<number>;
}
