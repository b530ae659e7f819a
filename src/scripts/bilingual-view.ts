// A note beside its original, block by block, made from the original's page when
// it is asked for. Loaded then.

import { alignBlocks, type BlockRow, codeOf, isSameCode } from './align-blocks.ts';
import { placeInView, showPlace } from './place.ts';

/**
 * Shows the original of the page at `url` beside the blocks of `prose`, and keeps
 * the reader's place.
 *
 * @returns takes it away again
 * @throws where the page cannot be fetched
 */
export async function showBeside(prose: HTMLElement, url: string): Promise<() => void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const text = page.querySelector('.prose');
  if (!text) throw new Error(`${url} has no text.`);
  const { lang, dir } = page.documentElement;
  const own = [...prose.children];
  const parted: PartedList[] = [];
  keepPlace(prose, () => {
    const rows = alignBlocks(own, [...text.children]).flatMap((row) => itemRows(row, parted) ?? [row]);
    prose.replaceChildren(...rows.map((row) => rowElement(row, lang, dir)));
    prose.classList.add('beside');
  });
  return () =>
    keepPlace(prose, () => {
      for (const { list, items } of parted) list.append(...items);
      prose.replaceChildren(...own);
      prose.classList.remove('beside');
    });
}

/** Of two lists of the same length a row an item; the first is noted, to be put together again. */
function itemRows({ own, original }: BlockRow, parted: PartedList[]): BlockRow[] | undefined {
  const [list] = own;
  const [other] = original;
  if (own.length !== 1 || original.length !== 1 || !list?.matches('ol, ul') || list.tagName !== other?.tagName) return undefined;
  const [items, others] = [[...list.children], [...other.children]];
  if (items.length !== others.length) return undefined;
  parted.push({ list, items });
  return items.map((item, at) => ({ own: [partOf(list, item, at)], original: [partOf(other, others[at], at)] }));
}

/** A list of one item, with the item's number. */
function partOf(list: Element, item: Element | undefined, at: number): Element {
  const part = list.cloneNode(false) as Element;
  if (part instanceof HTMLOListElement) part.start = (list as HTMLOListElement).start + at;
  if (item) part.append(item);
  return part;
}

function rowElement({ own, original }: BlockRow, lang: string, dir: string): HTMLElement {
  const row = document.createElement('div');
  row.className = 'pair';
  const here = document.createElement('div');
  here.append(...own);
  row.append(here);
  // Code is shown once, and a rule too.
  if (own.length === original.length && own.every((block, at) => block.tagName === 'HR' || isSameCode(block, original[at]))) {
    row.classList.add('once');
    return row;
  }
  const there = document.createElement('div');
  there.className = 'beside-original';
  there.lang = lang;
  there.dir = dir;
  there.append(...original.map((block) => document.adoptNode(block)));
  for (const named of there.querySelectorAll('[id]')) named.removeAttribute('id');
  const codes = new Set([...here.querySelectorAll('figure.code')].map(codeOf));
  for (const figure of there.querySelectorAll('figure.code')) if (codes.has(codeOf(figure))) figure.remove();
  if (there.textContent.trim() || there.querySelector('img')) row.append(there);
  return row;
}

function keepPlace(prose: Element, change: () => void): void {
  const place = placeInView(prose);
  change();
  if (place) showPlace(prose, place);
}

interface PartedList {
  list: Element;
  items: Element[];
}
