// Sites of bytes and names that Git or an editor would not keep, made when they
// are tested.

import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Files, noteText } from './temporary-posts.ts';

const text = noteText({ lang: 'en' });
const utf16 = (order: 'le' | 'be', content: string) => {
  const bytes = Buffer.from(`\ufeff${content}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const linkTo =
  (target: string, content = text) =>
  (path: string) => {
    const absolute = join(dirname(path), target);
    mkdirSync(dirname(absolute), { recursive: true });
    if (/\.\w+$/.test(target) && !existsSync(absolute)) writeFileSync(absolute, content);
    symlinkSync(target, path);
  };

/** By name; each has a healthy note at `en/healthy.md` beside these. */
export const builtSites: Readonly<Record<string, BuiltSite>> = {
  'byte-order-mark': { files: { 'en/bom.md': `\ufeff${text}` }, problems: ['en/bom.md:1 encoding-bom'], notes: ['en/bom.md'] },
  'utf-16': {
    files: { 'en/le.md': utf16('le', text), 'en/be.md': utf16('be', text), 'en/cut.md': utf16('le', text).subarray(0, -1) },
    problems: ['en/be.md:1 encoding-utf16', 'en/cut.md:1 encoding-invalid', 'en/cut.md:1 encoding-utf16', 'en/le.md:1 encoding-utf16'],
    notes: ['en/be.md', 'en/le.md'],
  },
  'line-ends': {
    files: { 'en/crlf.md': text.replaceAll('\n', '\r\n'), 'en/cr.md': text.replaceAll('\n', '\r'), 'en/one.md': `${text}A\r\n` },
    problems: ['en/cr.md:1 line-endings', 'en/crlf.md:1 line-endings', 'en/one.md:7 line-endings'],
    notes: ['en/cr.md', 'en/crlf.md', 'en/one.md'],
  },
  'no-text': {
    files: {
      'en/latin-1.md': Buffer.from(`${text}Gr\u00fc\u00dfe\n`, 'latin1'),
      'en/nul.md': `${text}\0\n`,
      'en/utf-16-unmarked.md': Buffer.from(text, 'utf16le'),
      'en/picture.md': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
    },
    problems: ['latin-1.md:7', 'nul.md:7', 'picture.md:1', 'utf-16-unmarked.md:1'].map((at) => `en/${at} encoding-invalid`),
    notes: [],
  },
  'too-much-for-the-parser': {
    files: { 'en/entities.md': `${text}\n## ${'&#x41;'.repeat(50_000)} {#own}\n` },
    problems: ['en/entities.md:5 body-unrendered'],
    notes: [],
  },
  'only-a-mark': {
    files: { 'en/mark.md': '\ufeff' },
    problems: ['en/mark.md:1 encoding-bom', 'en/mark.md:1 note-empty'],
    notes: [],
  },
  unreadable: {
    files: {
      // Sparse: longer than Node can read into one buffer, and no disk space.
      'en/endless.md': (path) => {
        const file = openSync(path, 'w');
        ftruncateSync(file, 2 ** 33);
        closeSync(file);
      },
    },
    problems: ['en/endless.md:1 file-unreadable'],
    notes: [],
  },
  large: {
    files: { 'en/large.md': noteText({ lang: 'en' }, `${`${'word '.repeat(100)}\n\n`.repeat(10_000)}`) },
    problems: ['en/large.md:1 note-large'],
    notes: ['en/large.md'],
  },
  'linked-files': {
    files: {
      'en/inside.md': linkTo('healthy.md'),
      'en/outside.md': linkTo('../../secret.md'),
      'en/nowhere.md': linkTo('gone'),
    },
    problems: ['en/inside.md:1 symlink-inside', 'en/nowhere.md:1 symlink-outside', 'en/outside.md:1 symlink-outside'],
    notes: [],
  },
  'linked-folders': {
    files: {
      'en/loop': linkTo('../en'),
      'en/real/note.md': text,
      'en/inside': linkTo('real'),
      'en/outside': (path) => {
        linkTo('../../elsewhere/secret.md')(join(dirname(path), 'made.md'));
        linkTo('../../elsewhere')(path);
      },
    },
    problems: ['inside:1 symlink-inside', 'loop:1 symlink-inside', 'made.md:1 symlink-outside', 'outside:1 symlink-outside'].map(
      (line) => `en/${line}`,
    ),
    notes: ['en/real/note.md'],
  },
  'linked-media': {
    files: {
      'en/note.md': noteText({ lang: 'en' }, 'To [a file](secret.txt).\n'),
      'en/secret.txt': linkTo('../../secret.txt'),
    },
    problems: ['en/note.md:6 link-missing'],
    notes: ['en/note.md'],
  },
  'odd-names': {
    files: {
      'en/C# & 100% (why?).md': text,
      'en/two words.MD': text,
      'en/a#b.mdx': text,
      'en/100%.mdx': text,
      'en/folder.md/note.md': text,
      'en/links.md': noteText({ lang: 'en' }, '[C#](C%23%20&%20100%25%20%28why%3F%29.md), [words](<two words.MD>)\n'),
    },
    problems: ['en/100%.mdx:1 mdx-name', 'en/a#b.mdx:1 mdx-name'],
    notes: ['en/C# & 100% (why?).md', 'en/two words.MD', 'en/folder.md/note.md', 'en/links.md'],
  },
  'decomposed-names': {
    files: { ['en/caf\u00e9.md'.normalize('NFD')]: text, 'en/link.md': noteText({ lang: 'en' }, '[Caf\u00e9](caf\u00e9.md)\n') },
    problems: [],
    notes: ['en/caf\u00e9.md'.normalize('NFD'), 'en/link.md'],
  },
  'hidden-files': {
    files: { 'en/.note.md': text, '.trash/note.md': text, 'node_modules/package/readme.md': text, 'en/notes.txt': text },
    problems: [],
    notes: [],
  },
};

export interface BuiltSite {
  files: Files;
  /** `file:line code`, sorted as `sortProblems` does. */
  problems: string[];
  /** Those published, without the healthy one. */
  notes: string[];
}
