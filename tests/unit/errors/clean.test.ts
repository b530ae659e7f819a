import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanLine, cleanLines, foldLine } from '../../../src/errors/clean.ts';

const cases: [name: string, text: string, lines: string[]][] = [
  ['colours', '\u001b[31merror\u001b[0m: x', ['error: x']],
  ['colours of 24 bits', '\u001b[38;2;255;0;0merror\u001b[39m', ['error']],
  ['bold, underlined and reset', '\u001b[1;4merror\u001b[m', ['error']],
  ['movements of the cursor', '\u001b[2K\u001b[1Gdone\u001b[?25h', ['done']],
  ['a sequence of one byte', '\u009b31merror\u009b0m', ['error']],
  ['a link that ends in BEL', '\u001b]8;;https://x.y\u0007here\u001b]8;;\u0007 z', ['here z']],
  ['a link that ends in ST', '\u001b]8;;https://x.y\u001b\\here\u001b]8;;\u001b\\ z', ['here z']],
  ['a title of the window', '\u001b]0;me@host: ~\u0007error', ['error']],
  ['a title without an end, up to its line', '\u001b]0;me\nerror', [']0;me', 'error']],
  ['colours that lost their escape', '[0m[31m error[0m', ['error']],
  ['colours whose escape became a picture', '␛[0m␛[1;31m error', ['error']],
  ['colours whose escape is in caret notation', '^[[0m^[[31m error', ['error']],
  ['colours that lost their escape before a letter', '[31merror[0m: x', ['error: x']],
  ['colours whose escape is spelt out', '\\u001b[31merror\\x1b[0m', ['error']],
  ['colours of old consoles of Windows', '←[31merror←[0m', ['error']],
  ['the character set of tput', '\u001b(Berror', ['error']],
  ['durations in brackets', 'done [350ms] [50ms]', ['done [350ms] [50ms]']],
  ['brackets that are no colour', 'at [main] [m] a[0] b[12] [5m] [1;2]', ['at [main] [m] a[0] b[12] [5m] [1;2]']],
  ['progress that was drawn over', '10%\r50%\rerror: x\nnext', ['error: x', 'next']],
  ['progress with an end that is blank', '50%\r100%\r   \nnext', ['100%', 'next']],
  ['line ends of Windows', 'a\r\nb\r\n\r\nc', ['a', 'b', 'c']],
  ['line ends of Windows that came twice', 'a\r\r\nb', ['a', 'b']],
  ['other line ends', 'a\u2028b\u2029c\u0085d', ['a', 'b', 'c', 'd']],
  ['control characters', 'er\u0000ro\u0007r\u007f', ['error']],
  ['zero-width characters', 'e\u200br\u200cr\u200do\u2060r\ufeff', ['error']],
  ['marks of direction', '\u202berror\u202c \u2066x\u2069\u200f', ['error x']],
  ['a soft hyphen', 'er\u00adror', ['error']],
  ['the first half of a surrogate pair', 'x \ud83d y', ['x y']],
  ['the second half of a surrogate pair', 'x \ude00 y', ['x y']],
  ['a whole surrogate pair', 'x 😀 y', ['x 😀 y']],
  ['noncharacters', 'a\ufdd0b\ufdd1c\ufdefd', ['abcd']],
  ['spaces of all kinds', '\t a \u00a0\u3000 b\u2003c  ', ['a b c']],
  ['lines of nothing', ' \n\t\n\u200b\n\u001b[0m\n', []],
  ['an empty text', '', []],
];
for (const [name, text, lines] of cases) {
  test(`${name}: ${JSON.stringify(text)} is ${JSON.stringify(lines)}`, () => {
    assert.deepEqual(cleanLines(text), lines);
  });
}

test('a clean line stays as it is', () => {
  for (const [, text] of cases) for (const line of cleanLines(text)) assert.equal(cleanLine(line), line);
});

test('of a text of 1 MB the beginning and the end are read', () => {
  const lines = cleanLines(`first line\n${'middle 12345\n'.repeat(80_000)}last line`);
  assert.equal(lines[0], 'first line');
  assert.equal(lines.at(-1), 'last line');
  assert.ok(lines.length <= 2000);
});

test('of a text of 1 MB without line ends the beginning and the end are read', () => {
  const [first = '', last = '', ...more] = cleanLines(`first ${'x'.repeat(500_000)}${'y'.repeat(500_000)}`);
  assert.deepEqual(more, []);
  assert.match(first, /^first x+$/);
  assert.match(last, /^y+$/);
});

test('of a line of 100,000 characters the beginning is read, and the next line', () => {
  const [line = '', next] = cleanLines(`error: ${'x'.repeat(100_000)}\nnext`);
  assert.match(line, /^error: x{900,}$/);
  assert.ok(line.length <= 1000);
  assert.equal(next, 'next');
});

test('a long line is never cut in the middle of a character', () => {
  for (const before of ['', 'x']) assert.match(cleanLines(`${before}${'😀'.repeat(2000)}`)[0] ?? '', /^x?(?:😀)+$/u);
});

test('what was drawn last counts, however long the progress was', () => {
  const progress = Array.from({ length: 2000 }, (_, at) => `fetching ${at}`).join('\r');
  assert.deepEqual(cleanLines(`${progress}\rerror: x`), ['error: x']);
});

test('of 10,000 lines the first and the last are read, in order', () => {
  const lines = cleanLines(Array.from({ length: 10_000 }, (_, at) => `line ${at}`).join('\n'));
  assert.equal(lines.length, 2000);
  assert.equal(lines[0], 'line 0');
  assert.equal(lines[1], 'line 1');
  assert.equal(lines.at(-1), 'line 9999');
  const numbers = lines.map((line) => Number(line.slice(5)));
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
  );
});

const folded: [line: string, folded: string][] = [
  ["`a' ‘b’ ‚c‛ ‹d›", "'a' 'b' 'c' 'd'"],
  ['“a” „b‟ «c» 「d」 『e』', '"a" "b" "c" "d" "e"'],
  ['ＥＲＲＯＲ：１２', 'ERROR:12'],
  ['ﬁle ｴﾗｰ', 'file エラー'],
  ['cafe\u0301', 'café'],
];
for (const [line, result] of folded) {
  test(`${line} is compared as ${result}`, () => {
    assert.equal(foldLine(line), result);
  });
}
