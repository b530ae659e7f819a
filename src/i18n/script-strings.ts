// The file of strings that scripts of a page load when they are used, `strings.json`
// of each language: in every page it would be a tenth of it.

import { languageName } from '../notes/language.ts';
import { base } from '../notes/urls.ts';
import type { SiteStrings } from '../scripts/site-strings.ts';
import { interfaceStrings, type StringKey } from './strings.ts';

/** @param languages of the site */
export function scriptStrings(lang: string, languages: readonly string[]): string {
  const { strings } = interfaceStrings(lang);
  const below = (pattern: RegExp) =>
    Object.fromEntries(
      (Object.keys(strings) as StringKey[]).filter((key) => pattern.test(key)).map((key) => [key.replace(pattern, ''), strings[key]]),
    );
  const data = {
    lang,
    base,
    languages: Object.fromEntries(languages.map((tag) => [tag, languageName(tag)])),
    strings: { ...below(/^search\.hit\./), ...below(/^search\.(?=why\.)/) } as SiteStrings['strings'],
    reading: below(/^reading\./) as SiteStrings['reading'],
  };
  return JSON.stringify(data satisfies SiteStrings);
}
