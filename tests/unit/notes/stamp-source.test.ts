import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFrontMatter } from '../../../src/notes/front-matter.ts';
import { StampError, stampSource } from '../../../src/notes/stamp-source.ts';

const stamp = { path: '../en/a.md', lang: 'en', hash: '0123456789ab', sections: 'aaaaaa bbbbbb' };
const hash = 'hash: "0123456789ab"';
const sections = 'sections: "aaaaaa bbbbbb"';
/** What a file gets that names no source. */
const whole = `source:\n  path: "../en/a.md"\n  lang: en\n  ${hash}\n  ${sections}\n`;
/** What is under the path where `source` was the path alone. */
const rest = `  lang: en\n  ${hash}\n  ${sections}\n`;

/** Files before and after; `replaced` are values of the file that are not kept. */
const accepted: [name: string, before: string, after: string, replaced?: string[]][] = [
  ['an empty file', '', `---\n${whole}---\n`],
  ['no front matter', 'Text.\n', `---\n${whole}---\nText.\n`],
  ['no front matter and CR LF', 'Text.\r\nMore.\r\n', crlf(`---\n${whole}---\nText.\nMore.\n`)],
  ['no front matter and a byte order mark', '\ufeffText.\n', `\ufeff---\n${whole}---\nText.\n`],
  ['a rule in the body and no front matter', 'Text.\n\n---\n\nsource: x\n', `---\n${whole}---\nText.\n\n---\n\nsource: x\n`],
  ['a rule of four dashes on top', '----\nText.\n', `---\n${whole}---\n----\nText.\n`],
  ['an empty front matter', '---\n---\nText.\n', `---\n${whole}---\nText.\n`],
  ['a front matter of an empty line', '---\n\n---\nText.\n', `---\n\n${whole}---\nText.\n`],
  ['a front matter of a comment', '---\n# to do\n---\nText.\n', `---\n# to do\n${whole}---\nText.\n`],
  ['a front matter that says YAML', '---yaml\ntitle: A\n---\n', `---yaml\ntitle: A\n${whole}---\n`],
  ['no source', '---\ntitle: A\nlang: ja\n---\n\nText.\n', `---\ntitle: A\nlang: ja\n${whole}---\n\nText.\n`],
  ['no source after a list', '---\ntags:\n  - a\n  - b\n---\n', `---\ntags:\n  - a\n  - b\n${whole}---\n`],
  ['no source after a block of text', '---\nd: |\n  a\n\n  b\n---\n', `---\nd: |\n  a\n\n  b\n${whole}---\n`],
  ['"source" in a block of text alone', '---\nd: |\n  source: no\n  x\n---\n', `---\nd: |\n  source: no\n  x\n${whole}---\n`],
  ['"source" under another key', '---\nx:\n  source: no\n---\n', `---\nx:\n  source: no\n${whole}---\n`],
  ['"source" in another word', '---\nsources: no\nresource: x\n---\n', `---\nsources: no\nresource: x\n${whole}---\n`],
  ['"source" in a comment', '---\n# source: no\ntitle: A\n---\n', `---\n# source: no\ntitle: A\n${whole}---\n`],
  ['"source" in the body', '---\ntitle: A\n---\nsource: no\n', `---\ntitle: A\n${whole}---\nsource: no\n`],
  ['a source', '---\ntitle: A\nsource: a.md\n---\nText.\n', `---\ntitle: A\nsource:\n  path: a.md\n${rest}---\nText.\n`],
  ['a source before other keys', '---\nsource: a.md\nlang: ja\n---\n', `---\nsource:\n  path: a.md\n${rest}lang: ja\n---\n`],
  ['a source of several words', '---\nsource: ../en/a b.md\n---\n', `---\nsource:\n  path: ../en/a b.md\n${rest}---\n`],
  ['a source in Japanese', '---\nsource: ../en/記事.md\n---\n', `---\nsource:\n  path: ../en/記事.md\n${rest}---\n`],
  ['a source in double quotes', '---\nsource: "a\\u0062.md"\n---\n', `---\nsource:\n  path: "a\\u0062.md"\n${rest}---\n`],
  ['a source in single quotes', "---\nsource: 'it''s.md'\n---\n", `---\nsource:\n  path: 'it''s.md'\n${rest}---\n`],
  ['a key in quotes', '---\n"source": a.md\n---\n', `---\n"source":\n  path: a.md\n${rest}---\n`],
  ['a source and a comment', '---\nsource: a.md # by hand\n---\n', `---\nsource:\n  path: a.md # by hand\n${rest}---\n`],
  ['a quoted source with "#" and a comment', '---\nsource: "a #1.md"  # x\n---\n', `---\nsource:\n  path: "a #1.md"  # x\n${rest}---\n`],
  [
    'a source after a block of text',
    '---\nd: |\n  source: no\nsource: a\n---\n',
    `---\nd: |\n  source: no\nsource:\n  path: a\n${rest}---\n`,
  ],
  ['a source and CR LF', '---\r\nsource: a\r\nlang: ja\r\n---\r\nT\r\n', crlf(`---\nsource:\n  path: a\n${rest}lang: ja\n---\nT\n`)],
  ['a source and a byte order mark', '\ufeff---\nsource: a\n---\n', `\ufeff---\nsource:\n  path: a\n${rest}---\n`],
  ['a key without a source', '---\nsource:\nlang: ja\n---\n', `---\n${whole}lang: ja\n---\n`],
  ['a source that is null', '---\nsource: null\n---\n', `---\n${whole}---\n`, ['null']],
  ['a source that is ~', '---\nsource: ~\n---\n', `---\n${whole}---\n`, ['~']],
  [
    'a mapping',
    '---\nsource:\n  path: a\n  lang: en-GB\ntags: []\n---\n',
    `---\nsource:\n  path: a\n  ${hash}\n  ${sections}\n  lang: en-GB\ntags: []\n---\n`,
  ],
  [
    'a mapping with wide indentation and comments',
    '---\nsource: # 1\n  # 2\n     path:   a   # 3\n     # 4\n     lang: en\n# 5\nx: y\n---\n',
    `---\nsource: # 1\n  # 2\n     path:   a   # 3\n     ${hash}\n     ${sections}\n     # 4\n     lang: en\n# 5\nx: y\n---\n`,
  ],
  ['a mapping of one column', '---\nsource:\n path: "a"\n---\n', `---\nsource:\n path: "a"\n ${hash}\n ${sections}\n---\n`],
  ['a mapping and an anchor', '---\nsource: &s\n  path: a\n---\n', `---\nsource: &s\n  path: a\n  ${hash}\n  ${sections}\n---\n`],
  [
    'a mapping and CR LF',
    crlf('---\nsource:\n  lang: en\n  path: a\nx: y\n---\n'),
    crlf(`---\nsource:\n  lang: en\n  path: a\n  ${hash}\n  ${sections}\nx: y\n---\n`),
  ],
  ['a flow mapping', '---\nsource: { path: a, lang: en }\n---\n', `---\nsource: { path: a, ${hash}, ${sections}, lang: en }\n---\n`],
  ['a flow mapping of a path', "---\nsource: {path: 'a'} # x\n---\n", `---\nsource: {path: 'a', ${hash}, ${sections}} # x\n---\n`],
  [
    'a flow mapping of several lines',
    '---\nsource: {\n    path: a,\n    lang: en\n  }\n---\n',
    `---\nsource: {\n    path: a, ${hash}, ${sections},\n    lang: en\n  }\n---\n`,
  ],
  [
    'a hash in double quotes',
    '---\nsource:\n  path: a\n  hash: "old" # x\n  lang: en\n---\n',
    `---\nsource:\n  path: a\n  ${sections}\n  ${hash} # x\n  lang: en\n---\n`,
    ['"old"'],
  ],
  [
    'a hash in single quotes',
    "---\nsource:\n  hash:  'o''ld'\n  path: a\n---\n",
    `---\nsource:\n  hash:  "0123456789ab"\n  path: a\n  ${sections}\n---\n`,
    ["'o''ld'"],
  ],
  [
    'a hash of digits',
    '---\nsource: { hash: 012345, path: a }\n---\n',
    `---\nsource: { ${hash}, path: a, ${sections} }\n---\n`,
    ['012345'],
  ],
  [
    'a hash and sections of other texts',
    '---\nsource:\n  path: a\n  lang: en\n  hash: "old"\n  sections: cccccc dddddd eeeeee\n---\nold\n',
    `---\nsource:\n  path: a\n  lang: en\n  ${hash}\n  ${sections}\n---\nold\n`,
    ['"old"', 'cccccc dddddd eeeeee'],
  ],
  [
    'sections before a hash',
    '---\nsource:\n  sections: cccccc\n  hash: x\n  path: a\n---\n',
    `---\nsource:\n  ${sections}\n  ${hash}\n  path: a\n---\n`,
    ['cccccc', ' x'],
  ],
  [
    'keys without values',
    '---\nsource:\n  hash:\n  sections: # later\n  path: a\n---\n',
    `---\nsource:\n  ${hash}\n  ${sections} # later\n  path: a\n---\n`,
  ],
  [
    'an empty hash in quotes',
    `---\nsource:\n  path: a\n  hash: ""\n  sections: ''\n---\n`,
    `---\nsource:\n  path: a\n  ${hash}\n  ${sections}\n---\n`,
    ['""', "''"],
  ],
  ['a hash in the body too', '---\nsource: a\n---\n---\nsource: b\n---\n', `---\nsource:\n  path: a\n${rest}---\n---\nsource: b\n---\n`],
];

