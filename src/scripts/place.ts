// Where a reader is in a note, in terms that hold in every language of it: the
// heading, the block under it, and how far into that block.

/** What a place is counted in; the same structure in every translation. */
const blockSelector = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, summary, hr, img';
const headingSelector = ':is(h1, h2, h3, h4, h5, h6)[id]';
/** The line of the window that is taken for where one reads, from its top, as a share of its height. */
const readingLine = 0.25;

/** The place on the reading line, or `undefined` where that is above the text. */
export function placeInView(prose: Element): Place | undefined {
  const line = innerHeight * readingLine;
  const blocks = blocksOf(prose);
  const at = blocks.findLastIndex((block) => block.getBoundingClientRect().top <= line);
  const block = blocks[at];
  if (!block || scrollY === 0) return undefined;
  const { top, height } = block.getBoundingClientRect();
  const start = sectionStart(blocks, at);
  return {
    heading: blocks[start]?.matches(headingSelector) ? blocks[start].id : '',
    block: at - start,
    blocks: sectionEnd(blocks, start) - start,
    depth: height > 0 ? Math.min((line - top) / height, 1) : 0,
    whole: at / blocks.length,
  };
}

/** Scrolls so that a place of the same note, perhaps in another language, is on the reading line. */
export function showPlace(prose: Element, { heading, block, blocks, depth, whole }: Place): void {
  const all = blocksOf(prose);
  const target = heading ? document.getElementById(heading) : null;
  const known = heading ? all.findIndex((candidate) => candidate === target || candidate.contains(target)) : 0;
  const count = sectionEnd(all, known) - known;
  // Where the translator joined or parted blocks, about as far.
  const within = count === blocks ? block : Math.round((block * count) / blocks);
  const at = known === -1 ? Math.round(whole * all.length) : known + Math.min(within, count - 1);
  const box = all[at]?.getBoundingClientRect();
  if (box) scrollBy({ top: box.top + box.height * depth - innerHeight * readingLine, behavior: 'instant' });
}

function blocksOf(prose: Element): Element[] {
  return [...prose.querySelectorAll(blockSelector)].filter(
    (block) => !block.closest('.tools, .beside-original') && block.getClientRects().length > 0,
  );
}

function sectionStart(blocks: readonly Element[], at: number): number {
  return Math.max(
    blocks.findLastIndex((block, index) => index <= at && block.matches(headingSelector)),
    0,
  );
}

function sectionEnd(blocks: readonly Element[], start: number): number {
  const next = blocks.findIndex((block, index) => index > start && block.matches(headingSelector));
  return next === -1 ? blocks.length : next;
}

export interface Place {
  /** Id of the heading above; empty before the first. */
  heading: string;
  /** Of the blocks from the heading on, which one. */
  block: number;
  /** How many there are until the next heading. */
  blocks: number;
  /** 0 to 1: how far into the block. */
  depth: number;
  /** 0 to 1: how far into the note, for where the heading is not there. */
  whole: number;
}
