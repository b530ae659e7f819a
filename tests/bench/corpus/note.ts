// One text of a planned article, in one language, as a Markdown file.

import type { Block, SentencePlan } from './plan.ts';
import { type Random, randomAt } from './random.ts';
import { type Language, languages, scripts } from './scripts.ts';
import { clause, joinSentences, sentence } from './words.ts';

/** Front matter and body, with a newline at the end. */
export function noteText({ lang, random, front, blocks, linkTo }: NoteInput): string {
  const prose = { lang, random, linkTo };
  const title = `${front.tool}: ${front.error}${scripts[lang].colon === ':' ? ', ' : '、'}${clause(random, lang, random.whole(3, 7))}`;
  const head = [
    '---',
    'audio: false',
    `date: ${front.date}`,
    'generated: true',
    `lang: ${lang}`,
    'layout: post',
    ...(front.model ? [`model: ${front.model}`] : []),
    `tags: [${front.tags.join(', ')}]`,
    `title: '${title.replaceAll("'", "''")}'`,
    `translated: ${lang !== languages[0]}`,
    'type: note',
    '---',
  ];
  return `${head.join('\n')}\n\n${blocks.map((block) => blockText(block, prose)).join('\n\n')}\n`;
}

function blockText(block: Block, prose: Prose): string {
  const { lang, random } = prose;
  switch (block.kind) {
    case 'paragraph':
      return joinSentences(
        block.sentences.map((planned) => sentenceText(planned, prose)),
        lang,
      );
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.stock === undefined ? clause(random, lang, block.words) : stockHeading(lang, block.stock)}`;
    case 'list':
      return block.items
        .map(({ sentence: planned, code }, at) => {
          const mark = block.ordered ? `${at + 1}. ` : '- ';
          const text = `${mark}${sentenceText(planned, prose)}`;
          return code ? `${text}\n${fenceText(code.lang, code.text).replace(/^(?=.)/gm, ' '.repeat(mark.length))}` : text;
        })
        .join('\n');
    case 'table': {
      const cell = (words: number) => clause(random, lang, words);
      const rows = block.rows.map(({ code, words }) => `| \`${code}\` | ${cell(words)} |`);
      return [`| ${cell(1)} | ${cell(2)} |`, '| --- | --- |', ...rows].join('\n');
    }
    case 'fence':
      return fenceText(block.lang, block.text);
    case 'rule':
      return '---';
  }
}

function sentenceText({ words, code, link, url }: SentencePlan, { lang, random, linkTo }: Prose): string {
  const spans = code.map((text) => `\`${text}\``);
  const address = link === undefined ? url : linkTo(link);
  if (address !== undefined) spans.push(`[${clause(random, lang, random.whole(1, 4))}](${address})`);
  return sentence(random, lang, words, spans);
}

function fenceText(lang: string, text: string): string {
  return `\`\`\`${lang}\n${text}\n\`\`\``;
}

const stockHeadings = new Map<string, string>();

/** What many notes call their sections, such as a cause and a solution. */
function stockHeading(lang: Language, number: number): string {
  const key = `${lang} ${number}`;
  const known = stockHeadings.get(key);
  if (known !== undefined) return known;
  const random = randomAt(languages.indexOf(lang), number);
  const made = clause(random, lang, 2 + (number % 3));
  stockHeadings.set(key, made);
  return made;
}

interface Prose {
  lang: Language;
  random: Random;
  linkTo(article: number): string;
}

export interface NoteInput {
  lang: Language;
  /** The text's own. */
  random: Random;
  front: {
    tool: string;
    /** What the title names of the error. */
    error: string;
    /** Such as `2025-11-08`. */
    date: string;
    tags: readonly string[];
    model: string | undefined;
  };
  blocks: readonly Block[];
  /** Path of an article from this note. */
  linkTo(article: number): string;
}
