// What the scripts of a page are told of its search, as JSON.

import { languageName } from '../notes/language.ts';
import { base } from '../notes/urls.ts';
import { interfaceStrings, type StringKey } from './strings.ts';

/**
 * The same for all pages in a language, so it is written once.
 *
 * @param languages of the site
 */
export function searchConfig(lang: string, languages: readonly string[]): string {
  const key = [lang, ...languages].join(' ');
  const written = configs.get(key) ?? writeConfig(lang, languages);
  configs.set(key, written);
  return written;
}

const configs = new Map<string, string>();

function writeConfig(lang: string, languages: readonly string[]): string {
  const { strings } = interfaceStrings(lang);
  const keys = (Object.keys(strings) as StringKey[]).filter((key) => /^search\.(?:hit|why)\./.test(key));
  return JSON.stringify({
    lang,
    base,
    languages: Object.fromEntries(languages.map((tag) => [tag, languageName(tag)])),
    strings: Object.fromEntries(keys.map((key) => [key.replace(/^search\.(?:hit\.)?/, ''), strings[key]])),
  });
}
