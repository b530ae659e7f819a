// What the prose index is given of a note: its title and its text.

import { unescapeHtml } from '../errors/unescape-html.ts';
import type { BodyFacts } from '../markdown/body.ts';
import { assembleHtml } from '../markdown/assemble.ts';
import { titleHeading } from '../notes/title.ts';
import type { ProseEntry } from './prose-bundles.ts';

/**
 * Text with a zero-width space between words, where a language writes none. Pagefind
 * takes all that stands between spaces for one more word, which here would be a
 * sentence; and words are those that its search takes a query apart into.
 */
export function withWordBreaks(text: string, lang: string): string {
  if (!unspacedLanguages.has(lang.split('-')[0] ?? '')) return text;
  const runs = text.match(unspacedRun) ?? [];
  // To segment them one by one takes twice as long; over a line feed no word runs.
  const segments = Array.from(segmenterOf(lang).segment(runs.join('\n')), ({ segment }) => segment);
  const broken = segments.join('\u200b').split('\u200b\n\u200b').values();
  return text.replace(unspacedRun, (run) => broken.next().value ?? run);
}

const unspacedLanguages = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my']);
const unspacedRun = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u30fc]{2,}/gu;

function segmenterOf(lang: string): Intl.Segmenter {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, segmenter);
  return segmenter;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Title, text and tags as plain text; each block ends as a sentence does, for excerpts run across blocks. */
export function searchText({ title, tags }: Pick<ProseEntry, 'title' | 'tags'>, body: BodyFacts & { html: string }): string {
  const html = assembleHtml(body.html, body, {
    link: () => undefined,
    image: () => undefined,
    string: () => '',
    // The error index has the code.
    fence: () => '',
    dropped: titleHeading(title, body.headings),
  });
  const blocks = html.split(blockEnd).map((block) => unescapeHtml(block.replace(inlineTag, '').replace(anyTag, ' ')).trim());
  return [title, ...blocks, ...tags]
    .filter(Boolean)
    .map((block) => (/[\p{P}\p{S}]$/u.test(block) ? block : `${block}.`))
    .join(' ');
}

const blockEnd = /<\/(?:h[1-6]|p|li|dt|dd|td|th|pre|summary)>/;
const inlineTag = /<\/?(?:a|abbr|b|bdi|code|del|em|i|kbd|mark|s|samp|small|span|strong|sub|sup|u|var)\b[^>]*>/g;
const anyTag = /<[^>]*>/g;
