import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderBody } from '../../../src/markdown/pipeline.ts';
import { searchText, withWordBreaks } from '../../../src/search/search-record.ts';

/** What the index gets of a note "Title" with this body. */
async function text(source: string, tags: string[] = []): Promise<string> {
  return searchText({ title: 'Title', tags }, await renderBody(source, 'md', '/posts/en/a.md'));
}

const records: [name: string, source: string, text: string][] = [
  ['blocks are sentences', '## Cause\n\nThe file is gone.\n\n- one\n- two!', 'Title. Cause. The file is gone. one. two!'],
  ['words keep their parts', 'a**b**c `d`e [f](https://example.com)g', 'Title. abc de fg.'],
  ['entities are characters', '`a < b && "c"` &amp; d', 'Title. a < b && "c" & d.'],
  ['code is left to the error index', 'Before.\n\n```js title="a.js"\nlet a = 1 < 2;\nb()\n```\n\nAfter.', 'Title. Before. After.'],
  ['a heading that repeats the title is once', '# Title\n\nText.', 'Title. Text.'],
  ['tables', '| a | b |\n| - | - |\n| c | d |', 'Title. a. b. c. d.'],
  ['Japanese', '## 原因\n\n設定がありません。', 'Title. 原因. 設定がありません。'],
  ['unknown tags are text', 'see <module>', 'Title. see <module>'],
];
for (const [name, source, expected] of records) {
  test(`the index gets of a note: ${name}`, async () => assert.equal(await text(source), expected));
}

test('tags are found too', async () => assert.equal(await text('Text.', ['npm', 'tls']), 'Title. Text. npm. tls.'));

for (const [lang, text, expected] of [
  ['ja', 'データベース接続の設定。npm ERR! を確認', 'データベース|接続|の|設定。npm ERR! を|確認'],
  ['zh-Hans', '找不到文件 config.json 请检查', '找不到|文件 config.json 请|检查'],
  ['th', 'ไม่พบไฟล์', 'ไม่|พบ|ไฟล์'],
  ['ko', '파일을 찾을 수 없습니다', '파일을 찾을 수 없습니다'],
  ['en', 'not found: 設定ファイル', 'not found: 設定ファイル'],
] as const) {
  test(`words are told apart where ${lang} writes no space, and nothing else is changed`, () => {
    assert.equal(withWordBreaks(text, lang).replaceAll('\u200b', '|'), expected);
    assert.equal(withWordBreaks(text, lang).replaceAll('\u200b', ''), text);
  });
}
