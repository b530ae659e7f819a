// The edition of an index: a sum over its files, so that a few can be exchanged
// without reading the others.

import { createHash } from 'node:crypto';

const modulus = 2 ** 48;

/** @param start an edition to go on from; the empty index has none */
export function openEdition(start = '0'): Edition {
  let sum = Number.parseInt(start, 16);
  return {
    add(name, text) {
      sum = (sum + hashFile(name, text)) % modulus;
    },
    remove(name, text) {
      sum = (sum - hashFile(name, text) + modulus) % modulus;
    },
    text: () => sum.toString(16),
  };
}

function hashFile(name: string, text: string): number {
  return createHash('sha256').update(name).update('\0').update(text).digest().readUIntBE(0, 6);
}

export interface Edition {
  add(name: string, text: string): void;
  remove(name: string, text: string): void;
  /** As the head has it. */
  text(): string;
}
