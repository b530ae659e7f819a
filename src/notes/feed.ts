// An Atom feed a language (RFC 4287): the newest notes.

import { fillString, interfaceStrings } from '../i18n/strings.ts';
import { site } from '../site.ts';
import { languageName } from './language.ts';
import type { Note } from './note.ts';
import { provenanceOf } from './provenance.ts';
import type { Placed, SiteIndex } from './site-index.ts';
import { absolute, feedUrl, homeUrl, noteUrl, withBase } from './urls.ts';
import { escapeXml } from './xml.ts';

const feedLength = 30;
/** Atom wants a time for every entry; an undated note has none of its own. */
const undated = '1970-01-01';

export function feedXml({ byLanguage }: SiteIndex, lang: string): string {
  const notes = (byLanguage.get(lang) ?? []).slice(0, feedLength);
  const time = (date = undated) => new Date(date).toISOString();
  const entries = notes.map((placed) => entry(placed, time));
  const updated =
    notes
      .map(({ note }) => time(note.updated ?? note.date))
      .sort()
      .at(-1) ?? time();
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">` +
    `<title>${escapeXml(site.title)}</title><id>${absolute(homeUrl(lang))}</id><updated>${updated}</updated>` +
    `<author><name>${escapeXml(site.title)}</name></author>` +
    `<link href="${absolute(homeUrl(lang))}"/><link rel="self" href="${absolute(feedUrl(lang))}"/>${entries.join('\n')}</feed>\n`
  );
}

function entry({ note, article }: Placed, time: (date?: string) => string): string {
  const url = escapeXml(absolute(noteUrl(note.lang, article.slug)));
  const original = article.original?.path === note.path ? undefined : article.original;
  return (
    `<entry><title>${escapeXml(note.title)}</title><link hreflang="${note.lang}" href="${url}"/>` +
    (original ? `<link rel="via" hreflang="${original.lang}" href="${escapeXml(absolute(noteUrl(original.lang, article.slug)))}"/>` : '') +
    `<id>${url}</id><updated>${time(note.updated ?? note.date)}</updated>` +
    `${note.date ? `<published>${time(note.date)}</published>` : ''}${provenance(note, original !== undefined)}` +
    `<summary>${escapeXml(note.description)}</summary></entry>`
  );
}

/** Who wrote it and how it stands to its original, as categories: a word for machines, a label for readers. */
function provenance(note: Note, hasOriginal: boolean): string {
  const { strings } = interfaceStrings(note.lang);
  return provenanceOf(note, hasOriginal)
    .filter(({ key }) => key !== 'provenance.original')
    .map(({ key, model = '', lang }) => {
      const label = fillString(strings[key], { model, language: lang ? languageName(lang) : '' });
      return `<category scheme="${absolute(withBase('translations/'))}" term="${key.slice('provenance.'.length)}" label="${escapeXml(label)}"/>`;
    })
    .join('');
}
