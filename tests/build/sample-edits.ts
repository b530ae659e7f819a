// What a writer does to the sample's notes between two builds.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { notePath } from './sample-notes.ts';

/** Groups of edits that reach different articles, so that a wrong file tells which of them it comes from. */
export const editGroups: readonly (readonly Edit[])[] = [
  [
    { name: 'a word of an original', edit: (notes) => notes.replace(notePath('module'), 'moduleword', 'wordmodule') },
    { name: 'a word of a translation', edit: (notes) => notes.replace(notePath('widget', 'ja'), '昨日', '一昨日') },
    { name: 'a block of code with an error', edit: (notes) => notes.replace(notePath('socket'), 'permission denied', 'no such table') },
  ],
  [
    { name: 'a title', edit: (notes) => notes.replace(notePath('ledger'), 'title: The ledger', 'title: Another ledger') },
    { name: 'a heading', edit: (notes) => notes.replace(notePath('sensor'), '## Why the sensor stops', '## Sensors') },
    { name: 'a description', edit: (notes) => notes.replace(notePath('printer', 'ja'), 'lang: ja', 'lang: ja\ndescription: 短い説明') },
  ],
  [
    { name: 'a date', edit: (notes) => notes.replace(notePath('cursor'), 'lang: en', 'lang: en\ndate: 2025-05-03') },
    { name: 'a tag that no note has', edit: (notes) => notes.replace(notePath('format', 'de'), 'tags: [even]', 'tags: [even, neu]') },
    { name: 'the only note of a tag without it', edit: (notes) => notes.replace(notePath('clock'), ', clockwork', '') },
  ],
  [
    { name: 'a new article', edit: (notes) => notes.write('en/2025-03-03-fresh-en.md', fresh) },
    { name: 'an article in one more language', edit: (notes) => notes.write(notePath('signal').replaceAll('en', 'ja'), japanese) },
    { name: 'an article in a language that is new', edit: (notes) => notes.write(notePath('proxy').replaceAll('en', 'ko'), korean) },
  ],
  [
    { name: 'a translation removed', edit: (notes) => notes.remove(notePath('camera', 'de')) },
    {
      name: 'an article removed, which another links to',
      edit: (notes) => {
        notes.remove(notePath('volume'));
        notes.remove(notePath('volume', 'ja'));
      },
    },
    { name: 'a note renamed', edit: (notes) => notes.rename(notePath('mirror'), notePath('mirror').replace('mirror', 'glass')) },
  ],
  [
    { name: 'a slug pinned', edit: (notes) => notes.replace(notePath('format'), 'lang: en', 'lang: en\nslug: pinned') },
    { name: 'an alias', edit: (notes) => notes.replace(notePath('parser'), 'lang: en', 'lang: en\naliases: [old/parser]') },
    { name: 'the original of stamped translations', edit: (notes) => notes.replace(notePath('gateway'), 'worked', 'ran well') },
  ],
  [
    { name: 'an image of another size', edit: (notes) => notes.replace('en/images/camera.svg', 'width="64"', 'width="640"') },
    { name: 'an image, but its length and time', edit: (notes) => notes.replaceUnseen('en/images/battery.svg', 'h9v9z', 'h8v8z') },
    {
      name: 'a word, but the length and time of the note',
      edit: (notes) => notes.replaceUnseen(notePath('buffer'), 'yesterday', 'sometimes'),
    },
  ],
  [
    { name: 'an image removed', edit: (notes) => notes.remove('en/images/camera.svg') },
    { name: 'a draft set', edit: (notes) => notes.replace(notePath('macro', 'ja'), 'lang: ja', 'lang: ja\ndraft: true') },
    { name: 'a draft published', edit: (notes) => notes.replace('en/2025-06-06-later-en.md', 'draft: true\n', '') },
  ],
  [
    { name: 'an .mdx note', edit: (notes) => notes.replace(notePath('router'), 'The newest is', 'The latest is') },
    { name: 'what an .mdx note imports', edit: (notes) => notes.replace('en/versions.json', '4.2', '4.3') },
    { name: 'an .md note as .mdx', edit: (notes) => notes.rename(notePath('token'), notePath('token').replace('.md', '.mdx')) },
  ],
  [
    { name: 'an error, left out', edit: (notes) => notes.replace(notePath('branch'), 'lang: en', 'lang: qqqqqqqqqq') },
    {
      name: 'the message of another article',
      edit: (notes) => notes.replace(notePath('archive'), 'archive: cannot open the archive table', 'thread: cannot open the thread table'),
    },
    { name: 'an orphan’s original', edit: (notes) => notes.write('en/2024-05-05-lost-en.md', fresh) },
  ],
  [
    { name: 'a slug that an older note takes', edit: (notes) => notes.write('en/2024-01-01-disk-en.md', fresh.replace('Fresh', 'Older')) },
    { name: 'the body of one note in another', edit: (notes) => notes.copy(notePath('shell'), notePath('linker')) },
    {
      name: 'a translation tied to another article',
      edit: (notes) => notes.replace(notePath('editor', 'ja'), notePath('editor'), notePath('linker')),
    },
  ],
];

