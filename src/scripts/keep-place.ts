// Links to the same page in another language take along where the reader is: the
// place in the note, which tabs are open, what was searched for.

import { type Place, placeInView, showPlace } from './place.ts';

const prose = document.querySelector('.prose');

/** Before a link is followed, opened elsewhere or copied. */
function carry({ target }: Event): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[rel=alternate][hreflang]') : null;
  if (!link) return;
  const url = new URL(link.href);
  url.search = '';
  url.hash = '';
  const query = document.querySelector<HTMLTextAreaElement>('main note-search textarea')?.value;
  if (query) url.searchParams.set('q', query);
  const place = prose && placeInView(prose);
  if (prose && place) {
    const { heading, block, blocks, depth, whole } = place;
    url.searchParams.set('at', [block, blocks, depth.toFixed(3), whole.toFixed(4)].join('_'));
    const open = tabs().flatMap((tab, at) => (tab.open ? at : []));
    if (tabs().length > 0) url.searchParams.set('open', open.join('_'));
    url.hash = heading;
  }
  link.href = url.href;
}

/** Where a link of another language led to, shown once; then the address is plain again. */
function arrive(): void {
  const url = new URL(location.href);
  const at = url.searchParams.get('at');
  if (!prose || at === null) return;
  const open = url.searchParams.get('open')?.split('_');
  if (open) for (const [index, tab] of tabs().entries()) tab.open = open.includes(String(index));
  const [block = 0, blocks = 1, depth = 0, whole = 0] = at.split('_').map(Number);
  // Decoded without a complaint, whatever it is.
  const heading = new URLSearchParams(`id=${url.hash.slice(1).replaceAll('+', '%2B')}`).get('id') ?? '';
  const place: Place = { heading, block, blocks, depth, whole };
  if (Object.values(place).includes(Number.NaN)) return;
  url.searchParams.delete('at');
  url.searchParams.delete('open');
  history.replaceState(history.state, '', url);
  showPlace(prose, place);
  const shown = scrollY;
  // What had no size until now may have moved it.
  addEventListener('load', () => scrollY === shown && showPlace(prose, place), { once: true });
}

/** MDX tabs and other parts that open. */
function tabs(): HTMLDetailsElement[] {
  return prose ? [...prose.querySelectorAll('details')] : [];
}

for (const type of ['pointerdown', 'focusin', 'click'] as const) document.addEventListener(type, carry);
arrive();
