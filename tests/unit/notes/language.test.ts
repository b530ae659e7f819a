import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalLanguage, compareLanguages, direction, languageName, suggestLanguage } from '../../../src/notes/language.ts';

/** Spellings by the tag that they stand for. */
const spellings: Record<string, string[]> = {
  en: ['en', 'EN', 'en-US', 'en_us', ' en ', 'eng', 'en-Latn'],
  'en-GB': ['en-GB', 'en-gb', 'en_GB'],
  ja: ['ja', 'ja-JP', 'ja_jp', 'ja-Jpan-JP', 'jpn'],
  pt: ['pt', 'pt-BR', 'pt-br'],
  'pt-PT': ['pt-PT'],
  'es-419': ['es-419'],
  'zh-Hans': ['zh', 'zh-CN', 'zh_CN', 'zh-cn', 'zh-SG', 'zh-Hans', 'zh-hans-cn', 'hans', 'chs'],
  'zh-Hant': ['zh-TW', 'zh_TW', 'zh-HK', 'zh-MO', 'zh-Hant', 'zh-Hant-HK', 'hant', 'Hant', 'cht'],
  'zh-Latn': ['zh-Latn', 'zh-Latn-CN'],
  ko: ['ko', 'ko-KR'],
  ar: ['ar', 'ar-EG'],
  he: ['he', 'iw'],
  sr: ['sr', 'sr-Cyrl'],
  'sr-Latn': ['sr-Latn'],
  no: ['no', 'NO'],
  fil: ['fil', 'tl'],
};

for (const [tag, written] of Object.entries(spellings)) {
  test(`${written.map((spelling) => JSON.stringify(spelling)).join(', ')} ${written.length === 1 ? 'is' : 'are'} ${tag}`, () => {
    for (const spelling of written) assert.equal(canonicalLanguage(spelling), tag, spelling);
  });
}

test('what names no language has no tag', () => {
  const others = [
    'jp',
    'cn',
    'tw',
    'kr',
    'kr-KR',
    'en-aaaa',
    'zh-aaaa',
    'api',
    'docs',
    'app',
    'js',
    'go',
    'py',
    'md',
    'xx',
    'qaa',
    '',
    '  ',
    'e',
    'english',
    'en--US',
    'en-US-x-a',
    'x-ja',
  ];
  for (const spelling of [...others, '日本語', 'c++', '../en']) assert.equal(canonicalLanguage(spelling), undefined, spelling);
});

test('"und" and the names of object members have no tag', () => {
  for (const spelling of ['und', 'und-Latn', 'constructor', '__proto__']) assert.equal(canonicalLanguage(spelling), undefined, spelling);
});

test('an unknown spelling is told what was meant', () => {
  const meant = {
    jp: 'ja',
    JP: 'ja',
    cn: 'zh-Hans',
    tw: 'zh-Hant',
    kr: 'ko',
    'jp-JP': 'ja',
    gr: 'el',
    cz: 'cs',
    dk: 'da',
    ua: 'uk',
    english: 'en',
    japanese: 'ja',
  };
  for (const [spelling, tag] of Object.entries(meant)) assert.equal(suggestLanguage(spelling), tag, spelling);
  for (const spelling of ['', 'xx', 'qqq', '日本語']) assert.equal(suggestLanguage(spelling), undefined, spelling);
});

test('a script decides the direction', () => {
  for (const tag of ['ar', 'he', 'fa', 'ur', 'yi', 'dv', 'ks', 'az-Arab', 'ckb']) assert.equal(direction(tag), 'rtl', tag);
  for (const tag of ['en', 'ja', 'zh-Hant', 'hi', 'ru', 'tr', 'az', 'ms']) assert.equal(direction(tag), 'ltr', tag);
});

test('languages stand in the order of the site, others after them by tag', () => {
  assert.deepEqual(['xh', 'ja', 'it', 'en', 'zh-Hant', 'zh-Hans'].sort(compareLanguages), ['en', 'ja', 'zh-Hans', 'zh-Hant', 'it', 'xh']);
});

test('a language is called by its own name', () => {
  const names = { en: 'English', ja: '日本語', 'zh-Hans': '简体中文', fr: 'Français', ar: 'العربية' };
  for (const [tag, name] of Object.entries(names)) assert.equal(languageName(tag), name);
});
