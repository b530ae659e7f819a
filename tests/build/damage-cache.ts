// What happens to files of a cache that no program meant to change, each the same
// way in every run.

import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A generator of numbers from 0 to 1 that a seed decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** By name; each damages every file of a folder, or some of them. `random` decides where. */
export const damages: Readonly<Record<string, (folder: string, random: () => number) => void>> = {
  'a few bytes in the middle of every file overwritten': (folder, random) => {
    for (const path of filesOf(folder)) changeBytes(path, random, 1, (bytes) => bytes.fill(0x5a));
  },
  'one bit of every file': (folder, random) => {
    for (const path of filesOf(folder)) flipBit(path, random);
  },
  'one letter in forty places of every file in the other case': (folder, random) => {
    for (const path of filesOf(folder)) changeLetters(path, random, 40);
  },
  'one letter of every stored text in the other case': (folder) => {
    for (const path of filesOf(folder)) changeTexts(path, 'Nobody sees', 'nobody sees');
  },
  'every file cut to half': (folder) => {
    for (const path of filesOf(folder)) truncateSync(path, Math.floor(readFileSync(path).length / 2));
  },
  'every file emptied': (folder) => {
    for (const path of filesOf(folder)) truncateSync(path, 0);
  },
  'every file replaced by something else': (folder, random) => {
    for (const path of filesOf(folder)) writeFileSync(path, Buffer.from(Array.from({ length: 5000 }, () => Math.floor(random() * 256))));
  },
  'every third file removed': (folder, random) => {
    const start = Math.floor(random() * 3);
    for (const [at, path] of filesOf(folder).entries()) if (at % 3 === start) rmSync(path);
  },
  'the largest file removed': (folder) => {
    const [largest] = filesOf(folder).sort((a, b) => readFileSync(b).length - readFileSync(a).length);
    if (largest) rmSync(largest);
  },
};

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** In place, as a disk would: neither the length nor another byte changes. */
function changeBytes(path: string, random: () => number, places: number, change: (bytes: Buffer) => void): void {
  const file = openSync(path, 'r+');
  const { size } = fstatSync(file);
  for (let place = 0; place < places && size > 0; place++) {
    const bytes = Buffer.alloc(Math.min(48, size));
    const at = Math.floor((0.1 + 0.8 * random()) * (size - bytes.length));
    readSync(file, bytes, 0, bytes.length, at);
    change(bytes);
    writeSync(file, bytes, 0, bytes.length, at);
  }
  closeSync(file);
}

function flipBit(path: string, random: () => number): void {
  changeBytes(path, random, 1, (bytes) => {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  });
}

function changeLetters(path: string, random: () => number, places: number): void {
  changeBytes(path, random, places, (bytes) => {
    const at = bytes.findIndex((byte) => /[a-z]/i.test(String.fromCharCode(byte)));
    if (at >= 0) bytes[at] = (bytes[at] ?? 0) ^ 0x20;
  });
}

/** Every place of a text, by one of the same length. */
function changeTexts(path: string, from: string, to: string): void {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  writeFileSync(path, bytes);
}