for (const [name, before, after, replaced = []] of accepted) {
  test(`${name}: ${JSON.stringify(before)} gets the stamp and keeps every other character`, () => {
    assert.equal(stampSource(before, stamp), after);
    const kept = replaced.reduce((text, value) => text.replace(value, ''), before);
    assert.ok(isSubsequence(kept, after), after);
    assert.equal(stampSource(after, stamp), after, 'stamped twice');
  });

  test(`${name}: what is read of the file is what was read before, with the stamp`, () => {
    const [old, now] = [before, after].map((text) => parseFrontMatter(text.replace('\ufeff', '').replaceAll('\r\n', '\n'), 'a.md'));
    assert.ok(old?.data && now?.data);
    const { source, ...others } = now.data;
    const { source: oldSource, ...oldOthers } = old.data as { source?: object | string | null };
    assert.deepEqual(others, oldOthers);
    assert.equal(now.body, old.body);
    const kept = typeof oldSource === 'string' ? { path: oldSource } : oldSource;
    const lang = typeof oldSource === 'object' && oldSource ? {} : { lang: 'en' };
    assert.deepEqual(source, { ...(kept ? {} : { path: stamp.path }), ...lang, ...kept, hash: stamp.hash, sections: stamp.sections });
  });
}

test('a stamp is replaced by the next one', () => {
  const next = { ...stamp, hash: 'ffffffffffff', sections: 'cccccc' };
  for (const [, before, after] of accepted) {
    const expected = after.replaceAll(stamp.hash, next.hash).replaceAll(stamp.sections, next.sections);
    assert.equal(stampSource(stampSource(before, stamp), next), expected);
  }
});

