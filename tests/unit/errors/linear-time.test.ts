import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanLines, foldLine } from '../../../src/errors/clean.ts';
import { queryLines } from '../../../src/errors/query-lines.ts';
import { tokenise } from '../../../src/errors/tokens.ts';
import { codeLines } from '../../../src/notes/code-text.ts';
import { bodyHash, sectionHashes } from '../../../src/notes/lineage.ts';
import { phraseOf } from '../../../src/search/plan.ts';

/** UTF-16 units; twice as many are still read as a whole. */
const length = 100_000;
/** A line that is read as a whole, and a chunk. */
const [line, chunk] = [990, 250];

/** What the patterns repeat, and what nearly is what they look for. */
const seeds = [
  ...[
    'a',
    'A',
    '0',
    'f',
    ' ',
    '\t',
    '.',
    ':',
    '-',
    '_',
    '$',
    "'",
    '"',
    '`',
    '(',
    ')',
    '[',
    ']',
    '{',
    '<',
    '>',
    '/',
    '\\',
    '#',
    '|',
    '^',
    '~',
  ],
  ...['\r', '\n', '\u001b', '\u009b', '\u200b', '\ud83d', '\ufdd0', 'é', 'エ', '\u0301', '\ufb01', '\ufdfa'],
  ...['\u001b[', '\u001b[0', '\u001b[0;', '\u001b[ ', '\u001b]', '\u001b]8;;', '\u001b]x\u001b', '[0;', '[0m', '[0mx', '^[[', '\u241b['],
  ...['a:', '0:', '::', ':0:', '(0,', '(0)', '0,', '0.', '.x', '0.x', 'v0.', '0-', '0a', 'a0', 'aA', 'Aa', 'a-', "a'", "'a", "' '", '"a" '],
  ...['../', '/a', '\\a', 'c:/', 'a://', '0x', '00-', 'sha1-', '2024-', '0ms', '[v', 'E0', '0x0 ', '42 ', 'line 0 ', "'a ", 'a.b(', ')( '],
  ...[
    'error',
    'error[',
    'error[E',
    'fatal ',
    'Error',
    'aError',
    '[Aa',
    '[A',
    'at a',
    'at (',
    'in x:',
    'File "',
    '", line ',
    '-> ',
    '0 |',
    '... ',
  ],
  ...[
    'warn',
    'npm ERR! ',
    '2024-01-01T',
    '12:00:00',
    '#0 0.',
    '##[a',
    'a | ',
    '> ',
    '│ ',
    'remote: ',
    'PS C:',
    '/* ',
    '<!-- ',
    '<# ',
    '"""\n',
    '\\"',
    '--[[ ',
    '& rem',
    'エラー',
    'エa',
    '错0',
    "エ'",
  ],
];
/** How a seed is repeated. */
const shapes: [name: string, repeat: (seed: string, units: number) => string][] = [
  ['in one line', (seed, units) => seed.repeat(units / seed.length)],
  ['in lines', (seed, units) => `${seed.repeat(line / seed.length)}!\n`.repeat(units / line)],
  ['in chunks', (seed, units) => `${seed.repeat(chunk / seed.length)}! `.repeat(units / chunk)],
  ['in short lines', (seed, units) => `${seed}\n`.repeat(units / (seed.length + 1))],
];
const readers: [name: string, read: (text: string) => unknown][] = [
  ['cleanLines', cleanLines],
  ['foldLine', foldLine],
  ['tokenise', tokenise],
  ['queryLines', queryLines],
  ['phraseOf', phraseOf],
  ['bodyHash', (text) => bodyHash(`${text}.`)],
  ...['', 'py', 'js', 'rust', 'bat'].map((info): [string, (text: string) => unknown] => [
    `codeLines of "${info}"`,
    (code) => codeLines({ info, code }),
  ]),
  ['sectionHashes', (text) => sectionHashes(`${text}.`, { headings: [], fences: [] })],
];

/** Milliseconds that a noisy machine may add, and that any text may take. */
const [margin, bound] = [40, 3000];

for (const [name, read] of readers) {
  test(`${name} takes twice as long for a text of twice the length`, () => {
    for (const [shape, repeat] of shapes) {
      for (const seed of seeds) {
        const what = `${JSON.stringify(seed)} ${shape}`;
        const [short, long] = [repeat(seed, length), repeat(seed, 2 * length)];
        const isLinear = () => {
          const [one, two] = [duration(read, short), duration(read, long)];
          assert.ok(two < bound, `${what} took ${Math.round(two)} ms`);
          return two <= 3 * one + margin;
        };
        // A machine that was busy with something else is asked again.
        assert.ok([1, 2, 3].some(isLinear), what);
      }
    }
  });
}

/** Milliseconds. */
function duration(read: (text: string) => unknown, text: string): number {
  const start = performance.now();
  read(text);
  return performance.now() - start;
}
