// On `/` alone: forwards to the first of the reader's languages that the site has.

import { readingLanguages } from './reading-languages.ts';

const links = [...document.querySelectorAll<HTMLAnchorElement>('.chooser a[hreflang]')];
const [first] = readingLanguages(links.map(({ hreflang }) => hreflang));
const target = links.find(({ hreflang }) => hreflang === first);
// A reader who comes back here from a page of the site wants to choose.
if (target && !document.referrer.startsWith(location.origin)) location.replace(target.href);
