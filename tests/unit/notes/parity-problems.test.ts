import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../../src/notes/problems.ts';
import { publishedNotes, readFiles } from './temporary-posts.ts';

const matter = (lang: string, translated: boolean, more = '') => `---\ntitle: T\nlang: ${lang}\ntranslated: ${translated}\n${more}---\n`;
const fence = '```';

/** Bodies, each from line 6 of its file on, and what is reported of the translation. */
const cases: [name: string, original: string, translation: string, expected: string[]][] = [
  ['equal code', `\`a\`\n\n${fence}\nls\n${fence}\n`, `\`a\` です\n\n${fence}\nls\n${fence}\n`, []],
  ['an equal body', `${fence}\nls\n${fence}\n`, `${fence}\nls\n${fence}\n`, []],
  [
    'a changed line of a block',
    `Text.\n\n${fence}sh\n# a\n# b\nls -l\n${fence}\n`,
    `本文。\n\nもう一つ。\n\n${fence}sh\n# あ\nls -a\n${fence}\n`,
    ['12 parity-block The code `ls -a` is `ls -l` in "en/a.md" line 11. Take the original’s; only comments may be translated.'],
  ],
  [
    'a block in a list',
    `- Text.\n\n  ${fence}sh\n  ls\n  ls -l\n  ${fence}\n`,
    `1. 本文。\n\n   ${fence}sh\n   ls\n   ls -a\n   ${fence}\n`,
    ['10 parity-block The code `ls -a` is `ls -l` in "en/a.md" line 10. Take the original’s; only comments may be translated.'],
  ],
  [
    'a block by indentation',
    'Text.\n\n    ls\n    ls -l\n',
    '本文。\n\n    ls\n    ls -a\n',
    ['9 parity-block The code `ls -a` is `ls -l` in "en/a.md" line 9. Take the original’s; only comments may be translated.'],
  ],
  [
    'a block with a line more',
    `${fence}\nls\n${fence}\n`,
    `${fence}\nls\ncd\n${fence}\n`,
    ['8 parity-block The code `cd` is not in that of "en/a.md" line 7. Remove it, or add it to the original.'],
  ],
  [
    'a block with a line less, at its end',
    `## A\n\nText.\n\n## B\n\n${fence}\nls\ncd\n${fence}\n`,
    `## あ\n\n## い\n\n${fence}\nls\n${fence}\n`,
    ['11 parity-block The code `cd` of "en/a.md" line 14 is not here. Take the original’s; only comments may be translated.'],
  ],
  [
    'every line of a block that differs',
    `${fence}sh\necho "Hi"\nrun --all\na\nb\nc\nd\n${fence}\n`,
    `${fence}sh\necho "やあ"\nrun --al\na\nc\nd\ne\n${fence}\n`,
    [
      '7 parity-block The code `echo "やあ"` is `echo "Hi"` in "en/a.md" line 7. Take the original’s; only comments may be translated.',
      '8 parity-block The code `run --al` is `run --all` in "en/a.md" line 8. Take the original’s; only comments may be translated.',
      '9 parity-block The code `b` of "en/a.md" line 10 is not here. Take the original’s; only comments may be translated.',
      '12 parity-block The code `e` is not in that of "en/a.md" line 12. Remove it, or add it to the original.',
    ],
  ],
  [
    'a space that is none, by its name',
    `${fence}sh\nls -l\n${fence}\n`,
    `${fence}sh\nls\u3000-l\n${fence}\n`,
    ['7 parity-block The code `ls[U+3000]-l` is `ls -l` in "en/a.md" line 7. Take the original’s; only comments may be translated.'],
  ],
  [
    'blocks in another order',
    `${fence}sh\nnpm stop\n${fence}\n\n${fence}sh\ngit push\n${fence}\n`,
    `${fence}sh\ngit push\n${fence}\n\n${fence}sh\nnpm stop\n${fence}\n`,
    ['11 parity-block The code `npm stop` of "en/a.md" line 7 is here in another order. Put it where the original has it.'],
  ],
  [
    'what is missing under a heading that is not there',
    '## A\n\nText.\n\n### X\n\n`npm stop`\n',
    '## あ\n\n本文。\n',
    ['6 parity-inline The inline code `npm stop` of "en/a.md" line 12 is not here. Take the original’s.'],
  ],
  [
    'code that lost its backticks, and stands in a block and in a link above',
    `Text.\n\n\`--all.md\`\n\n${fence}\nls x--all.md\n${fence}\n`,
    `${fence}\nls x--all.md\n${fence}\n\n[x](--all.md)\n\nここで --all.md を。\n`,
    ['12 parity-inline The code `--all.md` of "en/a.md" line 8 is here without backticks. Put it in backticks.'],
  ],
  [
    'a block left out, at the heading of the same section',
    `## A\n\nText.\n\n### X\n\n## B\n\n${fence}\nls -l\n${fence}\n\n## C\n`,
    `## あ\n\n## い\n\n本文。\n\n## う\n`,
    ['8 parity-block The code `ls -l` of "en/a.md" line 15 is not here. Take the original’s; only comments may be translated.'],
  ],
  [
    'a block left out before any heading',
    `${fence}\nls -l\n${fence}\n\n## B\n`,
    '本文。\n\n## い\n',
    ['6 parity-block The code `ls -l` of "en/a.md" line 7 is not here. Take the original’s; only comments may be translated.'],
  ],
  [
    'a block added',
    '## A\n\nText.\n',
    `## あ\n\n${fence}\n# い\nls -l\n${fence}\n`,
    ['10 parity-block The code `ls -l` is not in "en/a.md". Remove it, or add it to the original.'],
  ],
  [
    'inline code',
    'Text.\n\nRun `npm stop`, `npm run build` and `git push`.\n\nAnd `npm start`.\n',
    '本文。\n\nnpm stop と\n`npm run built` を実行。\n\n## 次\n\n`curl` と `npm start`。\n',
    [
      '8 parity-inline The code `npm stop` of "en/a.md" line 8 is here without backticks. Put it in backticks.',
      '9 parity-inline The inline code `npm run built` is `npm run build` in "en/a.md" line 8. Take the original’s.',
      '13 parity-inline The inline code `curl` is `git push` in "en/a.md" line 8. Take the original’s.',
    ],
  ],
  [
    'inline code that is written in other white space and behind backslashes',
    'Text.\n\nRun `npm  run\nbuilt` here.\n\n| a |\n| - |\n| `a \\| b` |\n',
    '本文。\n\n`npm  run\nbuild` と\n\n| あ |\n| - |\n| `a \\| c` |\n',
    [
      '8 parity-inline The inline code `npm run build` is `npm run built` in "en/a.md" line 8. Take the original’s.',
      '13 parity-inline The inline code `a | c` is `a | b` in "en/a.md" line 13. Take the original’s.',
    ],
  ],
  [
    'inline code that prose has too, further up',
    'The module is old.\n\nName it `module`.\n',
    '本文。\n',
    ['6 parity-inline The inline code `module` of "en/a.md" line 8 is not here. Take the original’s.'],
  ],
  [
    'links',
    '[a](https://a.example/en/disk)\n\n## B\n\n[b](https://b.example/long)\n',
    '文\n[a](https://a.example/ja/disc)\n\n## い\n',
    [
      '7 parity-link The link `https://a.example/ja/disc` is `https://a.example/en/disk` in "en/a.md" line 6. Take the original’s.',
      '9 parity-link The link `https://b.example/long` of "en/a.md" line 10 is not here. Take the original’s.',
    ],
  ],
  [
    'options',
    'Text.\nUse --all, or --force.\n',
    '—all を使う。\n',
    [
      '6 parity-flag The option `--force` of "en/a.md" line 7 is not here. Take the original’s.',
      '6 parity-flag The option `—all` is `--all` in "en/a.md" line 7. Take the original’s.',
    ],
  ],
];
for (const [name, original, translation, expected] of cases) {
  test(`${name}: ${expected.length === 0 ? 'nothing is reported' : 'reported with the lines of both files'}`, async () => {
    const { problems, parity } = await compare(matter('en', false) + original, matter('ja', true) + translation);
    assert.deepEqual(problems, expected);
    assert.equal(parity?.findings, expected.length || undefined);
  });
}

