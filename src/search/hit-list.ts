// The list of hits: languages to filter by, the hits, and what is near where there
// is none. Arrow keys walk through it.

import type { Hit, Part } from './hit.ts';

const shownAtFirst = 8;

/** Writes hits into an element of the page. */
export class HitList {
  #element: HTMLElement;
  #config: HitListConfig;
  #hits: readonly Hit[] = [];
  /** Only articles in this language are shown. */
  #language = '';

  /** @param leave called when the reader walks up and out of the list */
  constructor(element: HTMLElement, config: HitListConfig, leave: () => void) {
    this.#element = element;
    this.#config = config;
    element.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      const links = this.#links();
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      if (at < 0) return;
      event.preventDefault();
      if (at + step < 0) leave();
      else links[at + step]?.focus();
    });
  }

  /** @param areNear whether the hits are not what was asked for, but like it */
  show(hits: readonly Hit[], areNear: boolean): void {
    this.#hits = hits;
    this.#language = '';
    if (areNear) this.#showNear(hits);
    else this.#draw();
  }

  /** @returns whether there is a hit */
  focusFirst(): boolean {
    const [first] = this.#links();
    first?.focus();
    return first !== undefined;
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#element.querySelectorAll<HTMLAnchorElement>('.hits .title')];
  }

  #showNear(hits: readonly Hit[]): void {
    const { strings } = this.#config;
    const hint = element('p', { textContent: strings.noneHint });
    hint.dataset['noMatch'] = '';
    this.#element.replaceChildren(hint);
    if (hits.length === 0) return;
    const list = element('ol', { className: 'hits near' });
    list.append(...hits.map((hit) => this.#item(hit)));
    this.#element.append(element('h2', { textContent: strings.near }), list);
  }

  #draw(): void {
    const hits = this.#hits.filter(({ urls }) => !this.#language || urls.has(this.#language));
    const list = element('ol', { className: 'hits' });
    const item = (hit: Hit) => {
      const shown = this.#item(hit);
      Object.assign(shown.dataset, { hit: '', article: hit.article, lang: hit.lang, kind: hit.kind });
      return shown;
    };
    list.append(...hits.slice(0, shownAtFirst).map(item));
    const rest = hits.slice(shownAtFirst);
    if (rest.length > 0) {
      const place = element('li');
      const more = element('button', { type: 'button', textContent: this.#config.strings.more });
      more.addEventListener('click', () => {
        const items = rest.map(item);
        place.replaceWith(...items);
        items[0]?.querySelector('a')?.focus();
      });
      place.append(more);
      list.append(place);
    }
    const filter = this.#filter();
    this.#element.replaceChildren(...(filter ? [filter] : []), ...(hits.length > 0 ? [list] : []));
  }

  /** The languages that hits are in, where they differ. */
  #filter(): HTMLElement | undefined {
    const { languages, strings } = this.#config;
    const counts = new Map<string, number>();
    for (const { urls } of this.#hits) for (const lang of urls.keys()) counts.set(lang, (counts.get(lang) ?? 0) + 1);
    const choices = Object.keys(languages).filter((lang) => counts.has(lang));
    if (this.#hits.length < 2 || choices.every((lang) => counts.get(lang) === this.#hits.length)) return undefined;
    const label = element('label', { className: 'filter' });
    const select = element('select');
    select.append(element('option', { value: '', textContent: strings.allLanguages }));
    for (const lang of choices) {
      select.append(
        element('option', {
          value: lang,
          lang,
          textContent: `${languages[lang]} (${counts.get(lang)})`,
          selected: lang === this.#language,
        }),
      );
    }
    select.addEventListener('change', () => {
      this.#language = select.value;
      this.#draw();
      this.#element.querySelector('select')?.focus();
    });
    label.append(element('span', { textContent: strings.filter }), select);
    return label;
  }

  #item({ lang, title, url, urls, line, excerpt, why }: Hit): HTMLLIElement {
    const { languages, strings } = this.#config;
    const item = element('li');
    item.append(element('a', { className: 'title', href: url, lang, dir: 'auto', textContent: title }));
    if (line) {
      const shown = element('p', { className: line.isProse ? '' : 'line', dir: 'auto' });
      const text = line.isProse ? shown : element('code', { dir: 'auto' });
      text.append(...marked(line.parts));
      if (text !== shown) shown.append(text);
      item.append(shown);
    } else if (excerpt) {
      const shown = element('p', { lang, dir: 'auto' });
      shown.append(...marked(excerpt));
      item.append(shown);
    }
    const meta = element('p', { className: 'meta' });
    if (why) meta.append(element('span', { textContent: strings[`why.${why}`] }));
    for (const [tag, address] of urls) {
      const name = languages[tag] ?? tag;
      if (tag === lang) meta.append(element('span', { lang: tag, textContent: name, className: 'shown' }));
      else meta.append(element('a', { href: address, lang: tag, hreflang: tag, textContent: name }));
    }
    item.append(meta);
    return item;
  }
}

function marked(parts: readonly Part[]): (Node | string)[] {
  return parts.map(({ text, marked: isMarked }) => (isMarked ? element('mark', { textContent: text }) : text));
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

export type HitStrings = Record<
  'noneHint' | 'near' | 'more' | 'filter' | 'allLanguages' | 'why.same' | 'why.values' | 'why.part' | 'why.code' | 'why.like',
  string
>;

export interface HitListConfig {
  /** Own names of languages. */
  languages: Record<string, string>;
  strings: HitStrings;
}
