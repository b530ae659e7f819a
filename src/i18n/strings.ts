// Interface strings. `en.json` is the type: a missing key in another language
// does not compile, and a test compares the files.

import { canonicalLanguage } from '../notes/language.ts';
import ar from './strings/ar.json' with { type: 'json' };
import de from './strings/de.json' with { type: 'json' };
import en from './strings/en.json' with { type: 'json' };
import es from './strings/es.json' with { type: 'json' };
import fr from './strings/fr.json' with { type: 'json' };
import hi from './strings/hi.json' with { type: 'json' };
import ja from './strings/ja.json' with { type: 'json' };
import ko from './strings/ko.json' with { type: 'json' };
import zhHans from './strings/zh-Hans.json' with { type: 'json' };
import zhHant from './strings/zh-Hant.json' with { type: 'json' };

export type StringKey = keyof typeof en;
export type Strings = Readonly<Record<StringKey, string>>;

const byLanguage: Readonly<Record<string, Strings>> = { en, ja, 'zh-Hans': zhHans, 'zh-Hant': zhHant, ko, de, fr, es, ar, hi };

/** The strings for a page in a language, and the language that they are in: English where there are none. */
export function interfaceStrings(lang: string): InterfaceStrings {
  let found = known.get(lang);
  if (!found) {
    found = findStrings(lang);
    known.set(lang, found);
  }
  return found;
}

const known = new Map<string, InterfaceStrings>();

function findStrings(lang: string): InterfaceStrings {
  const tag = canonicalLanguage(lang) ?? lang;
  const language = [tag, tag.split('-')[0] ?? tag].find((candidate) => candidate in byLanguage) ?? 'en';
  return { strings: byLanguage[language] ?? en, language };
}

interface InterfaceStrings {
  strings: Strings;
  /** That they are in. */
  language: string;
}

/** A string with its `{placeholders}` filled in. */
export function fillString(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
