import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderBody } from '../../../src/markdown/pipeline.ts';
import { bodyHash, sectionHashes } from '../../../src/notes/lineage.ts';
import { type Files, noteText, publishedNotes, readFiles } from './temporary-posts.ts';

const fence = '```';
/** Originals by language; every one has the word that is changed in its second section. */
const originals = {
  en: `The port is taken.\n\n## Cause\n\nAn older copy of the server\nlistens on it.\n\n${fence}sh\nlsof -i :3000\n${fence}\n\n## Fix\n\nEnd it.\n`,
  ja: `ポートは使用中です。\n\n## 原因\n\n古いサーバーの server が\n待ち受けています。\n\n${fence}sh\nlsof -i :3000\n${fence}\n\n## 解決\n\n終了します。\n`,
};
const stampedLanguages = ['de', 'fr', 'ko'];
const unstampedLanguages = ['es', 'zh-Hans'];

/** What a change of the original makes of its body, and whether only sections tell that it is none. */
const spacings: [name: string, change: (body: string) => string, needsSections: boolean][] = [
  ['nothing', (body) => body, false],
  ['spaces at the ends of lines', (body) => body.replaceAll('\n', '  \n'), false],
  ['CR LF', (body) => body.replaceAll('\n', '\r\n'), false],
  ['CR', (body) => body.replaceAll('\n', '\r'), false],
  ['empty lines at the end', (body) => `${body}\n\n  \n`, false],
  ['no line feed at the end', (body) => body.trimEnd(), false],
  ['empty lines between paragraphs', (body) => body.replaceAll('\n\n', '\n\n\n\n'), true],
  ['other ends of lines in a paragraph', (body) => body.replace(' server', '\nserver'), true],
  ['spaces between words', (body) => body.replace(' server', '   server'), true],
  ['an empty line before the body', (body) => `\n${body}`, true],
];
const words: [name: string, change: (body: string) => string][] = [
  ['a word', (body) => body.replace('server', 'program')],
  ['a word, and CR LF', (body) => body.replace('server', 'program').replaceAll('\n', '\r\n')],
  ['a letter', (body) => body.replace('server', 'servet')],
  ['a number of the code', (body) => body.replace('3000', '3001')],
];

for (const lang of ['en', 'ja'] as const) {
  for (const [name, change, needsSections] of spacings) {
    test(`${name} in an original in "${lang}" makes no translation outdated`, async () => {
      assert.deepEqual(await freshnessAfter(lang, change, true), expected('current'));
      if (!needsSections) assert.deepEqual(await freshnessAfter(lang, change, false), expected('current'));
    });
  }
  for (const [name, change] of words) {
    test(`${name} in an original in "${lang}" makes exactly the stamped translations outdated`, async () => {
      for (const withSections of [true, false]) {
        assert.deepEqual(await freshnessAfter(lang, change, withSections), expected('outdated'));
      }
    });
  }
}

test('white space between paragraphs counts where no sections were stamped, for nothing tells what it is', async () => {
  assert.deepEqual(await freshnessAfter('en', (body) => body.replace('\n\n', '\n\n\n'), false), expected('outdated'));
});

test('the one section that has changed is named by its place, in the note and in the problem', async () => {
  const library = await readFiles(await siteOf('en', (body) => body.replace('server', 'program'), true));
  const notes = publishedNotes(library);
  for (const language of stampedLanguages) {
    const { changes } = notes.find(({ lang }) => lang === language) ?? {};
    assert.deepEqual(changes, [{ kind: 'changed', before: 1, after: 1 }]);
  }
  for (const { message } of library.problems.filter(({ code }) => code === 'translation-outdated')) {
    assert.match(message, /^The original "en\/port\.md" has changed since this was translated \(sections: 1\)\.$/);
  }
});

test('only outdated translations are problems, at the line of "source"', async () => {
  const library = await readFiles(await siteOf('en', (body) => body.replace('server', 'program'), true));
  const found = library.problems.filter(({ code }) => code === 'translation-outdated');
  assert.deepEqual(
    found.map(({ file, line }) => `${file}:${line}`),
    stampedLanguages.map((lang) => `${lang}/port.md:4`),
  );
});