const refused: [name: string, text: string][] = [
  ['JSON', '---json\n{ "title": "A" }\n---\n'],
  ['TOML', '+++\ntitle = "A"\n+++\n'],
  ['code', '---js\n{ title: "A" }\n---\n'],
  ['a source in a block of text', '---\nsource: |\n  a.md\n---\n'],
  ['a source in a folded text', '---\nsource: >-\n  a.md\n---\n'],
  ['a source of two lines', '---\nsource: a\n  b.md\n---\n'],
  ['a list of sources', '---\nsource:\n  - a.md\n---\n'],
  ['a list of flow style', '---\nsource: [a.md]\n---\n'],
  ['a source by an alias', '---\nx: &x a.md\nsource: *x\n---\n'],
  ['a mapping without a path', '---\nsource:\n  lang: en\n---\n'],
  ['a path in a block of text', '---\r\nsource:\r\n  path: |\r\n    a.md\r\n---\r\n'],
  ['a path that is a list', '---\nsource:\n  path: [a]\n---\n'],
  ['a hash that is a list', '---\nsource:\n  path: a\n  hash: [b]\n---\n'],
  ['a front matter of flow style', '---\n{ title: A }\n---\n'],
  ['a front matter that is a list', '---\n- a\n---\n'],
  ['a front matter that is a text', '---\na\n---\n'],
  ['a front matter that is no YAML', '---\ntitle: "A\n---\n'],
  ['a front matter that is not closed', '---\ntitle: A\n'],
  ['lines that end in two ways', '---\r\nsource: a\ntags:\r\n---\r\n'],
  ['two sources', '---\nsource: a\nsource: b\n---\n'],
];
for (const [name, text] of refused) {
  test(`${name} is refused with what to write: ${JSON.stringify(text)}`, () => {
    assert.throws(
      () => stampSource(text, stamp),
      (error) => error instanceof StampError && error.message.endsWith(`\n${whole.trimEnd()}`),
    );
  });
}

/** Whether a text is another without some of its characters. */
function isSubsequence(text: string, other: string): boolean {
  let at = 0;
  for (const character of other) if (text.startsWith(character, at)) at += character.length;
  return at === text.length;
}

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
