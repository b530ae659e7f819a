// The process of `build-index.ts`: feeds Pagefind the notes of each bundle.

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { cacheDamage } from '../cache/store.ts';
import { openRenderCache, type RenderCache } from '../cache/render-cache.ts';
import { noteUrl } from '../notes/urls.ts';
import { serveTasks } from '../processes.ts';
import type { IndexJob } from './build-index.ts';
import type { ProseBundle } from './prose-bundles.ts';
import { searchText, withWordBreaks } from './search-record.ts';

/** Pagefind's stock interfaces, which this site does not use. */
const stockInterface = /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)|^playground$/;
/** Records on their way to Pagefind's process at a time. */
const inFlight = 256;

serveTasks(({ cache: folder, out }: IndexJob) => ({
  async answer(bundle: ProseBundle) {
    const cache = openRenderCache(folder);
    try {
      await buildBundle(bundle, join(out, bundle.folder), cache);
    } finally {
      cache.close();
      // Its process keeps what it took of memory for one bundle.
      await close();
    }
  },
}));

async function buildBundle({ lang, entries }: ProseBundle, out: string, bodies: RenderCache): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: pagefindLanguage(lang) });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  // In path order, so that two builds of the same notes write the same bytes.
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const adding: ReturnType<typeof index.addCustomRecord>[] = [];
  for (const entry of sorted) {
    const body = bodies.body(entry.digest);
    if (!body) throw cacheDamage(`there is no body of ${entry.path}.`);
    adding.push(
      index.addCustomRecord({
        url: noteUrl(lang, entry.slug),
        content: withWordBreaks(searchText(entry, body), lang),
        language: pagefindLanguage(lang),
        meta: { title: entry.title, languages: entry.languages.join(' ') },
      }),
    );
    if (adding.length >= inFlight) failOn(lang, (await adding.shift())?.errors ?? []);
  }
  for (const added of adding) failOn(lang, (await added).errors);
  failOn(lang, (await index.writeFiles({ outputPath: out })).errors);
  await index.deleteIndex();
  for (const name of readdirSync(out)) if (stockInterface.test(name)) rmSync(join(out, name), { recursive: true });
}

function failOn(lang: string, errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind could not index "${lang}": ${errors.join('; ')}`);
}

/** Pagefind knows Chinese as `zh`, by either script; others by their primary subtag. */
function pagefindLanguage(lang: string): string {
  return lang.split('-')[0] ?? lang;
}
