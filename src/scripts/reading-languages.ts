// The reader's languages, the first first: what they set, else what their browser
// says. It orders links; an address is never redirected, but for the chooser's.

import { languageScript } from './language-script.ts';

const key = 'reading-languages';

/** Those of the offered tags that the reader reads, in their order; zh-HK reads zh-Hant. */
export function readingLanguages(offered: readonly string[]): string[] {
  const wished = chosenLanguages() ?? navigator.languages;
  const found = wished.map(
    (wish) => offered.find((tag) => tag === wish) ?? offered.find((tag) => languageScript(tag) === languageScript(wish)),
  );
  return [...new Set(found.filter((tag) => tag !== undefined))];
}

/** What the reader has set, or `undefined`. */
export function chosenLanguages(): string[] | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(stored) && stored.length > 0 ? stored.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** Without languages, those of the browser again. */
export function chooseLanguages(languages: readonly string[] | undefined): void {
  try {
    if (languages && languages.length > 0) localStorage.setItem(key, JSON.stringify(languages));
    else localStorage.removeItem(key);
  } catch {
    // A browser that refuses storage keeps its own order.
  }
}

/** Puts the reader's languages first in every list of languages, and has lists of notes open in them where the reader set some. */
export function orderLanguages(root: ParentNode = document): void {
  for (const list of root.querySelectorAll('.language-row ul, .languages ul, .chooser')) {
    const items = [...list.children];
    const tags = items.map((item) => item.querySelector('[lang]')?.getAttribute('lang') ?? item.getAttribute('lang') ?? '');
    const read = readingLanguages(tags);
    const first = read.flatMap((tag) => items[tags.indexOf(tag)] ?? []);
    if (first.some((item, at) => item !== items[at])) list.prepend(...first);
  }
  for (const versions of root.querySelectorAll('.note-list .versions')) {
    const links = [...versions.querySelectorAll('a')];
    const read = readingLanguages(links.map(({ hreflang }) => hreflang));
    versions.prepend(...read.flatMap((tag) => links.find(({ hreflang }) => hreflang === tag) ?? []));
    if (chosenLanguages()) openFirst(versions);
  }
}

/** The title of a list's entry leads to the note in the first of the languages that it is in. */
function openFirst(versions: Element): void {
  const title = versions.parentElement?.querySelector<HTMLAnchorElement>('a.title');
  if (!title) return;
  const own = title.hreflang || document.documentElement.lang;
  const links = new Map([...versions.querySelectorAll('a')].map((link) => [link.hreflang, link]));
  const [first] = readingLanguages([own, ...links.keys()]);
  const link = first === own ? undefined : links.get(first ?? '');
  if (!link) return;
  [title.href, link.href] = [link.href, title.href];
  [title.hreflang, link.hreflang] = [link.hreflang, own];
  link.textContent = own;
  link.title = new Intl.DisplayNames([own], { type: 'language' }).of(own) ?? own;
}
