// An Atom feed a language (RFC 4287): the newest notes.

import type { APIRoute, GetStaticPaths } from 'astro';
import { siteIndex } from '../../notes/queries.ts';
import { absolute, feedUrl, homeUrl, noteUrl } from '../../notes/urls.ts';
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
  const { byLanguage } = await siteIndex();
  const notes = (byLanguage.get(lang) ?? []).slice(0, feedLength);
  const time = (date = undated) => new Date(date).toISOString();
  const entries = notes.map(
    (note) =>
      `<entry><title>${escapeXml(note.title)}</title><link href="${escapeXml(absolute(noteUrl(lang, note.articleSlug)))}"/>` +
      `<id>${escapeXml(absolute(noteUrl(lang, note.articleSlug)))}</id><updated>${time(note.updated ?? note.date)}</updated>` +
      `${note.date ? `<published>${time(note.date)}</published>` : ''}<summary>${escapeXml(note.description)}</summary></entry>`,
  );
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
