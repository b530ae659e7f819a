// Bytes become text, whatever editor wrote them.

import { type Problem, problem } from './problems.ts';

/** A note larger than this gets a problem: readers would wait for it. */
const largeNote = 1024 * 1024;

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark, without the mark
 * and with LF line endings. `undefined` where the bytes are no text.
 */
export function decodeNote(bytes: Uint8Array, file: string): DecodedNote {
  const problems: Problem[] = [];
  const at = { file, line: 1 };
  if (bytes.length > largeNote) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    problems.push(problem('note-large', at, `The note is ${size} MB.`, 'Split it, or cut long output to what matters.'));
  }
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding !== 'utf-8') {
    problems.push(problem('encoding-utf16', at, `The file is ${encoding.toUpperCase()}.`, 'Save it as UTF-8.'));
  } else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    problems.push(problem('encoding-bom', at, 'The file begins with a byte order mark.', 'Save it as UTF-8 without one.'));
  }
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const line = encoding === 'utf-8' ? lineOfInvalidByte(bytes) : 1;
    problems.push(problem('encoding-invalid', { file, line }, `The file is not valid ${encoding.toUpperCase()}.`, 'Save it as UTF-8.'));
    return { text: undefined, problems };
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split('\n').length;
    problems.push(
      problem('encoding-invalid', { file, line }, 'The file has NUL bytes: it is no text, or UTF-16 without a mark.', 'Save it as UTF-8.'),
    );
    return { text: undefined, problems };
  }
  const carriageReturn = text.indexOf('\r');
  if (carriageReturn !== -1) {
    const line = text.slice(0, carriageReturn).split('\n').length;
    problems.push(problem('line-endings', { file, line }, 'The lines end in CR LF or CR.', 'Nothing is lost; save with LF to quiet this.'));
    text = text.replace(/\r\n?/g, '\n');
  }
  return { text, problems };
}

/** The first line that is no UTF-8 by itself; a line feed is never part of a longer character. */
function lineOfInvalidByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; ; line++) {
    const lineFeed = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, lineFeed === -1 ? undefined : lineFeed));
    } catch {
      return line;
    }
    if (lineFeed === -1) return line;
    start = lineFeed + 1;
  }
}

export interface DecodedNote {
  text: string | undefined;
  problems: Problem[];
}
