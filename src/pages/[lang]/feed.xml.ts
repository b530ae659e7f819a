// An Atom feed a language (RFC 4287): the newest notes.

import type { APIRoute, GetStaticPaths } from 'astro';
import { fillString, interfaceStrings } from '../../i18n/strings.ts';
import { languageName } from '../../notes/language.ts';
import type { NoteEntry } from '../../notes/loader.ts';
import { provenanceOf } from '../../notes/provenance.ts';
import { siteIndex, type Version, versionsOf } from '../../notes/queries.ts';
import { absolute, feedUrl, homeUrl, noteUrl, withBase } from '../../notes/urls.ts';
import { escapeXml } from '../../notes/xml.ts';
import { site } from '../../site.ts';

const feedLength = 30;
/** Atom wants a time for every entry; an undated note has none of its own. */
const undated = '1970-01-01';

export const getStaticPaths = (async () => {
  const { languages } = await siteIndex();
  return languages.map((lang) => ({ params: { lang } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Record<string, never>, { lang: string }> = async ({ params: { lang } }) => {
  const index = await siteIndex();
  const notes = (index.byLanguage.get(lang) ?? []).slice(0, feedLength);
  const time = (date = undated) => new Date(date).toISOString();
  const entries = notes.map((note) => entry(note, versionsOf(index, note), time));
  const updated =
    notes
      .map((note) => time(note.updated ?? note.date))
      .sort()
      .at(-1) ?? time();
  const xml =
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">` +
    `<title>${escapeXml(site.title)}</title><id>${absolute(homeUrl(lang))}</id><updated>${updated}</updated>` +
    `<author><name>${escapeXml(site.title)}</name></author>` +
    `<link href="${absolute(homeUrl(lang))}"/><link rel="self" href="${absolute(feedUrl(lang))}"/>${entries.join('\n')}</feed>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};

function entry(note: NoteEntry, versions: readonly Version[], time: (date?: string) => string): string {
  const url = escapeXml(absolute(noteUrl(note.lang, note.articleSlug)));
  const original = versions.find(({ isOriginal, isCurrent }) => isOriginal && !isCurrent);
  return (
    `<entry><title>${escapeXml(note.title)}</title><link hreflang="${note.lang}" href="${url}"/>` +
    (original ? `<link rel="via" hreflang="${original.lang}" href="${escapeXml(absolute(original.url))}"/>` : '') +
    `<id>${url}</id><updated>${time(note.updated ?? note.date)}</updated>` +
    `${note.date ? `<published>${time(note.date)}</published>` : ''}${provenance(note, original !== undefined)}` +
    `<summary>${escapeXml(note.description)}</summary></entry>`
  );
}

/** Who wrote it and how it stands to its original, as categories: a word for machines, a label for readers. */
function provenance(note: NoteEntry, hasOriginal: boolean): string {
  const { strings } = interfaceStrings(note.lang);
  return provenanceOf(note, hasOriginal)
    .filter(({ key }) => key !== 'provenance.original')
    .map(({ key, model = '', lang }) => {
      const label = fillString(strings[key], { model, language: lang ? languageName(lang) : '' });
      return `<category scheme="${absolute(withBase('translations/'))}" term="${key.slice('provenance.'.length)}" label="${escapeXml(label)}"/>`;
    })
    .join('');
}
