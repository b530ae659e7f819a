// The prose index: Pagefind over the finished pages, one bundle a language.

import { existsSync, globSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** Pagefind's stock interfaces, which this site does not use. */
const stockInterface = /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)|^playground$/;

/**
 * Writes `<out>/pagefind/<lang>/` for each language.
 *
 * @param out the finished site
 * @param onProgress called before each language, with how many are done
 */
export async function buildProseIndex(
  out: string,
  languages: readonly string[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  try {
    for (const [done, lang] of languages.entries()) {
      onProgress(done, languages.length);
      await buildBundle(out, lang);
    }
    onProgress(languages.length, languages.length);
  } finally {
    await close();
  }
}

async function buildBundle(out: string, lang: string): Promise<void> {
  const bundle = join(out, 'pagefind', lang);
  const { index, errors } = await createIndex({ forceLanguage: pagefindLanguage(lang), excludeSelectors: ['.code figcaption'] });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  const added = await index.addDirectory({ path: out, glob: `${lang}/notes/**/*.html` });
  const written = await index.writeFiles({ outputPath: bundle });
  await index.deleteIndex();
  const failures = [...added.errors, ...written.errors];
  if (failures.length > 0) throw new Error(`Pagefind could not index "${lang}": ${failures.join('; ')}`);
  for (const name of existsSync(bundle) ? readdirSync(bundle) : []) {
    if (stockInterface.test(name)) rmSync(join(bundle, name), { recursive: true });
  }
}

/** Pagefind knows Chinese as `zh`, by either script; others by their primary subtag. */
function pagefindLanguage(lang: string): string {
  return lang.split('-')[0] ?? lang;
}

/** Languages that have a note among the finished pages. */
export function indexedLanguages(out: string): string[] {
  return globSync('*/notes', { cwd: out })
    .map((path) => path.split(/[/\\]/)[0] ?? '')
    .sort();
}
