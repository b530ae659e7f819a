// The reader's languages, the first first: what they set, else what their browser
// says. Lists follow them; an address is never redirected, but for the chooser's.

import { languageScript } from './language-script.ts';

const key = 'reading-languages';
/** The event at the document that tells of other languages. */
export const languagesChanged = 'reading-languages';
/** In place of a browser's storage that refuses. */
let unsaved: string[] | undefined;

/** Those of the offered tags that the reader reads, in their order; zh-HK reads zh-Hant. */
export function readingLanguages(offered: readonly string[]): string[] {
  const set = setLanguages(offered);
  return set.length > 0 ? set : known(navigator.languages ?? [], offered);
}

/** Those of the offered tags that the reader has set. */
export function setLanguages(offered: readonly string[]): string[] {
  return known(chosenLanguages() ?? [], offered);
}

/** The offered tags that are meant. */
function known(wished: readonly string[], offered: readonly string[]): string[] {
  return [...new Set(wished.flatMap((wish) => meant(wish, offered) ?? []))];
}

function meant(wish: string, offered: readonly string[]): string | undefined {
  return offered.find((tag) => tag === wish) ?? offered.find((tag) => languageScript(tag) === languageScript(wish));
}

/** What the reader has set, or `undefined`. */
function chosenLanguages(): string[] | undefined {
  if (unsaved) return unsaved;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(stored) && stored.length > 0 ? stored.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Without languages, those of the browser again. What was set and is not offered
 * here stays, behind the others.
 */
export function chooseLanguages(languages: readonly string[] | undefined, offered: readonly string[]): void {
  const others = (chosenLanguages() ?? []).filter((tag) => meant(tag, offered) === undefined);
  const chosen = languages && [...languages, ...others];
  unsaved = undefined;
  try {
    if (chosen) localStorage.setItem(key, JSON.stringify(chosen));
    else localStorage.removeItem(key);
  } catch {
    unsaved = chosen;
  }
}

/** Puts the reader's languages first in every list of languages, and has lists of notes open in those that the reader set. */
export function orderLanguages(): void {
  for (const list of document.querySelectorAll('.language-row ul, .languages ul, .chooser')) {
    const items = remembered(itemsAsWritten, list, () => [...list.children]);
    const tags = items.map((item) => item.querySelector('[lang]')?.getAttribute('lang') ?? item.getAttribute('lang') ?? '');
    const order = readFirst(tags).flatMap((tag) => items[tags.indexOf(tag)] ?? []);
    if (order.some((item, at) => item !== list.children[at])) list.append(...order);
  }
  for (const entry of document.querySelectorAll('.note-list > li')) openFirst(entry);
}

/** The title of an entry leads to the note in the first of the reader's languages that it is in; the others stand behind it. */
function openFirst(entry: Element): void {
  const links = [...entry.querySelectorAll<HTMLAnchorElement>('.title, .versions a')];
  const versions = remembered(versionsAsWritten, entry, () =>
    links.map(({ href, hreflang }) => ({ href, lang: hreflang || document.documentElement.lang })),
  );
  const tags = versions.map((version) => version.lang);
  // What the reader set; then the page's language, which they chose by coming to it; then the browser's.
  const order = [...new Set([...setLanguages(tags), ...tags.slice(0, 1), ...readFirst(tags)])];
  for (const [at, lang] of order.entries()) {
    const link = links[at];
    const version = versions[tags.indexOf(lang)];
    if (!link || !version || link.href === version.href) continue;
    [link.href, link.hreflang] = [version.href, lang];
    if (at === 0) continue;
    link.textContent = lang;
    link.title = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  }
}

/** Tags with those that the reader reads first. */
function readFirst(tags: readonly string[]): string[] {
  return [...new Set([...readingLanguages(tags), ...tags])];
}

/** What was there before anything was put in another order. */
function remembered<Value>(values: WeakMap<Element, Value>, element: Element, read: () => Value): Value {
  const value = values.get(element) ?? read();
  values.set(element, value);
  return value;
}

const itemsAsWritten = new WeakMap<Element, Element[]>();
const versionsAsWritten = new WeakMap<Element, { href: string; lang: string }[]>();
