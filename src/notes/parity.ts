// Whether the commands survived translation: blocks of code, inline code, links
// and flags of a translation against those of its original.

import type { RenderedBody } from '../markdown/pipeline.ts';
import { compareBlocks } from './parity-blocks.ts';
import { compareLinks } from './parity-links.ts';
import { compareFlags, compareInline, flagsOf } from './parity-text.ts';

/** Every difference, in the order of the kinds and of the original. */
export function compareCode(original: ComparedBody, translation: ComparedBody): Finding[] {
  const inline = compareInline(original, translation);
  const reported = flagsOf(inline.flatMap(({ there = '', here = '' }) => [there, here]).join('\n'));
  const flags = compareFlags(original, translation).filter(({ there = '', here = '' }) => !reported.has(there) && !reported.has(here));
  return [...compareBlocks(original.fences, translation.fences), ...inline, ...compareLinks(original.links, translation.links), ...flags];
}

export type ComparedBody = Pick<RenderedBody, 'html' | 'fences' | 'links'>;

/** One difference of a translation from its original. */
export interface Finding {
  kind: 'block' | 'inline' | 'link' | 'flag';
  /** `moved` is a block that stands in another order, named by its first line. */
  state: 'changed' | 'missing' | 'added' | 'moved';
  /** As the translation has it; of a block, a line. */
  here?: string;
  /** As the original has it. */
  there?: string;
  /** It is in the translation, but not as code. */
  lost?: true;
  /** Indexes of the translation's block and of the original's. */
  block?: number;
  of?: number;
  /** Lines inside these blocks, from 0. */
  blockLine?: number;
  ofLine?: number;
}

/** What a note keeps of it. */
export interface Parity {
  /** How many differences there are. */
  findings: number;
  /** Blocks that differ, and the original's in their place. */
  blocks: { block: number; of: number }[];
}
