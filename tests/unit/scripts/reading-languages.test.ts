import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { chooseLanguages, readingLanguages } from '../../../src/scripts/reading-languages.ts';

const offered = ['en', 'en-GB', 'ja', 'zh-Hans', 'zh-Hant', 'pt', 'sr', 'sr-Latn', 'ar'];

/** What a browser says, and what the site offers of it. */
const browsers: [says: string[], read: string[]][] = [
  [['zh-HK'], ['zh-Hant']],
  [
    ['zh-TW', 'zh', 'en-US', 'en'],
    ['zh-Hant', 'zh-Hans', 'en'],
  ],
  [['zh-CN'], ['zh-Hans']],
  [
    ['zh-Hant-HK', 'zh-Hans-SG'],
    ['zh-Hant', 'zh-Hans'],
  ],
  [['pt-BR', 'pt-PT'], ['pt']],
  [
    ['en-GB', 'en'],
    ['en-GB', 'en'],
  ],
  [['en-AU'], ['en']],
  [
    ['sr-Latn-RS', 'sr'],
    ['sr-Latn', 'sr'],
  ],
  [
    ['ar-EG', 'ru', 'ja-JP'],
    ['ar', 'ja'],
  ],
  [['ru', 'not a tag', ''], []],
  [[], []],
];

afterEach(() => stand({ languages: [] }));

for (const [says, read] of browsers) {
  test(`a browser in ${says.join(', ') || 'no language'} reads ${read.join(', ') || 'none of the site'}`, () => {
    stand({ languages: says });
    assert.deepEqual(readingLanguages(offered), read);
  });
}

test('what the reader set comes before what the browser says, until it is taken back', () => {
  stand({ languages: ['ja-JP'] });
  chooseLanguages(['ar', 'en'], offered);
  assert.deepEqual(readingLanguages(offered), ['ar', 'en']);
  assert.deepEqual(readingLanguages(['ja', 'en']), ['en'], 'as far as they are offered');
  assert.deepEqual(readingLanguages(['ja', 'ko']), ['ja'], 'where none of them is, the browser is asked');
  chooseLanguages(undefined, offered);
  assert.deepEqual(readingLanguages(offered), ['ja']);
});

test('what the reader set on another site of the same address, and is not offered here, is kept', () => {
  stand({ languages: ['ja-JP'], stored: '["ko","pt"]' });
  chooseLanguages(['pt', 'en'], offered);
  assert.equal(localStorage.getItem('reading-languages'), '["pt","en","ko"]');
});

for (const text of ['', '{', 'null', '[]', '7', '"ja"', '{"0":"ja"}']) {
  test(`${JSON.stringify(text)} in the storage is no choice`, () => {
    stand({ languages: ['ja-JP'], stored: text });
    assert.deepEqual(readingLanguages(offered), ['ja']);
  });
}

test('a browser that refuses storage says what it says', () => {
  stand({ languages: ['ja-JP'] });
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
  assert.deepEqual(readingLanguages(offered), ['ja']);
  chooseLanguages(['ar'], offered);
  assert.deepEqual(readingLanguages(offered), ['ar'], 'and the page keeps what the reader set');
  chooseLanguages(undefined, offered);
  assert.deepEqual(readingLanguages(offered), ['ja']);
});

/** What a browser has: its languages, and a storage. */
function stand({ languages, stored }: { languages: string[]; stored?: string }): void {
  const items = new Map<string, string>();
  if (stored !== undefined) items.set('reading-languages', stored);
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { languages } });
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: storage });
}
