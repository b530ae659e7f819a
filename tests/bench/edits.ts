// Small changes of a note, as an author makes them.

import { appendFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { randomAt } from './corpus/random.ts';
import { sentence } from './corpus/words.ts';

/** An English original in the middle of a folder of notes, else any note there; its path in the folder. */
export function noteToEdit(posts: string): string {
  const english = globSync('en/**/*.md', { cwd: posts });
  const notes = (english.length > 0 ? english : globSync('**/*.md', { cwd: posts })).sort();
  const middle = notes[notes.length >> 1];
  if (middle === undefined) throw new Error(`There is no .md note in ${posts}.`);
  return middle;
}

/**
 * Appends a paragraph of one sentence that no note has.
 *
 * @param number another for each edit
 * @returns the sentence
 */
export function edit(posts: string, note: string, number: number): string {
  const text = sentence(randomAt(seed, number), 'en', 14);
  appendFileSync(join(posts, note), `\n${text}\n`);
  return text;
}

/** Not one that a corpus would be made from. */
const seed = 0x65646974;
