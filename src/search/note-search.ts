// `<note-search>`: the form that the server wrote, answering in place. Loaded when
// the search is first used; each file of an index when it is first asked.

import type { IndexHead } from '../errors/format.ts';
import { languagesChanged, readingLanguages, setLanguages } from '../scripts/reading-languages.ts';
import { siteStrings } from '../scripts/site-strings.ts';
import { readHead, searchErrors } from './error-search.ts';
import { type Hit, toHit } from './hit.ts';
import { type HitList, type HitStrings, hitList } from './hit-list.ts';
import { phraseOf } from './plan.ts';
import { type ProseHit, searchProse } from './prose.ts';
import { hasCertain, rankHits } from './rank.ts';

/** How many hits of the prose index in the reader's language, and of each other one where that has none. */
const ownLimit = 12;
const otherLimit = 4;
const typingPause = 200;
/** UTF-16 units of a query that its address keeps; a longer one is too long for some servers. */
const longestAddress = 2000;
/** Bytes of a dropped file that are read, half from its beginning and half from its end. */
const longestFile = 400_000;

class NoteSearch extends HTMLElement {
  #listeners = new AbortController();
  /** Counts queries, so that a late answer to an earlier one is dropped. */
  #query = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #list: HitList | undefined;

  connectedCallback(): void {
    const { signal } = this.#listeners;
    const field = this.#field;
    if (!field) return;
    siteStrings().catch(() => {}); // The first search says so.
    this.querySelector('form')?.addEventListener('submit', (event) => this.#submit(event), { signal });
    field.addEventListener('keydown', (event) => this.#pressed(event, field), { signal });
    field.addEventListener('input', (event) => this.#typed(event as InputEvent, field), { signal });
    this.addEventListener('dragover', (event) => this.#offer(event), { signal });
    this.addEventListener('dragleave', () => delete this.dataset['drop'], { signal });
    this.addEventListener('drop', (event) => void this.#drop(event, field), { signal });
    document.addEventListener(languagesChanged, () => field.value && void this.#search(), { signal });
    const asked = new URLSearchParams(location.search).get('q');
    if (asked && !field.value) field.value = asked;
    this.#fit(field);
    if (field.value) void this.#search();
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    this.#list = undefined;
    clearTimeout(this.#timer);
    this.#query++;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.#search();
  }

  #pressed(event: KeyboardEvent, field: HTMLTextAreaElement): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) this.#submit(event);
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const isAtEnd = field.selectionStart === field.value.length;
    if (event.key === 'ArrowDown' && isAtEnd && this.#list?.focusFirst()) event.preventDefault();
  }

  /** A paste is searched for at once, words while they are typed; of several lines the last is not written yet. */
  #typed({ inputType }: InputEvent, field: HTMLTextAreaElement): void {
    this.#fit(field);
    clearTimeout(this.#timer);
    if (/^insertFrom(?:Paste|Drop)/.test(inputType)) void this.#search();
    else if (!field.value.trim().includes('\n')) this.#timer = setTimeout(() => void this.#search(), typingPause);
  }

  /** Browsers without `field-sizing` get rows for the text's lines; the style bounds both. */
  #fit(field: HTMLTextAreaElement): void {
    if (CSS.supports('field-sizing', 'content')) return;
    field.rows = Math.min(Math.max(3, field.value.split('\n', 13).length), 12);
  }

  #offer(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dataset['drop'] = '';
  }

  async #drop(event: DragEvent, field: HTMLTextAreaElement): Promise<void> {
    delete this.dataset['drop'];
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    const half = longestFile / 2;
    const blobs = file.size > longestFile ? [file.slice(0, half), '\n', file.slice(-half)] : [file];
    field.value = (await new Blob(blobs).text()).replaceAll('\0', '');
    this.#fit(field);
    void this.#search();
  }

  async #search(): Promise<void> {
    clearTimeout(this.#timer);
    const query = ++this.#query;
    const text = this.#field?.value.trim() ?? '';
    this.#remember(text);
    if (!text) return this.#show('done', '');
    this.#show('searching', '');
    try {
      const config = await siteStrings();
      if (query !== this.#query) return;
      const { base, strings } = config;
      this.#list ??= this.#openList(config);
      this.#say(strings.searching);
      const read = (name: string) => readIndex(`${base}errors/${name}`);
      const phrase = phraseOf(text);
      const errors = await searchErrors(text, read);
      // What is certainly found needs no second, larger index.
      const isLast = rankHits(errors, []).hits.length === 0;
      const prose =
        phrase === undefined || hasCertain(errors) ? undefined : await this.#searchProse(config, phrase, await readHead(read), isLast);
      if (query !== this.#query) return;
      const { hits, near } = rankHits(errors, prose);
      const preferred = preferredLanguages(config);
      const shown = (hits.length > 0 ? hits : near).map((article) => toHit(article, base, preferred));
      const none = near.length > 0 ? `${strings.none} ${strings.near}: ${near.length}` : strings.none;
      this.#show('done', hits.length > 0 ? '' : none, shown, hits.length === 0);
    } catch (error) {
      if (query !== this.#query) return;
      console.error(error);
      this.#show('failed', error instanceof IndexMissing ? (await siteStrings()).strings.off : (this.dataset['failed'] ?? ''));
    }
  }

  /**
   * What the prose indexes of the reader's languages have; one that cannot be read
   * leaves the others.
   *
   * @param head says which of them are in parts
   * @param isLast whether nothing else was found, so that every language is asked
   */
  async #searchProse(config: SearchConfig, phrase: string, head: IndexHead, isLast: boolean): Promise<ProseHit[][]> {
    const { base, lang, languages } = config;
    const search = async (tag: string, limit: number) => {
      try {
        return await searchProse({ base, lang: tag, parts: head.prose?.[tag] ?? 1 }, phrase, limit);
      } catch (error) {
        console.error(error);
        return [];
      }
    };
    const own = lang in languages ? await search(lang, ownLimit) : [];
    if (own.length > 0) return [own];
    const read = preferredLanguages(config).filter((tag) => tag !== lang);
    const lists = await Promise.all(read.map((tag) => search(tag, otherLimit)));
    if (!isLast || lists.some((list) => list.length > 0)) return lists;
    const others = Object.keys(languages).filter((tag) => tag !== lang && !read.includes(tag));
    return Promise.all(others.map((tag) => search(tag, otherLimit)));
  }

  #openList(config: SearchConfig): HitList {
    const onCount = (count: number) => this.#say(config.strings.count.replace('{count}', String(count)));
    const results = this.querySelector<HTMLElement>('.search-results') ?? this;
    return hitList(results, config, { leave: () => this.#field?.focus(), onCount, signal: this.#listeners.signal });
  }

  /** The search page keeps its query in the address, to be shared and come back to. */
  #remember(text: string): void {
    if (this.closest('dialog') || location.pathname !== new URL(this.querySelector('form')?.action ?? '').pathname) return;
    const query = encodeURIComponent(text.toWellFormed());
    try {
      history.replaceState(null, '', text && query.length <= longestAddress ? `?q=${query}` : location.pathname);
    } catch {
      // Some browsers allow few changes in a short time; the search goes on.
    }
  }

  #say(status: string): void {
    const line = this.querySelector('.search-status');
    if (line) line.textContent = status;
  }

  #show(state: 'searching' | 'done' | 'failed', status: string, hits: readonly Hit[] = [], areNear = false): void {
    this.#say(status);
    if (state !== 'searching') this.#list?.show(hits, areNear);
    // Last, for it says that all else is there.
    this.dataset['state'] = state;
  }
}

/** What the reader set, then the page's language, which who set nothing chose by coming to it; then the browser's. */
function preferredLanguages({ lang, languages }: SearchConfig): string[] {
  const tags = Object.keys(languages);
  return [...new Set([...setLanguages(tags), lang, ...readingLanguages(tags)])];
}

/** The site was built without its search. */
class IndexMissing extends Error {}

/** Files of the error index by their address, read once. */
const indexFiles = new Map<string, Promise<string>>();

function readIndex(url: string): Promise<string> {
  let file = indexFiles.get(url);
  if (!file) {
    file = fetch(url, url.endsWith('/index.json') ? { cache: 'no-cache' } : {}).then((response) => {
      if (response.status === 404 && url.endsWith('/index.json')) throw new IndexMissing(url);
      if (!response.ok) throw new Error(`${url} is answered with ${response.status}.`);
      return response.text();
    });
    indexFiles.set(url, file);
    file.catch(() => indexFiles.delete(url));
  }
  return file;
}

export interface SearchConfig {
  /** The page's language. */
  lang: string;
  /** Path of the site, with slashes at both ends. */
  base: string;
  /** Own names of the languages that have an index, in reading order. */
  languages: Record<string, string>;
  strings: Record<'searching' | 'count' | 'none' | 'failed' | 'off', string> & HitStrings;
}

customElements.define('note-search', NoteSearch);
