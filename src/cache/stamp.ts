// Whether a file is still the one that was read, without reading it.

import { type Stats, statSync } from 'node:fs';

/**
 * The state of a file: size, times and inode. Whatever is written to a file moves
 * the time of its last change, which nobody can set; but two writes within one
 * tick of the clock have one time, so a file that was changed a moment ago has a
 * state that equals no other.
 *
 * @param now in ms since 1970, before the file is read
 */
export function stampOf(path: string, now: number): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.ctimeMs > now - settled ? '' : stampOfStats(stats);
}

/** The state of a file that nobody else writes. */
export function stampOfStats({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** In bytes; 0 where that is not known. */
export function sizeOfStamp(stamp: string): number {
  return Number.parseInt(stamp, 10) || 0;
}

/** Ticks of clocks are shorter, in ms: that of FAT, 2 s, is the longest. */
const settled = 2000;
