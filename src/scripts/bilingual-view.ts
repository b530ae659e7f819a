// A note beside its original, block by block, made from the original's page when
// it is asked for. Loaded then.

import { alignBlocks, type BlockRow, codeOf, isSameCode } from './align-blocks.ts';
import { element } from './element.ts';
import { NoteBody } from './note-body.ts';
import { type Place, placeInView, showPlace } from './place.ts';

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
  const own = [...prose.childNodes];
  const parted: PartedList[] = [];
  keepPlace(prose, () => {
    const rows = alignBlocks(blocksOf(prose), blocksOf(text)).flatMap((row) => itemRows(row, parted) ?? [row]);
    prose.replaceChildren(...rows.map((row) => rowElement(row, lang, dir)));
    prose.classList.add('beside');
    if (prose instanceof NoteBody) prose.addTools();
  });
  const forget = rememberPlace(prose);
  return () => {
    forget();
    keepPlace(prose, () => {
      for (const { list, items } of parted) list.append(...items);
      prose.replaceChildren(...own);
      prose.classList.remove('beside');
    });
  };
}

/** Who leaves the page and comes back finds both texts, at the same place. */
function rememberPlace(prose: Element): () => void {
  const { beside, ...state } = (history.state ?? {}) as { beside?: { place?: Place | undefined } };
  if (beside?.place) showPlace(prose, beside.place);
  const remember = () => history.replaceState({ ...state, beside: { place: placeInView(prose) } }, '');
  history.scrollRestoration = 'manual';
  remember();
  addEventListener('scrollend', remember);
  return () => {
    removeEventListener('scrollend', remember);
    history.scrollRestoration = 'auto';
    history.replaceState(state, '');
  };
}

/** The blocks of a text; what stands loose among them, as HTML lets it, becomes one. */
function blocksOf(text: Element): Element[] {
  return [...text.childNodes].flatMap((node) => {
    if (node instanceof Element) return node;
    if (!(node instanceof Text) || !node.data.trim()) return [];
    return element('p', { textContent: node.data });
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
  // The original's that a mark holds is out of sight.
  const codes = new Set([...here.querySelectorAll('figure.code')].filter((figure) => !figure.closest('.code > details')).map(codeOf));
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
