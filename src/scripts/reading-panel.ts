// The panel in which a reader puts their languages in order. Loaded when it is opened.

import { closeBeside } from './close-beside.ts';
import { element } from './element.ts';
import { chooseLanguages, languagesChanged, orderLanguages, readingLanguages } from './reading-languages.ts';
import type { SiteStrings } from './site-strings.ts';

export async function openReadingPanel(): Promise<void> {
  // Not by `siteStrings`: a module that the search shares with this one would cost every page.
  const home = document.querySelector<HTMLAnchorElement>('.wordmark')?.href;
  const response = await fetch(new URL('strings.json', home), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.url} is answered with ${response.status}.`);
  const { languages: names, reading: strings } = (await response.json()) as SiteStrings;
  if (document.querySelector('.reading-panel')) return;
  // The header is in the language of the interface, which the page may not be.
  const { lang, dir } = document.querySelector<HTMLElement>('.site-header') ?? document.documentElement;
  const dialog = element('dialog', { className: 'reading-panel', lang: lang || document.documentElement.lang, dir });
  const heading = element('h2', { id: 'page.reading-languages', textContent: strings.title });
  const list = element('ol');
  const tags = Object.keys(names);
  const draw = () => {
    const read = readingLanguages(tags);
    list.replaceChildren(...[...read, ...tags.filter((tag) => !read.includes(tag))].map((tag) => item(tag, read)));
  };
  const choose = (read: readonly string[] | undefined) => {
    chooseLanguages(read, tags);
    orderLanguages();
    document.dispatchEvent(new Event(languagesChanged));
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
    if (at !== -1 && read.length === 1) {
      // Without any, those of the browser would be back. It can be reached, to be told so.
      box.ariaDisabled = 'true';
      box.addEventListener('click', (event) => event.preventDefault());
    }
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
  closeBeside(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  draw();
  document.body.append(dialog);
  dialog.showModal();
}

export type PanelStrings = Record<'title' | 'hint' | 'earlier' | 'later' | 'browser' | 'done', string>;