/** Edits that no reader can see. */
export const unseenEdits: readonly Edit[] = [
  { name: 'a key without a meaning', edit: (notes) => notes.replace(notePath('kernel'), 'lang: en', 'lang: en\nmood: fine') },
  { name: 'a file touched', edit: (notes) => notes.touch(notePath('kernel')) },
  {
    name: 'line ends changed to CR LF',
    edit: (notes) => notes.write(notePath('locale'), notes.read(notePath('locale')).replaceAll('\n', '\r\n')),
  },
  { name: 'a file that is no note', edit: (notes) => notes.write('en/2025-01-01-list.txt', 'kernel\n') },
  { name: 'an .mdx note touched', edit: (notes) => notes.touch(notePath('router')) },
];

const fresh =
  '---\ntitle: Fresh today\nlang: en\ntags: [even]\n---\n\nA text of its own.\n\n```text\nfresh: the table of fresh is gone today\n```\n';
const japanese = '---\ntitle: signalが止まる\nlang: ja\ntranslated: true\ntags: [even]\n---\n\n新しい翻訳です。\n';
const korean = '---\ntitle: proxy가 멈춥니다\nlang: ko\ntranslated: true\ntags: [even]\n---\n\n새 번역입니다.\n';

/** Changes files of a folder of notes, and fails where there is nothing to change. */
export function notesIn(folder: string): Notes {
  const place = (path: string) => join(folder, path);
  const read = (path: string) => readFileSync(place(path), 'utf8');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(place(path)), { recursive: true });
    writeFileSync(place(path), text);
  };
  const replace = (path: string, from: string, to: string) => {
    assert.ok(read(path).includes(from), `"${from}" is in ${path}`);
    write(path, read(path).replaceAll(from, to));
  };
  return {
    read,
    write,
    replace,
    replaceUnseen(path, from, to) {
      const { atime, mtime, size } = statSync(place(path));
      replace(path, from, to);
      utimesSync(place(path), atime, mtime);
      assert.equal(statSync(place(path)).size, size);
    },
    remove: (path) => rmSync(place(path)),
    rename: (from, to) => renameSync(place(from), place(to)),
    copy: (from, to) => copyFileSync(place(from), place(to)),
    touch: (path) => utimesSync(place(path), new Date(), new Date()),
  };
}

interface Notes {
  read(path: string): string;
  write(path: string, text: string): void;
  replace(path: string, from: string, to: string): void;
  /** By a text of the same length, and with the file's time as it was. */
  replaceUnseen(path: string, from: string, to: string): void;
  remove(path: string): void;
  rename(from: string, to: string): void;
  copy(from: string, to: string): void;
  touch(path: string): void;
}

export interface Edit {
  name: string;
  edit(notes: Notes): void;
}
