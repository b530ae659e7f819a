// Links to the same page in another language take along where the reader is: the
// place in the note, which tabs are open, what was searched for.

import { type Place, placeInView, showPlace } from './place.ts';

/** UTF-16 units of a query in an address; some servers refuse much longer ones. */
const longestQuery = 2000;
const storageKey = 'query';
const parameter = 'at';

const prose = document.querySelector('.prose');
const field = document.querySelector<HTMLTextAreaElement>('main note-search textarea');

/** Before a link is followed, opened elsewhere or copied. */
function carry({ target, type }: Event): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[rel=alternate][hreflang]') : null;
  if (!link) return;
  const url = new URL(link.href);
  url.search = '';
  url.hash = '';
  const query = field?.value ?? '';
  const isLong = encodeURIComponent(query.toWellFormed()).length > longestQuery;
  if (query && !isLong) url.searchParams.set('q', query);
  // Other tabs have a storage of their own.
  if (type === 'click') store(isLong ? query : undefined);
  const place = prose && placeInView(prose);
  if (place) {
    const { heading, block, blocks, depth, beyond, whole, near } = place;
    const at: Carried = [block, blocks, depth, beyond, whole, near, tabs().map((tab) => tab.open)];
    url.searchParams.set(parameter, JSON.stringify(at));
    url.hash = heading;
  }
  link.href = url.href;
}

/** Where a link of another language led to, shown once; then the address is plain again. */
function arrive(): void {
  const url = new URL(location.href);
  if (field && !field.value && !url.searchParams.has('q')) field.value = stored();
  const at = url.searchParams.get(parameter);
  if (!prose || at === null) return;
  const [block, blocks, depth, beyond, whole, near, open] = JSON.parse(at) as Carried;
  // Of other parts than there nothing is known.
  if (open.length === tabs().length) for (const [index, tab] of tabs().entries()) tab.open = open[index] === true;
  // Decoded without a complaint, whatever it is.
  const heading = new URLSearchParams(`id=${url.hash.slice(1).replaceAll('+', '%2B')}`).get('id') ?? '';
  const place: Place = { heading, block, blocks, depth, beyond, whole, near };
  showPlace(prose, place);
  const shown = scrollY;
  // What had no size until now may have moved it.
  addEventListener('load', () => scrollY === shown && showPlace(prose, place), { once: true });
  url.searchParams.delete(parameter);
  history.replaceState(history.state, '', url);
}

/** MDX tabs and other parts that open, in every language alike. */
function tabs(): HTMLDetailsElement[] {
  const all = prose ? [...prose.querySelectorAll('details')] : [];
  return all.filter((part) => !part.closest('.beside-original') && !part.matches('.code > details'));
}

/** What is too long for an address goes along in the same tab. */
function store(query: string | undefined): void {
  try {
    if (query === undefined) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, query);
  } catch {
    // A browser that refuses storage leaves it behind.
  }
}

function stored(): string {
  try {
    const query = sessionStorage.getItem(storageKey) ?? '';
    sessionStorage.removeItem(storageKey);
    return query;
  } catch {
    return '';
  }
}

for (const type of ['pointerdown', 'focusin', 'click'] as const) document.addEventListener(type, carry);
try {
  arrive();
} catch {
  // An address that nobody gave is shown from its top.
}

/** What an address tells of a place beside its heading. */
type Carried = [block: number, blocks: number, depth: number, beyond: number, whole: number, near: Place['near'], open: boolean[]];