test('the body hash of a note is of its body alone', async () => {
  const body = 'Stop it.\n\nStart it.\n';
  const library = await readFiles({
    'en/a.md': noteText({ lang: 'en', title: 'A' }, body),
    'en/b.md': noteText({ lang: 'en', title: 'B', tags: ['x'] }, body).replaceAll('\n', '\r\n'),
    'en/c.md': `\ufeff${noteText({ lang: 'en', title: 'C' }, body.trimEnd())}`,
    'en/d.md': noteText({ lang: 'en' }, body.replace('Stop', 'Halt')),
  });
  const [a, b, c, d] = publishedNotes(library).map(({ hash }) => hash);
  assert.deepEqual([b, c], [a, a]);
  assert.notEqual(d, a);
});

test('a translation is current until the note in the middle changes, and outdated from then on', async () => {
  const [en, ja] = ['English.\n', '日本語の文です。\n'];
  const files = (middle: string): Files => ({
    'en/a.md': noteText({ lang: 'en', translated: false }, en),
    'ja/a.md': noteText({ lang: 'ja', translated: true, source: { path: '../en/a.md', hash: bodyHash(`\n${en}`) } }, middle),
    'ko/a.md': noteText({ lang: 'ko', translated: true, source: { path: '../ja/a.md', hash: bodyHash(`\n${ja}`) } }, '한국어.\n'),
  });
  const freshness = async (middle: string) =>
    publishedNotes(await readFiles(files(middle))).map((note) => `${note.lang} ${note.freshness ?? 'original'}`);
  assert.deepEqual(await freshness(ja), ['en original', 'ja current', 'ko current']);
  assert.deepEqual(await freshness(ja.replace('文', '節')), ['en original', 'ja current', 'ko outdated']);
});

test('of a chain it is said which text has changed, and which note is to be brought up to date first', async () => {
  const [en, ja] = ['English.\n', '日本語の文です。\n'];
  const read = async (english: string, japanese: string) => {
    const library = await readFiles({
      'en/a.md': noteText({ lang: 'en', translated: false }, english),
      'ja/a.md': noteText({ lang: 'ja', translated: true, source: { path: '../en/a.md', hash: bodyHash(`\n${en}`) } }, japanese),
      'ko/a.md': noteText({ lang: 'ko', translated: true, source: { path: '../ja/a.md', hash: bodyHash(`\n${ja}`) } }, '한국어.\n'),
    });
    const problems = library.problems.filter(({ code }) => code === 'translation-outdated');
    return [publishedNotes(library)[2]?.changedSource, problems.map(({ file, message }) => `${file}: ${message}`)];
  };
  assert.deepEqual(await read(en, ja.replace('文', '節')), [
    { path: 'ja/a.md', lang: 'ja' },
    ['ko/a.md: The text "ja/a.md" has changed since this was translated.'],
  ]);
  assert.deepEqual(await read('Other.\n', ja), [
    undefined,
    [
      'ja/a.md: The original "en/a.md" has changed since this was translated.',
      'ko/a.md: "ja/a.md", from which this was translated, is itself behind "en/a.md".',
    ],
  ]);
});

function expected(stamped: string): Record<string, string> {
  return Object.fromEntries([
    ...stampedLanguages.map((lang) => [lang, stamped]),
    ...unstampedLanguages.map((lang) => [lang, 'unknown']),
  ]) as Record<string, string>;
}

/** The freshness of five translations once their original has changed. */
async function freshnessAfter(lang: keyof typeof originals, change: (body: string) => string, withSections: boolean) {
  const notes = publishedNotes(await readFiles(await siteOf(lang, change, withSections)));
  assert.equal(notes.length, 6);
  const translations = notes.filter(({ path }) => path !== `${lang}/port.md`);
  return Object.fromEntries(translations.map((note) => [note.lang, note.freshness]));
}

async function siteOf(lang: keyof typeof originals, change: (body: string) => string, withSections: boolean): Promise<Files> {
  const body = `\n${originals[lang]}`;
  const outline = await renderBody(body, 'md', '/posts/a.md');
  const path = `../${lang}/port.md`;
  const stamp = { path, lang, hash: bodyHash(body), ...(withSections ? { sections: sectionHashes(body, outline).join(' ') } : {}) };
  const translation = (language: string, source: object | string) =>
    noteText({ lang: language, source, translated: true }, `Text ${language}.\n`);
  return {
    [`${lang}/port.md`]: noteText({ lang, translated: false }, change(originals[lang])),
    ...Object.fromEntries(stampedLanguages.map((language) => [`${language}/port.md`, translation(language, stamp)])),
    ...Object.fromEntries(unstampedLanguages.map((language) => [`${language}/port.md`, translation(language, path)])),
  };
}
