// The button that shows a translation beside its original.

import { element } from './element.ts';

const button = document.querySelector<HTMLButtonElement>('button.beside-button');
const prose = document.querySelector<HTMLElement>('.prose');

if (button?.parentElement && prose) {
  const show = button.textContent;
  const said = element('span', { role: 'alert' });
  let hide: (() => void) | undefined;
  const turn = async () => {
    if (button.ariaBusy) return;
    if (hide) {
      hide();
      hide = undefined;
    } else {
      button.ariaBusy = 'true';
      said.textContent = '';
      try {
        const { showBeside } = await import('./bilingual-view.ts');
        hide = await showBeside(prose, button.dataset['url'] ?? '');
      } catch {
        said.textContent = ` ${button.dataset['failed']}`;
      }
      button.ariaBusy = null;
    }
    button.textContent = (hide ? button.dataset['hide'] : show) ?? '';
  };
  button.after(said);
  button.parentElement.hidden = false;
  button.addEventListener('click', turn);
  // Who comes back finds both texts.
  if (history.state?.beside) void turn();
}
