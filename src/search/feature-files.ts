// Sorted features are cut into files where their keys say so: an edit moves no
// boundary but those beside it.

import { hashText } from '../errors/format.ts';

/** Bytes of a file before compression, which leaves a third to two fifths: no file has many more. */
const mostBytes = 7500;
/** From so many bytes on one key in 64 ends a file; from more on, one in 16, so that few files end for their length alone. */
const leastBytes = 4500;
const manyBytes = 6200;

/**
 * Cuts lines, as they come in the order of their keys, into files.
 *
 * @param last the key before the first, empty where there is none
 * @param emit is given a file when it is whole
 */
export function featureCutter(last: string, emit: (file: FeatureFile) => void): FeatureCutter {
  let separator = '';
  let lines: string[] = [];
  let bytes = 0;
  const cutter = {
    last,
    isBetween: () => lines.length === 0,
    add(key: string, line: string) {
      if (lines.length === 0) separator = separate(cutter.last, key);
      cutter.last = key;
      lines.push(line);
      bytes += Buffer.byteLength(line);
      if (bytes > mostBytes || (bytes > leastBytes && endsFile(key, bytes > manyBytes ? 15 : 63))) cutter.close();
    },
    close() {
      if (lines.length > 0) emit({ separator, text: lines.join('') });
      lines = [];
      bytes = 0;
    },
  };
  return cutter;
}

/** The shortest text that is after one key and not after the next. */
function separate(last: string, next: string): string {
  let length = 0;
  while (last[length] === next[length] && length < last.length) length++;
  return next.slice(0, length + 1);
}

function endsFile(key: string, mask: number): boolean {
  return ((hashText(key, 0x01000193) >>> 16) & mask) === 0;
}

export interface FeatureFile {
  /** No key of it is before this, and none of the file before it is after. */
  separator: string;
  text: string;
}

export interface FeatureCutter {
  /** The last key that was added. */
  last: string;
  /** Whether a file ended with it. */
  isBetween(): boolean;
  add(key: string, line: string): void;
  /** Ends the last file. */
  close(): void;
}
