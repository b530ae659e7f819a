// On `/` alone: forwards to the first of the reader's languages that the site has.

import { languageScript } from './language-script.ts';

const links = [...document.querySelectorAll<HTMLAnchorElement>('.chooser a[hreflang]')];
const offered = new Map(links.map((link) => [languageScript(link.hreflang), link.href]));
const wanted = navigator.languages.map(languageScript).find((language) => offered.has(language));
const target = wanted && offered.get(wanted);
// A reader who comes back here from a page of the site wants to choose.
if (target && !document.referrer.startsWith(location.origin)) location.replace(target);
