// The menu of languages in the header, and the way to the reader's own order of them.

import { orderLanguages } from './reading-languages.ts';

const menu = document.querySelector<HTMLDetailsElement>('details.languages');
const button = menu?.querySelector<HTMLButtonElement>('.reading-button');

orderLanguages();

if (menu && button) {
  menu.hidden = false;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const { openReadingPanel } = await import('./reading-panel.ts');
    menu.open = false;
    // The panel gives the focus back to where it was.
    menu.querySelector('summary')?.focus({ preventScroll: true });
    await openReadingPanel();
  });
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target as Node)) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus({ preventScroll: true });
  });
}
