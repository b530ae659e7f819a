// Which block of a translation stands beside which of its original.

import { commonSubsequence } from '../notes/common-subsequence.ts';

/**
 * Rows of blocks that say the same, in order: one and one where structure leaves
 * no doubt, else several and several. Headings with one id and code that is the
 * same hold the two texts together.
 */
export function alignBlocks(own: readonly Element[], original: readonly Element[]): BlockRow[] {
  const rows: BlockRow[] = [];
  let [from, to] = [0, 0];
  const addGap = (end: number, otherEnd: number) => {
    const [here, there] = [own.slice(from, end), original.slice(to, otherEnd)];
    if (here.length === there.length && here.every((block, at) => block.tagName === there[at]?.tagName)) {
      rows.push(...here.map((block, at): BlockRow => ({ own: [block], original: there.slice(at, at + 1) })));
    } else if (here.length + there.length > 0) rows.push({ own: here, original: there });
  };
  for (const [at, other] of commonSubsequence(own.map(anchorOf), original.map(anchorOf))) {
    addGap(at, other);
    rows.push({ own: own.slice(at, at + 1), original: original.slice(other, other + 1) });
    [from, to] = [at + 1, other + 1];
  }
  addGap(own.length, original.length);
  return rows;
}

/** Whether two blocks are the same code. */
export function isSameCode(own: Element | undefined, original: Element | undefined): boolean {
  const code = codeOf(own);
  return code !== undefined && code === codeOf(original);
}

/** The text of a block of code as it is copied. */
export function codeOf(block: Element | undefined): string | undefined {
  return block?.matches('figure.code') ? (block.querySelector('pre')?.textContent ?? undefined) : undefined;
}

/** What does not change in translation; of other blocks something of their own. */
function anchorOf(block: Element): unknown {
  if (/^H[1-6]$/.test(block.tagName) && block.id) return `#${block.id}`;
  return codeOf(block) ?? block;
}

export interface BlockRow {
  own: readonly Element[];
  original: readonly Element[];
}
