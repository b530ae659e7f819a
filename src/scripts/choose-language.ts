// On `/` alone: forwards to the first of the reader's languages that the site has.

const links = [...document.querySelectorAll<HTMLAnchorElement>('.chooser a[hreflang]')];
const offered = new Map(links.map((link) => [script(link.hreflang), link.href]));
const wanted = navigator.languages.map(script).find((language) => offered.has(language));
const target = wanted && offered.get(wanted);
// A reader who comes back here from a page of the site wants to choose.
if (target && !document.referrer.startsWith(location.origin)) location.replace(target);

/** Language and script, so that zh-HK meets zh-Hant and pt-BR meets pt. */
function script(tag: string): string {
  const { language, script: written } = new Intl.Locale(tag).maximize();
  return `${language}-${written}`;
}
