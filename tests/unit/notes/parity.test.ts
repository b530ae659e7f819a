import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderBody } from '../../../src/markdown/pipeline.ts';
import { compareCode, type Finding } from '../../../src/notes/parity.ts';

const block = (...codes: string[]) => codes.map((code) => `\`\`\`sh\n${code}\n\`\`\`\n`).join('\n\n');

/** Blocks of an original and of its translation, and what differs. */
const blocks: [name: string, original: string, translation: string, findings: string[]][] = [
  ['the same blocks', block('npm stop', 'npm start'), block('npm stop', 'npm start'), []],
  ['translated comments', block('# Stop\nnpm stop # now'), block('# 止める\nnpm stop # 今'), []],
  ['a block without its comments', block('# Stop\nnpm stop'), block('npm stop'), []],
  ['a block of comments alone left out', block('# Stop', 'npm stop'), block('npm stop'), []],
  ['a block of comments alone more', block('npm stop'), block('# 止める', 'npm stop'), []],
  ['other outer indentation', block('npm stop\n  -g'), block('    npm stop\n      -g'), []],
  ['other inner indentation', block('if x\n  ls'), block('if x\n    ls'), ['block changed   ls →     ls #0:1 of #0:1']],
  [
    'an option with one letter less',
    block('docker prune --volumes'),
    block('docker prune --volume'),
    ['block changed docker prune --volumes → docker prune --volume #0:0 of #0:0'],
  ],
  [
    'a changed line after comments',
    block('# a\n# b\nnpm stop x'),
    block('# あ\nnpm stop y'),
    ['block changed npm stop x → npm stop y #0:1 of #0:2'],
  ],
  ['a line more', block('npm stop'), block('npm stop\nnpm start'), ['block added → npm start #0:1 of #0:0']],
  ['a line less', block('npm stop\nnpm start'), block('npm stop'), ['block missing npm start → #0:0 of #0:1']],
  ['a block less', block('npm stop', 'git push', 'ls -l'), block('npm stop', 'ls -l'), ['block missing git push → of #1:0']],
  ['a block more', block('npm stop', 'ls -l'), block('npm stop', '# x\ngit push', 'ls -l'), ['block added → git push #1:1']],
  ['no block any more', block('npm stop'), 'x', ['block missing npm stop → of #0:0']],
  ['a block where none was', 'x', block('npm stop'), ['block added → npm stop #0:0']],
  [
    'a block that moved',
    block('npm stop', 'git push', 'ls -l'),
    block('git push', 'npm stop', 'ls -l'),
    ['block moved npm stop → npm stop #1:0 of #0:0'],
  ],
  [
    'a block in place of one that is nothing like it',
    block('npm stop', 'git push'),
    block('npm stop', 'curl x | jq'),
    ['block changed git push → curl x | jq #1:0 of #1:0'],
  ],
  [
    'a changed block beside a new one',
    block('npm stop a b c'),
    block('curl x | jq', 'npm stop a b d'),
    ['block changed npm stop a b c → npm stop a b d #1:0 of #0:0', 'block added → curl x | jq #0:0'],
  ],
  [
    'a changed block and one less',
    block('npm stop a b c', 'git push'),
    block('npm stop a b d'),
    ['block changed npm stop a b c → npm stop a b d #0:0 of #0:0', 'block missing git push → of #1:0'],
  ],
  ['another language of a block alone', '```js\nf()\n```', '```ts\nf()\n```', []],
  ['no language, and translated comments', '```js\n/* a */ f(); // b\n```', '```\n/* あ */ f(); // い\n```', []],
];

