// Language tags as people write them, and the canonical form that this site uses.

import { site } from '../site.ts';

/** Spellings that are no BCP 47 tag but stand for a language in real folders and keys. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['hans', 'zh-Hans'],
  ['hant', 'zh-Hant'],
  ['chs', 'zh-Hans'],
  ['cht', 'zh-Hant'],
]);

/**
 * Country codes that people write for a language. They are no tags here even
 * where BCP 47 has them: far more notes mean Taiwan by "tw" than Twi, whose tag
 * is "ak", and Korea by "kr" than Kanuri, which "kau" still names.
 */
const countryCodes: ReadonlyMap<string, string> = new Map([
  ['jp', 'ja'],
  ['kr', 'ko'],
  ['cn', 'zh-Hans'],
  ['tw', 'zh-Hant'],
  ['gr', 'el'],
  ['ua', 'uk'],
  ['cz', 'cs'],
  ['dk', 'da'],
]);

const tagShape = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/i;
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const scripts = new Intl.DisplayNames(['en'], { type: 'script', fallback: 'none' });
const canonicalTags = new Map<string, string | undefined>();

/**
 * The canonical tag of a spelling, or `undefined` where it names no language:
 * `ja-JP` → `ja`, `zh_CN` → `zh-Hans`, `zh-HK` → `zh-Hant`, `pt-br` → `pt`,
 * `en-GB` → `en-GB`. A region or script that CLDR's likely subtags imply is left
 * out (UTS 35, "Remove Likely Subtags"); Chinese keeps its script and no region.
 * Country codes that are taken for languages are none.
 */
export function canonicalLanguage(spelling: string): string | undefined {
  const key = spelling.trim().toLowerCase();
  if (!canonicalTags.has(key)) canonicalTags.set(key, canonicalize(key));
  return canonicalTags.get(key);
}

/** The tag that an author most likely meant by a spelling that is none. */
export function suggestLanguage(spelling: string): string | undefined {
  const key = spelling.trim().toLowerCase();
  return countryCodes.get(firstSubtag(key)) ?? canonicalLanguage(key.slice(0, 2));
}

/** Whether `site.ts` names the language, so that its interface strings exist. */
export function isSiteLanguage(tag: string): boolean {
  return site.languages.includes(tag);
}

/** Site languages first in their order, then any other in tag order. */
export function compareLanguages(a: string, b: string): number {
  const order = (tag: string) => {
    const index = site.languages.indexOf(tag);
    return index === -1 ? site.languages.length : index;
  };
  return order(a) - order(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The language's own name: `日本語`, `Français`, `简体中文`. */
export function languageName(tag: string): string {
  let name = ownNames.get(tag);
  if (name === undefined) {
    const written = new Intl.DisplayNames([tag, 'en'], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
    name = written.charAt(0).toLocaleUpperCase(tag) + written.slice(1);
    ownNames.set(tag, name);
  }
  return name;
}

/** A date in words. */
export function longDate(date: string, language: string): string {
  let format = dateFormats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    dateFormats.set(language, format);
  }
  return format.format(new Date(date));
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The language with its most likely territory, as Open Graph wants it: `ja_JP`, `zh_TW`; the language alone where none is known. */
export function openGraphLocale(tag: string): string {
  let found = openGraphLocales.get(tag);
  if (!found) {
    const { language, region } = new Intl.Locale(tag).maximize();
    found = region ? `${language}_${region}` : language;
    openGraphLocales.set(tag, found);
  }
  return found;
}

/** The direction that the language's script is written in. */
export function direction(tag: string): 'ltr' | 'rtl' {
  let found = directions.get(tag);
  if (!found) {
    found = rightToLeftScripts.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
    directions.set(tag, found);
  }
  return found;
}

// Intl objects cost more than a page does; there are few tags and many pages.
const ownNames = new Map<string, string>();
const directions = new Map<string, 'ltr' | 'rtl'>();
const openGraphLocales = new Map<string, string>();

/** Scripts with right-to-left letters in Unicode's Scripts.txt that living languages use. */
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Aran']);

function canonicalize(key: string): string | undefined {
  const alias = aliases.get(key);
  if (alias) return alias;
  if (!tagShape.test(key) || countryCodes.has(firstSubtag(key))) return undefined;
  const locale = new Intl.Locale(key.replaceAll('_', '-'));
  // "und" has no language, whatever TypeScript says.
  if (!locale.language || !languages.of(locale.language)) return undefined;
  if (locale.script && !scripts.of(locale.script)) return undefined;
  return locale.language === 'zh' ? `zh-${locale.maximize().script}` : locale.minimize().toString();
}

function firstSubtag(key: string): string {
  return key.split(/[-_]/, 1)[0] ?? key;
}