test('a longer front matter moves the lines of each file', async () => {
  const body = (code: string) => `Text.\n\n${fence}\n${code}\n${fence}\n`;
  const { problems } = await compare(
    matter('en', false, 'tags: [a]\n') + body('ls -l'),
    `${matter('ja', true, 'x:\n  - y\n')}\n${body('ls -a')}`,
  );
  assert.deepEqual(problems, [
    '12 parity-block The code `ls -a` is `ls -l` in "en/a.md" line 10. Take the original’s; only comments may be translated.',
  ]);
});

test('a long line is cut short in the message', async () => {
  const body = (end: string) => `${fence}\necho ${'long '.repeat(60)}${end}\n${fence}\n`;
  const { problems } = await compare(matter('en', false) + body('a'), matter('ja', true) + body('b'));
  assert.equal(problems.length, 1);
  assert.ok((problems[0]?.length ?? 0) < 400, problems[0]);
});

test('a note knows which of its blocks differ and from which of the original', async () => {
  const blocks = (...codes: string[]) => codes.map((code) => `${fence}\n${code}\n${fence}\n`).join('\n');
  const { parity } = await compare(
    matter('en', false) + blocks('npm stop', 'ls -l -a', 'git push'),
    matter('ja', true) + blocks('ls -l -b', 'git push', 'curl x'),
  );
  assert.deepEqual(parity, { findings: 3, blocks: [{ block: 0, of: 1 }] });
});

test('an orphan and notes of other articles are compared with nothing', async () => {
  const files = { 'ja/a.md': `${matter('ja', true)}\`x\`\n`, 'en/b.md': `${matter('en', false)}\`y\`\n` };
  const library = await readFiles(files);
  assert.deepEqual(library.problems.filter(isParity), []);
});

async function compare(original: string, translation: string) {
  const library = await readFiles({ 'en/a.md': original, 'ja/a.md': translation });
  const found = library.problems.filter(isParity);
  for (const { file, severity } of found) assert.deepEqual([file, severity], ['ja/a.md', 'warning']);
  const problems = found.map(({ line, code, message, hint }) => `${line} ${code} ${message} ${hint}`);
  const [, note] = publishedNotes(library);
  return { problems, parity: note?.parity };
}

function isParity({ code }: Problem): boolean {
  return code.startsWith('parity-');
}
