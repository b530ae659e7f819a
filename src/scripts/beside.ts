// The button that shows a translation beside its original.

import { element } from './element.ts';

const button = document.querySelector<HTMLButtonElement>('button.beside-button');
const prose = document.querySelector<HTMLElement>('.prose');

if (button?.parentElement && prose) {
  const show = button.textContent;
  const said = element('span', { role: 'alert' });
  let isLoading = false;
  let hide: (() => void) | undefined;
  button.after(said);
  button.parentElement.hidden = false;
  button.addEventListener('click', async () => {
    if (isLoading) return;
    if (hide) {
      hide();
      hide = undefined;
    } else {
      isLoading = true;
      said.textContent = '';
      try {
        const { showBeside } = await import('./bilingual-view.ts');
        hide = await showBeside(prose, button.dataset['url'] ?? '');
      } catch {
        said.textContent = ` ${button.dataset['failed']}`;
      }
      isLoading = false;
    }
    button.textContent = (hide ? button.dataset['hide'] : show) ?? '';
    button.setAttribute('aria-pressed', String(hide !== undefined));
  });
}
