// The list of hits: languages to filter by, the hits, and what is near where there
// is none. Arrow keys walk through it.

import { element } from '../scripts/element.ts';
import type { Hit, Part } from './hit.ts';

const shownAtFirst = 8;

/** Writes hits into an element of the page, until `signal` aborts. */
export function hitList(root: HTMLElement, { languages, strings }: HitListConfig, { leave, onCount, signal }: HitListEvents): HitList {
  const links = () => [...root.querySelectorAll<HTMLElement>('.hits .title, .hits button')];
  root.addEventListener(
    'keydown',
    (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const at = links().indexOf(document.activeElement as HTMLElement);
      if (step === undefined || at < 0 || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (at + step < 0) leave();
      else links()[at + step]?.focus();
    },
    { signal },
  );

  function showNear(hits: readonly Hit[]): void {
    const hint = element('p', { textContent: strings.noneHint });
    hint.dataset['noMatch'] = '';
    root.replaceChildren(hint);
    if (hits.length === 0) return;
    const list = element('ol', { className: 'hits' });
    list.append(...hits.map((hit) => Object.assign(item(hit), { className: 'near' })));
    root.append(element('h2', { textContent: strings.near }), list);
  }

  /** @param language only notes in it are shown, and in it; all where it is empty */
  function draw(all: readonly Hit[], language = ''): void {
    const hits = all.flatMap((hit) => (language === '' ? hit : (inLanguage(hit, language) ?? [])));
    const marked = (hit: Hit) => {
      const shown = item(hit);
      Object.assign(shown.dataset, { hit: '', article: hit.article, lang: hit.lang, kind: hit.kind });
      return shown;
    };
    const list = element('ol', { className: 'hits' });
    list.append(...hits.slice(0, shownAtFirst).map(marked));
    const rest = hits.slice(shownAtFirst);
    if (rest.length > 0) {
      const place = element('li');
      const more = element('button', { type: 'button', textContent: strings.more });
      more.addEventListener('click', () => {
        const items = rest.map(marked);
        place.replaceWith(...items);
        items[0]?.querySelector('a')?.focus();
      });
      place.append(more);
      list.append(place);
    }
    const filter = languageFilter(all, language);
    root.replaceChildren(...(filter ? [filter] : []), ...(hits.length > 0 ? [list] : []));
    if (all.length > 0) onCount(hits.length);
  }

  /** The languages that hits are in, where they differ. */
  function languageFilter(all: readonly Hit[], language: string): HTMLElement | undefined {
    const counts = new Map<string, number>();
    for (const { urls } of all) for (const lang of urls.keys()) counts.set(lang, (counts.get(lang) ?? 0) + 1);
    const choices = Object.keys(languages).filter((lang) => counts.has(lang));
    if (all.length < 2 || choices.every((lang) => counts.get(lang) === all.length)) return undefined;
    const select = element('select');
    select.append(element('option', { value: '', textContent: strings.allLanguages }));
    for (const lang of choices) {
      const textContent = `${languages[lang]} (${counts.get(lang)})`;
      select.append(element('option', { value: lang, lang, textContent, selected: lang === language }));
    }
    select.addEventListener('change', () => {
      draw(all, select.value);
      root.querySelector('select')?.focus();
    });
    const label = element('label', { className: 'filter' });
    label.append(element('span', { textContent: strings.filter }), select);
    return label;
  }

  function item({ lang, title, titleParts = [{ text: title, marked: false }], url, urls, line, excerpt, why }: Hit): HTMLLIElement {
    const shown = element('li');
    shown.append(withParts(element('a', { className: 'title', href: url, lang, dir: 'auto' }), titleParts));
    if (line?.isProse) shown.append(withParts(element('p', { lang: line.lang, dir: 'auto' }), line.parts));
    else if (line) {
      const paragraph = element('p', { className: 'line', dir: 'auto' });
      paragraph.append(withParts(element('code', { dir: 'auto', translate: false }), line.parts));
      shown.append(paragraph);
    } else if (excerpt) shown.append(withParts(element('p', { lang, dir: 'auto' }), excerpt));
    const meta = element('p', { className: 'meta' });
    if (why) meta.append(element('span', { textContent: strings[`why.${why}`] }));
    for (const [tag, address] of urls) {
      const name = languages[tag] ?? tag;
      if (tag === lang) meta.append(element('span', { lang: tag, textContent: name, ariaCurrent: 'true' }));
      else meta.append(element('a', { href: address, lang: tag, hreflang: tag, textContent: name }));
    }
    shown.append(meta);
    return shown;
  }

  return {
    show(hits, areNear) {
      if (areNear) showNear(hits);
      else draw(hits);
    },
    focusFirst() {
      const [first] = links();
      first?.focus();
      return first !== undefined;
    },
  };
}

/** The hit in another language, without what was found in the first. */
function inLanguage(hit: Hit, lang: string): Hit | undefined {
  const { article, kind, title, titles, urls, line, why } = hit;
  const url = urls.get(lang);
  if (lang === hit.lang || url === undefined) return lang === hit.lang ? hit : undefined;
  return { article, kind, lang, title: titles[lang] || title, titles, url, urls, why, ...(line ? { line } : {}) };
}

function withParts<Target extends HTMLElement>(target: Target, parts: readonly Part[]): Target {
  target.append(...parts.map(({ text, marked }) => (marked ? element('mark', { textContent: text }) : text)));
  return target;
}

export interface HitList {
  /** @param areNear whether the hits are not what was asked for, but like it */
  show(hits: readonly Hit[], areNear: boolean): void;
  /** @returns whether there is a hit */
  focusFirst(): boolean;
}

export interface HitListEvents {
  /** The reader walked up and out of the list. */
  leave: () => void;
  /** So many hits are shown, or would be with "more". */
  onCount: (count: number) => void;
  signal: AbortSignal;
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
