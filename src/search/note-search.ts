// `<note-search>`: the form that the server wrote, answering in place. Loaded when
// the search is first used; each language's index when it is first asked.

import { planQuery } from './plan.ts';
import { type ProseHit, searchProse } from './prose.ts';
import { fuseRanks } from './rank.ts';

const shownAtFirst = 8;
/** How many hits of the reader's language, and of each other one. */
const ownLimit = 24;
const otherLimit = 5;
const typingPause = 200;

class NoteSearch extends HTMLElement {
  #listeners = new AbortController();
  /** Counts queries, so that a late answer to an earlier one is dropped. */
  #query = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #config: SearchConfig = JSON.parse(this.dataset['config'] ?? '{}') as SearchConfig;

  connectedCallback(): void {
    const { signal } = this.#listeners;
    const form = this.querySelector('form');
    const field = this.#field;
    if (!form || !field) return;
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        void this.#search();
      },
      { signal },
    );
    field.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        void this.#search();
      },
      { signal },
    );
    field.addEventListener('input', () => this.#later(), { signal });
    const asked = new URLSearchParams(location.search).get('q');
    if (asked && !field.value) field.value = asked;
    if (field.value) void this.#search();
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    clearTimeout(this.#timer);
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), typingPause);
  }

  async #search(): Promise<void> {
    clearTimeout(this.#timer);
    const query = ++this.#query;
    const { base, lang, languages, strings } = this.#config;
    const text = this.#field?.value.trim() ?? '';
    this.#remember(text);
    if (!text) return this.#show('done', '', []);
    this.#show('searching', strings.searching);
    try {
      const plan = planQuery(text);
      const others = Object.keys(languages).filter((other) => other !== lang);
      const own = lang in languages ? await searchProse(base, lang, plan.prose, ownLimit) : [];
      if (query !== this.#query) return;
      if (own.length > 0) this.#show('searching', strings.searching, own);
      const lists = await Promise.all(others.map((other) => searchProse(base, other, plan.prose, otherLimit)));
      if (query !== this.#query) return;
      const known = new Set(own.map(({ article }) => article));
      const foreign = fuseRanks(lists, ({ article }) => article).filter(({ article }) => !known.has(article));
      const count = own.length + foreign.length;
      this.#show('done', count > 0 ? strings.count.replace('{count}', String(count)) : strings.none, own, foreign);
    } catch (error) {
      if (query !== this.#query) return;
      console.error(error);
      this.#show('failed', strings.failed);
    }
  }

  /** The search page keeps its query in the address, to be shared and come back to. */
  #remember(text: string): void {
    if (this.closest('dialog') || location.pathname !== new URL(this.querySelector('form')?.action ?? '').pathname) return;
    history.replaceState(null, '', text ? `?q=${encodeURIComponent(text)}` : location.pathname);
  }

  #show(state: 'searching' | 'done' | 'failed', status: string, own?: readonly ProseHit[], foreign: readonly ProseHit[] = []): void {
    this.dataset['state'] = state;
    const line = this.querySelector('.search-status');
    const results = this.querySelector('.search-results');
    if (line) line.textContent = status;
    if (!own || !results) return;
    const { strings } = this.#config;
    const parts: HTMLElement[] = [];
    if (own.length > 0) parts.push(this.#list(own));
    if (foreign.length > 0) {
      const heading = document.createElement('h2');
      heading.textContent = strings.otherLanguages;
      parts.push(heading, this.#list(foreign));
    }
    if (parts.length === 0 && status === strings.none) {
      const hint = document.createElement('p');
      hint.dataset['noMatch'] = '';
      hint.textContent = strings.noneHint;
      parts.push(hint);
    }
    results.replaceChildren(...parts);
  }

  #list(hits: readonly ProseHit[]): HTMLElement {
    const list = document.createElement('ol');
    list.className = 'hits';
    const shown = hits.slice(0, shownAtFirst);
    list.append(...shown.map((hit) => this.#item(hit)));
    if (hits.length > shown.length) {
      const item = document.createElement('li');
      const more = document.createElement('button');
      more.type = 'button';
      more.textContent = this.#config.strings.more;
      more.addEventListener('click', () => item.replaceWith(...hits.slice(shownAtFirst).map((hit) => this.#item(hit))), {
        signal: this.#listeners.signal,
      });
      item.append(more);
      list.append(item);
    }
    return list;
  }

  #item({ lang, article, title, parts }: ProseHit): HTMLElement {
    const item = document.createElement('li');
    Object.assign(item.dataset, { hit: '', article, lang, kind: 'prose' });
    const link = document.createElement('a');
    const excerpt = document.createElement('p');
    link.lang = excerpt.lang = lang;
    link.dir = excerpt.dir = 'auto';
    link.href = `${this.#config.base}${lang}/notes/${encodeURIComponent(article)}/`;
    link.textContent = title;
    excerpt.append(
      ...parts.map(({ text, marked }) => {
        if (!marked) return text;
        const mark = document.createElement('mark');
        mark.textContent = text;
        return mark;
      }),
    );
    item.append(link, excerpt);
    if (lang !== this.#config.lang) {
      const name = document.createElement('small');
      name.lang = lang;
      name.textContent = this.#config.languages[lang] ?? lang;
      item.append(name);
    }
    return item;
  }
}

export interface SearchConfig {
  /** The page's language. */
  lang: string;
  /** Path of the site, with slashes at both ends. */
  base: string;
  /** Own names of the languages that have an index, in reading order. */
  languages: Record<string, string>;
  strings: Record<'searching' | 'count' | 'none' | 'noneHint' | 'failed' | 'otherLanguages' | 'more', string>;
}

customElements.define('note-search', NoteSearch);
