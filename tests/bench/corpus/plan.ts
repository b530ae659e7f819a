// What an article consists of, the same in every language: which blocks, how long,
// and everything that translators leave as it is.

import { type CodeBlock, codeBlock, inlineCode } from './code.ts';
import { type ErrorText, errorText } from './errors.ts';
import { nameSource, type Names } from './names.ts';
import type { Random } from './random.ts';

/** @param links how many other articles it can link to */
export function planArticle(random: Random, links: number): ArticlePlan {
  const names = nameSource(random);
  const error = errorText(names);
  const target = targetBytes(random);
  const draw = { random, names, links };
  const blocks: Block[] = [paragraph(draw), fence({ lang: random.chance(0.5) ? '' : 'text', text: error.text })];
  let bytes = 250 + size(blocks[0]) + size(blocks[1]);
  while (bytes < target) {
    const section = planSection(draw, Math.min(target - bytes, 4000));
    blocks.push(...section);
    bytes += section.reduce((sum, block) => sum + size(block), 0);
  }
  return { error, blocks };
}

/**
 * Bytes of the English text. Most notes are as short as those of error references,
 * many as long as those of a blog, and one in a hundred is a long one.
 */
function targetBytes(random: Random): number {
  const kind = random.next();
  if (kind < 0.55) return 820 * Math.exp(0.45 * random.normal());
  if (kind < 0.99) return 3000 * Math.exp(0.5 * random.normal());
  return 8000 * 7 ** random.next();
}

function planSection(draw: Draw, most: number): Block[] {
  const { random } = draw;
  const blocks: Block[] = [
    {
      kind: 'heading',
      level: random.chance(0.7) ? 2 : 3,
      words: random.whole(2, 6),
      stock: random.chance(0.4) ? random.whole(0, 5) : undefined,
    },
  ];
  blocks.push(paragraph(draw));
  if (most > 400 && random.chance(0.45)) blocks.push(fence(codeBlock(draw.names)));
  if (most > 500 && random.chance(0.35)) blocks.push(list(draw));
  if (most > 700 && random.chance(0.5)) blocks.push(paragraph(draw));
  if (most > 900 && random.chance(0.2))
    blocks.push(fence(random.chance(0.3) ? { lang: '', text: errorText(draw.names).text } : codeBlock(draw.names)));
  if (most > 900 && random.chance(0.08)) blocks.push(table(draw));
  if (most > 600 && random.chance(0.1)) blocks.push({ kind: 'rule' });
  return blocks;
}

function paragraph(draw: Draw): Block {
  return {
    kind: 'paragraph',
    sentences: Array.from({ length: draw.random.whole(1, 4) }, () => planSentence(draw, draw.random.whole(8, 22))),
  };
}

function list(draw: Draw): Block {
  const { random, names } = draw;
  const items = Array.from({ length: random.whole(2, 6) }, () => ({
    sentence: planSentence(draw, random.whole(7, 16)),
    code: random.chance(0.12) ? codeBlock(names) : undefined,
  }));
  return { kind: 'list', ordered: random.chance(0.4), items };
}

function table({ random, names }: Draw): Block {
  return {
    kind: 'table',
    rows: Array.from({ length: random.whole(2, 7) }, () => ({ code: inlineCode(names), words: random.whole(6, 11) })),
  };
}

function fence(code: CodeBlock): Block {
  return { kind: 'fence', ...code };
}

function planSentence({ random, names, links }: Draw, words: number): SentencePlan {
  const code = random.chance(0.3) ? Array.from({ length: random.whole(1, 2) }, () => inlineCode(names)) : [];
  if (links > 0 && random.chance(0.03)) return { words, code, link: random.whole(0, links - 1) };
  return random.chance(0.02) ? { words, code, url: `https://docs.example.org/${names.kebab()}/${names.one()}` } : { words, code };
}

/** About how many bytes a block takes in English. */
function size(block: Block | undefined): number {
  const ofSentence = ({ words, code }: SentencePlan) => words * 6 + code.join('').length + 4;
  switch (block?.kind) {
    case 'paragraph':
      return block.sentences.reduce((sum, planned) => sum + ofSentence(planned), 2);
    case 'list':
      return block.items.reduce((sum, { sentence, code }) => sum + ofSentence(sentence) + (code ? code.text.length + 24 : 3), 2);
    case 'table':
      return block.rows.reduce((sum, { code, words }) => sum + code.length + words * 6 + 10, 40);
    case 'fence':
      return block.text.length + block.lang.length + 10;
    case 'heading':
      return block.words * 6 + 4;
    default:
      return 5;
  }
}

interface Draw {
  random: Random;
  names: Names;
  links: number;
}

export interface ArticlePlan {
  /** The error that the article is about: the first fence. */
  error: ErrorText;
  blocks: readonly Block[];
}

export interface SentencePlan {
  words: number;
  /** Inline code in it. */
  code: readonly string[];
  /** Number of the article that it links to. */
  link?: number;
  /** Address on another site that it links to. */
  url?: string;
}

export type Block =
  | { kind: 'paragraph'; sentences: readonly SentencePlan[] }
  /** `stock` is the number of a heading that many articles have. */
  | { kind: 'heading'; level: 2 | 3; words: number; stock: number | undefined }
  | { kind: 'list'; ordered: boolean; items: readonly { sentence: SentencePlan; code: CodeBlock | undefined }[] }
  | { kind: 'table'; rows: readonly { code: string; words: number }[] }
  | ({ kind: 'fence' } & CodeBlock)
  | { kind: 'rule' };
