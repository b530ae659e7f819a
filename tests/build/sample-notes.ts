// A site of some sixty short notes that has one of everything: what an edit can
// reach through lists, links, neighbours, translations and shared messages.

import { createHash } from 'node:crypto';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The topics of the sample's articles, the oldest first; each is part of its notes' file names. */
const topics = [
  ...['disk', 'socket', 'kernel', 'parser', 'linker', 'locale', 'shell', 'mirror', 'clock', 'proxy', 'cursor'],
  ...['signal', 'archive', 'token', 'thread', 'buffer', 'schema', 'branch', 'volume', 'editor', 'plugin', 'macro'],
  ...['router', 'sensor', 'widget', 'ledger', 'module', 'format', 'printer', 'camera', 'battery', 'gateway'],
] as const;

/** How many of them, from the newest on, are in each language. */
const translated = { ja: 14, de: 10, 'zh-Hans': 6 } as const;

/** Writes the notes into a folder; `notePath` has the paths of most of them. */
export function writeSampleNotes(folder: string): void {
  for (const [path, text] of sampleNotes()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), written, written);
  }
}

/** Whole seconds, which every file system keeps. */
const written = Date.UTC(2025, 5, 15) / 1000;

/** The path of a sample's note under its folder. */
export function notePath(topic: Topic, lang: SampleLanguage = 'en'): string {
  const ending = topic === 'router' && (lang === 'en' || lang === 'ja') ? 'mdx' : 'md';
  return `${lang}/${dateOf(topic)}-${topic}-${lang}.${ending}`;
}

function sampleNotes(): Map<string, string> {
  const notes = new Map<string, string>();
  for (const topic of topics) {
    notes.set(notePath(topic), original(topic));
    for (const [lang, count] of Object.entries(translated)) {
      const from = lang as keyof typeof translated;
      if (topics.indexOf(topic) >= topics.length - count) notes.set(notePath(topic, from), translation(topic, from));
    }
  }
  notes.set('en/versions.json', '{ "newest": "4.2" }\n');
  notes.set('en/images/camera.svg', picture(64));
  notes.set('en/images/battery.svg', picture(48));
  notes.set('ja/2024-05-05-lost-ja.md', '---\ntitle: 原文のない記事\nlang: ja\ntranslated: true\n---\n\n原文はここにありません。\n');
  notes.set('en/undated.md', '---\ntitle: Without a date\nlang: en\n---\n\nNobody knows when this was written.\n');
  notes.set('signs.md', '---\ntitle: 0x1F\n---\n\n0x1F 0x2F\n');
  notes.set('en/2025-06-06-later-en.md', `---\ntitle: Not yet\nlang: en\ndraft: true\ntags: [rare]\n---\n\nIt is half written.\n`);
  return notes;
}

function original(topic: Topic): string {
  const at = topics.indexOf(topic);
  const keys = [
    `title: The ${topic} stops at once`,
    'lang: en',
    `tags: [${at % 2 ? 'odd' : 'even'}, group-${at % 5}${topic === 'clock' ? ', clockwork' : ''}]`,
    'translated: false',
    ...(topic === 'disk' ? ['aliases: [old/disk]'] : []),
  ];
  return `---\n${keys.join('\n')}\n---\n${originalBody(topic)}`;
}

function originalBody(topic: Topic): string {
  const next = topics[topics.indexOf(topic) + 1];
  return [
    '',
    `The ${topic} worked yesterday. Since the last change it stops with this message.`,
    '',
    '```text',
    `${topic}: cannot open the ${topic} table while reading: permission denied`,
    '```',
    '',
    `## Why the ${topic} stops`,
    '',
    `Another program holds the ${topic} and never lets it go. Nobody sees this word: ${topic}word.`,
    '',
    ...(topic === 'camera' || topic === 'battery' ? [`![What the ${topic} shows](images/${topic}.svg)`, ''] : []),
    ...(topic === 'router' ? mdxPart : []),
    '## How to mend it',
    '',
    ...(next ? [`First read about [the ${next}](../${notePath(next)}), then run this.`, ''] : []),
    '```bash',
    `sudo ${topic}ctl --repair /dev/${topic}`,
    '```',
    '',
  ].join('\n');
}

const mdxPart = ["import versions from './versions.json'", '', '<Aside type="note">The newest is {versions.newest}.</Aside>', ''];

function translation(topic: Topic, lang: keyof typeof translated): string {
  const { title, first, why, because, mend, run } = words[lang](topic);
  const path = `../${notePath(topic)}`;
  const isStamped = topic === 'gateway' || topic === 'battery';
  const hash = createHash('sha256').update(originalBody(topic).trimEnd()).digest('hex').slice(0, 12);
  return [
    '---',
    `title: ${title}`,
    `lang: ${lang}`,
    'tags: [even]',
    'translated: true',
    ...(lang === 'de' ? ['generated: true', 'model: example-mt-1'] : []),
    ...(isStamped ? ['source:', `  path: "${path}"`, '  lang: en', `  hash: "${hash}"`] : [`source: "${path}"`]),
    '---',
    '',
    first,
    '',
    '```text',
    `${topic}: cannot open the ${topic} table while reading: permission denied`,
    '```',
    '',
    `## ${why}`,
    '',
    because,
    '',
    `## ${mend}`,
    '',
    run,
    '',
    '```bash',
    // One translation differs in its code, which its page and the lists of translations say.
    `sudo ${topic}ctl --repair ${topic === 'printer' && lang === 'de' ? '/dev/other' : `/dev/${topic}`}`,
    '```',
    '',
  ].join('\n');
}

const words = {
  ja: (topic: Topic) => ({
    title: `${topic}がすぐに止まる`,
    first: `昨日まで${topic}は動いていました。今は次のメッセージで止まります。`,
    why: `${topic}が止まる理由`,
    because: `別のプログラムが${topic}を使い続けています。`,
    mend: '直し方',
    run: `[原文](../${notePath(topic)})も見て、これを実行します。`,
  }),
  de: (topic: Topic) => ({
    title: `${topic} hält sofort an`,
    first: `Gestern lief ${topic} noch. Seit der letzten Änderung hält es mit dieser Meldung an.`,
    why: `Warum ${topic} anhält`,
    because: `Ein anderes Programm belegt ${topic} und gibt es nicht frei.`,
    mend: 'So wird es behoben',
    run: 'Dieser Befehl hilft.',
  }),
  'zh-Hans': (topic: Topic) => ({
    title: `${topic}立即停止`,
    first: `昨天${topic}还能用。现在它显示下面的消息并停止。`,
    why: `${topic}停止的原因`,
    because: `另一个程序一直占用${topic}。`,
    mend: '修复方法',
    run: '运行这个命令。',
  }),
};

function picture(size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><path d="M0 0h9v9z"/></svg>\n`;
}

/** Five days apart, so that a note can be moved between two others. */
function dateOf(topic: Topic): string {
  return new Date(Date.UTC(2025, 0, 1 + 5 * topics.indexOf(topic))).toISOString().slice(0, 10);
}

export type Topic = (typeof topics)[number];
export type SampleLanguage = 'en' | keyof typeof translated;