/** Text of an original and of its translation, and what differs. */
const inline: [name: string, original: string, translation: string, findings: string[]][] = [
  ['the same code in other words', 'Run `npm stop`, then `ls`.', '`ls` の前に `npm stop` を実行。', []],
  ['code that is repeated', 'Run `ls`.', '`ls` と `ls`。', []],
  ['lost backticks', 'Run `npm stop`.', 'npm stop を実行。', ['inline changed npm stop → npm stop lost']],
  ['backticks lost inside a longer word', 'Run `ls`.', 'tools を実行。', ['inline missing ls →']],
  ['signs that prose has too', 'End with `)` or `/`.', '終わりに（a/b (c)）。', ['inline missing ) →', 'inline missing / →']],
  [
    'signs that lost their backticks',
    'End with `)` or `/`.',
    '終わりに ) や「/」。',
    ['inline changed ) → ) lost', 'inline changed / → / lost'],
  ],
  ['a changed word', 'Run `npm run stop`.', '`npm run stopp` を実行。', ['inline changed npm run stop → npm run stopp']],
  [
    'a translated placeholder',
    'Run `git push <remote>`.',
    '`git push <リモート>` を実行。',
    ['inline changed git push <remote> → git push <リモート>'],
  ],
  [
    'a changed word and code that is less like it',
    'Run `npm run build`.',
    '`npm run bld` と `npm run built`。',
    ['inline changed npm run build → npm run built', 'inline added → npm run bld'],
  ],
  ['code left out', 'Run `npm stop`.', '実行。', ['inline missing npm stop →']],
  ['code added', 'Run it.', '`npm stop` を実行。', ['inline added → npm stop']],
  ['code replaced by other code', 'Run `npm stop`.', '`git push` を実行。', ['inline changed npm stop → git push']],
  ['backticks lost of one of two', '`npm stop` and `npm stop`.', '`npm stop` と npm stop。', ['inline changed npm stop → npm stop lost']],
  ['one of two left out', '`npm stop` and `npm stop`.', '`npm stop`。', []],
  [
    'one of two that were the same',
    'Run `npm stop`. Then `npm stop`.',
    '`npm stop`。次に `npm sotp`。',
    ['inline changed npm stop → npm sotp'],
  ],
  ['words that the original has as prose too', 'If true, it is `true`.', '真（true）なら `vraie`。', ['inline changed true → vraie']],
  ['words that stand inside other code', 'Give `value`.', '`f(key, value)` を。', ['inline changed value → f(key, value)']],
  ['another order of words', '`a` of `b` in `c`', '`c` の `b` の `a`', []],
  ['a quotation mark that was made round', 'Is `"a"`.', '`“a”` です。', ['inline changed "a" → “a”']],
  ['a sign of full width', 'Write `a:`.', '`a：` を。', ['inline changed a: → a：']],
  ['a space that is none', 'Run `ls -l`.', '`ls\u3000-l` を。', ['inline changed ls -l → ls\u3000-l']],
  ['backticks around what the original says without', 'Run npm.', '`npm` を実行。', []],
  ['backticks around a word of the original’s blocks', 'x\n\n```\nnpm stop\n```', '`npm` x\n\n```\nnpm stop\n```', []],
  ['other white space', 'Run `npm  stop\nnow`.', '`npm stop now` を実行。', []],
  ['other forms of one letter', 'Run `caf\u00e9`.', '`cafe\u0301` を実行。', []],
  ['marks of HTML', 'Is `a < b && c`.', '`a < b && c` です。', []],
  ['another mark of HTML', 'Is `a < b && c`.', '`a > b && c` です。', ['inline changed a < b && c → a > b && c']],
  ['code in HTML', 'Run <code>npm stop</code>.', '`npm stop` を実行。', []],
];

const links: [name: string, original: string, translation: string, findings: string[]][] = [
  ['the same link', 'https://a.example/b', 'https://a.example/b', []],
  ['another language in the path', 'https://a.example/en/b', 'https://a.example/ja/b', []],
  ['a region in the path', 'https://a.example/en-us/b', 'https://a.example/zh-CN/b', []],
  ['no language in the path', 'https://a.example/docs/b', 'https://a.example/docs/ja/b', []],
  ['another language in the host', 'https://en.wikipedia.example/wiki/Port', 'https://ja.wikipedia.example/wiki/ポート', []],
  ['another scheme, a slash and www', 'http://a.example/b', 'https://www.a.example/b/', []],
  ['another fragment', 'https://a.example/b#cause', 'https://a.example/b#原因', []],
  [
    'another page',
    'https://a.example/en/disk',
    'https://a.example/ja/disc',
    ['link changed https://a.example/en/disk → https://a.example/ja/disc'],
  ],
  [
    'another query',
    'https://a.example/b?c=1',
    'https://a.example/b?c=2',
    ['link changed https://a.example/b?c=1 → https://a.example/b?c=2'],
  ],
  ['another host', 'https://a.example/b', 'https://c.test/d/e/f', ['link changed https://a.example/b → https://c.test/d/e/f']],
  [
    'another port',
    'http://localhost:3000/a',
    'http://localhost:4000/a',
    ['link changed http://localhost:3000/a → http://localhost:4000/a'],
  ],
  ['another language in the query', 'https://a.example/b?hl=en&c=1', 'https://a.example/b?hl=ja&c=1', []],
  ['a lost link', 'https://a.example/b', '', ['link missing https://a.example/b →']],
  ['a link more', '', 'https://a.example/b', ['link added → https://a.example/b']],
  ['another note', 'b.md', '../ja/c.md', []],
  ['an address to write to', 'mailto:a@a.example', 'mailto:b@a.example', []],
];

