import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeNote } from '../../../src/notes/decode.ts';

const mark = '\ufeff';
const text = '# 解決 \u{1f389}\n\nGr\u00fc\u00dfe\n';
const bigEndian = (content: string) => Buffer.from(content, 'utf16le').swap16();

/** Bytes, the text that they are, and the `line code` of each problem. */
const cases: [sentence: string, bytes: Uint8Array, text: string | undefined, problems: string[]][] = [
  ['UTF-8 is read as it is', Buffer.from(text), text, []],
  ['no bytes are an empty text', Buffer.alloc(0), '', []],
  ['a byte order mark is taken off', Buffer.from(mark + text), text, ['1 encoding-bom']],
  ['a mark inside the text stays', Buffer.from(`a${mark}b`), `a${mark}b`, []],
  ['UTF-16LE with a mark is read', Buffer.from(mark + text, 'utf16le'), text, ['1 encoding-utf16']],
  ['UTF-16BE with a mark is read', bigEndian(mark + text), text, ['1 encoding-utf16']],
  [
    'UTF-16 that is cut in half is no text',
    Buffer.from(mark + text, 'utf16le').subarray(0, -1),
    undefined,
    ['1 encoding-utf16', '1 encoding-invalid'],
  ],
  [
    'UTF-16 with half a surrogate pair is no text',
    Buffer.from(`${mark}\ud83c`, 'utf16le'),
    undefined,
    ['1 encoding-utf16', '1 encoding-invalid'],
  ],
  ['UTF-16 without a mark is no text', Buffer.from('ab', 'utf16le'), undefined, ['1 encoding-invalid']],
  ['Latin-1 is no text, from the line of its first letter on', Buffer.from('a\nb\n\u00fc', 'latin1'), undefined, ['3 encoding-invalid']],
  ['Shift_JIS is no text', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), undefined, ['1 encoding-invalid']],
  ['a character cut at the end is no text', Buffer.from('a\n解').subarray(0, -1), undefined, ['2 encoding-invalid']],
  ['an overlong form is no text', Buffer.from([0xc0, 0xaf]), undefined, ['1 encoding-invalid']],
  ['NUL is no text', Buffer.from('a\nb\0'), undefined, ['2 encoding-invalid']],
  ['CR LF becomes LF', Buffer.from('a\r\n\r\nb'), 'a\n\nb', ['1 line-endings']],
  ['CR becomes LF', Buffer.from('a\n\rb\r'), 'a\n\nb\n', ['2 line-endings']],
  ['other line separators stay', Buffer.from('a\u2028b\u0085c\vd'), 'a\u2028b\u0085c\vd', []],
  ['1 MB is not large', Buffer.alloc(1024 * 1024, 'a'), 'a'.repeat(1024 * 1024), []],
];

for (const [sentence, bytes, expected, problems] of cases) {
  test(sentence, () => {
    const decoded = decodeNote(bytes, 'a.md');
    assert.equal(decoded.text, expected);
    assert.deepEqual(
      decoded.problems.map(({ line, code }) => `${line} ${code}`),
      problems,
    );
  });
}

test('a note above 1 MB is read, and its size is told', () => {
  const { text: read, problems } = decodeNote(Buffer.alloc(5 * 1024 * 1024, 'a'), 'a.md');
  assert.equal(read?.length, 5 * 1024 * 1024);
  assert.deepEqual(
    problems.map(({ code, message }) => [code, message]),
    [['note-large', 'The note is 5.0 MB.']],
  );
});

test('a replacement character is not taken for an invalid byte', () => {
  const bytes = Buffer.concat([Buffer.from('\ufffd\n\n'), Buffer.from([0xff])]);
  assert.equal(decodeNote(bytes, 'a.md').problems[0]?.line, 3);
});

test('broken UTF-16 is not called broken UTF-8', () => {
  const { problems } = decodeNote(Buffer.from(`${mark}a`, 'utf16le').subarray(0, -1), 'a.md');
  assert.match(problems.at(-1)?.message ?? '', /not valid UTF-16/);
});
