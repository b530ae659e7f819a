// The panel in which a reader puts their languages in order. Loaded when it is opened.

import { element } from './element.ts';
import { chooseLanguages, orderLanguages, readingLanguages } from './reading-languages.ts';

/**
 * Opens the panel.
 *
 * @param names own names of the site's languages, by tag
 */
export function openReadingPanel(names: Readonly<Record<string, string>>, strings: PanelStrings): void {
  const dialog = element('dialog', { className: 'reading-panel' });
  const heading = element('h2', { id: 'page.reading-languages', textContent: strings.title });
  const list = element('ol');
  const tags = Object.keys(names);
  const draw = () => {
    const read = readingLanguages(tags);
    list.replaceChildren(...[...read, ...tags.filter((tag) => !read.includes(tag))].map((tag) => item(tag, read)));
  };
  const choose = (read: readonly string[] | undefined) => {
    chooseLanguages(read);
    orderLanguages();
    draw();
  };

  function item(tag: string, read: readonly string[]): HTMLLIElement {
    const at = read.indexOf(tag);
    const name = names[tag] ?? tag;
    const box = element('input', { type: 'checkbox', checked: at !== -1 });
    box.addEventListener('change', () => {
      choose(box.checked ? [...read, tag] : read.filter((other) => other !== tag));
      list.querySelector<HTMLInputElement>(`li[data-lang="${tag}"] input`)?.focus();
    });
    // Without any, those of the browser would be back.
    box.disabled = at !== -1 && read.length === 1;
    const label = element('label');
    label.append(box, element('span', { textContent: name, lang: tag, dir: 'auto' }));
    const shown = element('li');
    shown.dataset['lang'] = tag;
    shown.append(label, ...(at === -1 ? [] : [mover(tag, read, at, -1), mover(tag, read, at, 1)]));
    return shown;
  }

  function mover(tag: string, read: readonly string[], at: number, step: -1 | 1): HTMLButtonElement {
    const say = (step === -1 ? strings.earlier : strings.later).replace('{language}', names[tag] ?? tag);
    const button = element('button', { type: 'button', textContent: step === -1 ? '↑' : '↓', title: say, ariaLabel: say });
    button.disabled = read[at + step] === undefined;
    button.dataset['step'] = String(step);
    button.addEventListener('click', () => {
      const moved = read.filter((other) => other !== tag);
      moved.splice(at + step, 0, tag);
      choose(moved);
      const buttons = [...list.querySelectorAll<HTMLButtonElement>(`li[data-lang="${tag}"] button:enabled`)];
      (buttons.find((other) => other.dataset['step'] === String(step)) ?? buttons[0])?.focus();
    });
    return button;
  }

  const browser = element('button', { type: 'button', textContent: strings.browser });
  browser.addEventListener('click', () => choose(undefined));
  const done = element('button', { type: 'button', className: 'done', textContent: strings.done });
  done.addEventListener('click', () => dialog.close());
  const buttons = element('div', { className: 'buttons' });
  buttons.append(browser, done);
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.append(heading, element('p', { textContent: strings.hint }), list, buttons);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  draw();
  document.body.append(dialog);
  dialog.showModal();
}

export type PanelStrings = Record<'title' | 'hint' | 'earlier' | 'later' | 'browser' | 'done', string>;