const flags: [name: string, original: string, translation: string, findings: string[]][] = [
  ['the same option', 'Use --all here.', '--all を使う。', []],
  ['an option in backticks', 'Use --all here.', '`--all` を使う。', []],
  ['an option beside a letter of another script', 'Use --dry-run here.', 'ここで--dry-runを使う。', []],
  ['one dash', 'Use --all here.', '-all を使う。', ['flag changed --all → -all']],
  ['an en dash', 'Use --all here.', '–all を使う。', ['flag changed --all → –all']],
  ['an em dash', 'Use --dry-run here.', '—dry-run を使う。', ['flag changed --dry-run → —dry-run']],
  ['a minus sign and a space', 'Use --all here.', '\u2212 all を使う。', ['flag changed --all → \u2212 all']],
  ['a minus sign of full width', 'Use --all here.', '－－all を使う。', ['flag changed --all → －－all']],
  ['a word after a dash of another', 'Use --build here.\n\n```\nls --build\n```', 'pre-build する\n\n```\nls --build\n```', []],
  ['a word after a long vowel', 'Use --build here.\n\n```\nls --build\n```', 'サーバー build する\n\n```\nls --build\n```', []],
  ['an option that a block has too', 'Use --all.\n\n```\nls --all\n```', '—all を。\n\n```\nls --all\n```', ['flag changed --all → —all']],
  ['an option more', 'Use it.', '--force を使う。', ['flag added → --force']],
  [
    'an option of code and one that begins like it',
    'Use `npm ci --all-files` and --all here.',
    '使う。',
    ['inline missing npm ci --all-files →', 'flag missing --all →'],
  ],
  ['an option left out', 'Use --all here.', '使う。', ['flag missing --all →']],
  ['a longer option', 'Use --all here.', '--all-files を使う。', ['flag changed --all → --all-files']],
  ['a part of an option', 'Use --dry-run here.', '--dry を使う。', ['flag changed --dry-run → --dry']],
  ['an option that is inline code, once', 'Use `npm ci --all` here.', '使う。', ['inline missing npm ci --all →']],
  ['a rule of dashes and a word with dashes', 'well--known and ---- and -- c', '使う。', []],
  ['an option that the translation has in a block', 'Use --all.\n\n```\nls --all\n```', 'x\n\n```\nls --all\n```', []],
  ['an option of a block alone', 'x\n\n```\nls --all\n```', 'x\n\n```\nls --all\n```', []],
];

const asLinks = links.map(([name, ...bodies]): (typeof links)[number] => {
  const [original, translation] = bodies.slice(0, 2).map((href) => (href ? `See [it](${href}).` : 'See it.'));
  return [name, original ?? '', translation ?? '', bodies[2]];
});
for (const [name, original, translation, findings] of [...blocks, ...inline, ...asLinks, ...flags]) {
  test(`${name}: ${findings.join('; ') || 'nothing is found'}`, async () => {
    assert.deepEqual((await compare(original, translation)).map(described), findings);
    for (const body of [original, translation]) assert.deepEqual(await compare(body, body), []);
  });
}

test('findings stand in the order of their kinds, then of the original', async () => {
  const found = await compare(
    `--one and --two, \`a.b()\`, \`c.d()\`, <https://a.example/b>, <https://a.example/c>\n\n${block('npm stop', 'git push')}`,
    'x',
  );
  assert.deepEqual(
    found.map(({ kind, there }) => `${kind} ${there}`),
    [
      'block npm stop',
      'block git push',
      'inline a.b()',
      'inline c.d()',
      'link https://a.example/b',
      'link https://a.example/c',
      'flag --one',
      'flag --two',
    ],
  );
});

test('many pieces of code that are all others are changed in their order', async () => {
  const many = (word: string) => Array.from({ length: 120 }, (_, at) => `\`${word}${at}\``).join(' ');
  const found = await compare(many('first.call.number'), many('first.call.numbre'));
  assert.equal(found.length, 120);
  assert.ok(found.every(({ there, here }) => there?.replace('number', 'numbre') === here));
});

async function compare(original: string, translation: string): Promise<Finding[]> {
  const [from, to] = await Promise.all([original, translation].map((body) => renderBody(body, 'md', '/posts/a.md')));
  assert.ok(from && to);
  return compareCode(from, to);
}

/** `block changed as there → as here #block:line of #original's block:line` */
function described({ kind, state, there, here, lost, block, blockLine, of, ofLine }: Finding): string {
  const place = block === undefined || blockLine === undefined ? '' : `#${block}:${blockLine}`;
  const other = of === undefined || ofLine === undefined ? '' : `of #${of}:${ofLine}`;
  return [kind, state, there, '→', here, place, other, lost ? 'lost' : ''].filter(Boolean).join(' ');
}
