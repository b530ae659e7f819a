// `kaiketsu new`: a note to be filled in, or the frame of a translation.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseFrontMatter } from '../notes/front-matter.ts';
import { canonicalLanguage } from '../notes/language.ts';
import { languageOfPath, pathKey, readPath } from '../notes/path-language.ts';
import { toSlug } from '../notes/slugs.ts';
import { applyOptions, type CommonFlags, displayFolder, notePath, UsageError } from './options.ts';

/** Writes `<posts>/<lang>/<name>-<lang>.md` and prints its path; an existing file is left alone. */
export async function newNote(title: string, flags: CommonFlags & { lang?: string; translate?: string }): Promise<number> {
  const options = applyOptions(flags);
  const lang = canonicalLanguage(flags.lang ?? options.defaultLanguage);
  if (!lang) throw new UsageError(`--lang "${flags.lang}" is not a language tag, such as "ja" or "zh-Hans".`);
  const source = flags.translate === undefined ? undefined : readSource(options.posts, flags.translate);
  const today = new Date().toISOString().slice(0, 10);
  const name = source ? basename(source.key) : `${today}-${toSlug(title) || 'note'}`;
  const path = join(options.posts, lang, `${name}-${lang}.md`);
  if (existsSync(path)) throw new UsageError(`"${displayFolder(dirname(path))}${basename(path)}" is there already.`);
  const lines = [
    '---',
    `title: ${JSON.stringify(title)}`,
    `lang: ${lang}`,
    'layout: post',
    'type: note',
    `translated: ${source !== undefined}`,
  ];
  if (source) lines.push(`source: ${JSON.stringify(relative(dirname(path), join(options.posts, source.path)).replaceAll('\\', '/'))}`);
  lines.push('tags: []', '---', '', source ? source.body : bodyFrame, '');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.join('\n'), { flag: 'wx' });
  console.log(`${displayFolder(dirname(path))}${basename(path)}`);
  return 0;
}

const bodyFrame = 'When you …, it prints:\n\n```\n\n```\n\n## Cause\n\n## Fix\n\n```bash\n\n```';

function readSource(posts: string, translate: string): { path: string; key: string; body: string } {
  const path = notePath(translate, posts);
  const { data, body } = parseFrontMatter(readFileSync(join(posts, path), 'utf8'), path);
  const lang = canonicalLanguage(String(data?.['lang'] ?? '')) ?? languageOfPath(path, new Set())?.lang ?? '';
  return { path, key: pathKey(readPath(path), lang), body: body.trim() };
}
