// The language of a text that does not say.

import { detect } from 'tinyld';
import { site } from '../site.ts';
import { canonicalLanguage } from './language.ts';

/** Characters of prose that are enough for a stable answer; more only costs time. */
const sampleLength = 2000;

/**
 * The language that the prose of a Markdown body is in, among the site's
 * languages and `also`; `undefined` where there is too little prose to tell.
 */
export function guessLanguage(body: string, also: readonly string[] = []): string | undefined {
  const prose = body
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm, ' ')
    .replace(/`[^`\n]*`|<[^>\n]*>|https?:\S+|^(?:import|export)\b.*$/gm, ' ')
    .slice(0, sampleLength);
  const candidates = new Set([...site.languages, ...also].map((tag) => tag.split('-')[0] ?? tag));
  const found = detect(prose, { only: [...candidates] });
  if (!found) return undefined;
  if (found === 'zh') return traditionalOnly.test(prose) ? 'zh-Hant' : 'zh-Hans';
  return canonicalLanguage(found);
}

/** Frequent characters that only the traditional orthography has. */
const traditionalOnly = /[這個們來時會說為與對應問題錯誤開關執檔設區圖]/;
