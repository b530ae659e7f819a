// A fence becomes HTML: coloured by classes, with its title, ready to be copied.

import {
  type BundledLanguage,
  bundledLanguagesInfo,
  createHighlighter,
  createOnigurumaEngine,
  type Highlighter,
  type ThemedToken,
} from 'shiki';
import type { Fence } from './body.ts';
import { escapeHtml } from './escape-html.ts';
import { type FenceInfo, parseInfo } from './fence-info.ts';
import { outputGrammar, outputLanguages } from './output-grammar.ts';
import { poolScanners } from './scanner-pool.ts';
import { roleOfColor, roleTheme } from './theme.ts';
import { token } from './tokens.ts';

/** Fences longer than this (UTF-16 units) or lines longer than `maxLine` stay uncoloured. */
const maxCode = 50_000;
const maxLine = 2000;

async function startHighlighter(): Promise<Highlighter> {
  const engine = poolScanners(await createOnigurumaEngine(import('shiki/wasm')));
  return createHighlighter({ themes: [roleTheme], langs: [outputGrammar], engine });
}

/** Whether fences in this language can be coloured. */
export function isKnownLanguage(name: string): boolean {
  return knownLanguages.has(name) || outputLanguages.has(name);
}

/** The HTML of a fence, with a string token where a label must be in the page's language. */
export async function highlightFence({ info, code }: Fence): Promise<string> {
  const parts = parseInfo(info);
  // Fences may be asked for side by side: the first of them starts it for all.
  starting ??= startHighlighter();
  const highlighter = await starting;
  if (knownLanguages.has(parts.language) && !highlighter.getLoadedLanguages().includes(parts.language)) {
    await highlighter.loadLanguage(parts.language as BundledLanguage);
  }
  return renderFence(code, parts, highlighter);
}

function renderFence(code: string, { language, title, marked }: FenceInfo, highlighter: Highlighter): string {
  const isOutput = outputLanguages.has(language);
  const lines = code.length > maxCode ? undefined : tokenize(code, language, highlighter);
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

function tokenize(code: string, language: string, highlighter: Highlighter): ThemedToken[][] {
  return highlighter.codeToTokensBase(code, {
    lang: grammarOf(language, code, highlighter) as BundledLanguage,
    theme: roleTheme,
    tokenizeMaxLineLength: maxLine,
    tokenizeTimeLimit: 0,
  });
}

function grammarOf(language: string, code: string, highlighter: Highlighter): string {
  if (outputLanguages.has(language)) return language === 'ansi' || code.includes('\x1b[') ? 'ansi' : 'output';
  return highlighter.getLoadedLanguages().includes(language) ? language : 'text';
}

function renderToken({ content, color, fontStyle = 0 }: ThemedToken): string {
  const text = escapeHtml(content);
  const role = roleOfColor.get((color ?? '').slice(0, 7).toLowerCase());
  const classes = [role, fontStyle & 2 && role?.startsWith('a') ? 'b' : undefined, color && color.length > 7 ? 'dim' : undefined];
  const names = classes.filter(Boolean).join(' ');
  return names && content.trim() ? `<span class="${names}">${text}</span>` : text;
}

const knownLanguages = new Set(bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [id, ...aliases]).concat('output'));

let starting: Promise<Highlighter> | undefined;
