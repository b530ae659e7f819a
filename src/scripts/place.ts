// Where a reader is in a note, in terms that hold in every language of it: the
// heading, the block under it, and how far into that block.

/** What a place is counted in; the same structure in every translation. */
const blockSelector = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, summary, hr, img';
const headingSelector = ':is(h1, h2, h3, h4, h5, h6)[id]';
/** What one language has and another has not: tools, originals shown beside or on demand. */
const ofOneLanguage = '.tools, .beside-original, .code > details';
/** The line of the window that is taken for where one reads, from its top, as a share of its height. */
const readingLine = 0.25;
/** Headings above and below that are told of, for where the own one is not there. */
const mostNeighbours = 3;
/** Longer ids (UTF-16 units) are not told of: a place fits into an address. */
const longestId = 80;

/** The place on the reading line, or `undefined` where that is above the text. */
export function placeInView(prose: Element): Place | undefined {
  const line = innerHeight * readingLine;
  const blocks = blocksOf(prose);
  const at = blocks.findLastIndex((block) => block.getBoundingClientRect().top <= line);
  const block = blocks[at];
  if (!block || scrollY === 0) return undefined;
  const { top, height, bottom } = block.getBoundingClientRect();
  const start = sectionStart(blocks, at);
  const others = blocks.flatMap((other, index): Neighbour[] =>
    index !== start && other.matches(headingSelector) && other.id.length <= longestId ? [[other.id, index - at]] : [],
  );
  const rounded = (number: number) => Math.round(number * 1e4) / 1e4;
  return {
    heading: blocks[start]?.matches(headingSelector) ? blocks[start].id : '',
    block: at - start,
    blocks: sectionEnd(blocks, start) - start,
    depth: height > 0 ? rounded(Math.min((line - top) / height, 1)) : 0,
    beyond: Math.round(Math.max(line - bottom, 0)),
    whole: rounded(at / blocks.length),
    near: [
      ...others.filter(([, distance]) => distance < 0).slice(-mostNeighbours),
      ...others.filter(([, distance]) => distance > 0).slice(0, mostNeighbours),
    ],
  };
}

/** Scrolls so that a place of the same note, perhaps in another language, is on the reading line. */
export function showPlace(prose: Element, { heading, block, blocks, depth, beyond, whole, near }: Place): void {
  const all = blocksOf(prose);
  const known = heading ? indexOfId(all, heading) : 0;
  const count = sectionEnd(all, known) - known;
  // Where the translator joined or parted blocks, about as far.
  const within = count === blocks ? block : Math.round((block * count) / blocks);
  const at = known === -1 ? (between(all, near) ?? Math.round(whole * all.length)) : known + Math.min(within, count - 1);
  const box = all[Math.min(at, all.length - 1)]?.getBoundingClientRect();
  if (box) scrollBy({ top: box.top + box.height * depth + beyond - innerHeight * readingLine, behavior: 'instant' });
}

/** The index of the block as far as the place was between the nearest headings that are here too. */
function between(blocks: readonly Element[], near: readonly Neighbour[]): number | undefined {
  const here = near.map(([id, distance]) => ({ index: indexOfId(blocks, id), distance })).filter(({ index }) => index !== -1);
  const above = here.findLast(({ distance }) => distance < 0);
  const below = here.find(({ distance }) => distance > 0);
  if (!above) return below && Math.max(below.index - below.distance, 0);
  if (!below) return above.index - above.distance;
  return above.index + Math.round(((below.index - above.index) * -above.distance) / (below.distance - above.distance));
}

function indexOfId(blocks: readonly Element[], id: string): number {
  const target = document.getElementById(id);
  return blocks.findIndex((block) => block === target || block.contains(target));
}

function blocksOf(prose: Element): Element[] {
  return [...prose.querySelectorAll(blockSelector)].filter((block) => !block.closest(ofOneLanguage) && block.checkVisibility());
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
  /** CSS pixels below the block. */
  beyond: number;
  /** 0 to 1: how far into the note, for where no heading is there. */
  whole: number;
  /** Other headings above and below, in their order. */
  near: readonly Neighbour[];
}

/** Id of a heading, and how many blocks after the place it stands. */
type Neighbour = readonly [id: string, distance: number];
