// Writes a corpus of the benchmark into a folder. To try things on one:
// `node tests/bench/make-corpus.ts NOTES DIR [SEED]`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { corpusNotes } from './corpus.ts';

/**
 * @param folder made where it is not there
 * @param notes how many
 */
export function makeCorpus(folder: string, notes: number, seed?: number): void {
  const made = new Set<string>();
  for (const { path, text } of corpusNotes(notes, seed)) {
    const parent = join(folder, dirname(path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), text);
  }
}

function main(notes = '', folder = '', seed = '1'): void {
  if (!/^[1-9]\d*$/.test(notes) || folder === '' || !/^\d+$/.test(seed)) {
    console.error('Usage: node tests/bench/make-corpus.ts NOTES DIR [SEED]');
    process.exitCode = 1;
    return;
  }
  const start = performance.now();
  makeCorpus(resolve(folder), Number(notes), Number(seed));
  console.error(`${notes} notes in ${folder}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

if (import.meta.main) main(...process.argv.slice(2));
