import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignHeadings, type Outline } from '../../../src/markdown/align-headings.ts';
import { outline } from './outline.ts';

/** An original, a translation, and for each heading of the translation the original's, from 0, or `-`. */
const cases: [name: string, original: string, translation: string, aligned: string][] = [
  ['nothing', '', '', ''],
  ['the same levels', '## A | ### B | ## C', '## あ | ### い | ## う', '0 1 2'],
  ['the same levels and other code', '## A | $ one | ## B | $ two', '## あ | $ three | ## い | $ four', '0 1'],
  ['the same levels and another order of code', '## A | $ one | ## B | $ two', '## い | $ two | ## あ | $ one', '- -'],
  [
    'the same levels, and the code of the next',
    '## A | $ one | ## B | $ two | ## C | $ three',
    '## い | $ two | ## う | $ three | ## え | $ four',
    '1 2 -',
  ],
  ['the same levels and fewer blocks', '## A | $ one | ## B', '## あ | ## い', '0 1'],
  ['no heading in the original', 'a', '## あ | ## い', '- -'],
  ['no heading in the translation', '## A', 'あ', ''],
  ['a heading of another level more', '## A | ## B', '## あ | ### 補 | ## い', '0 - 1'],
  ['a heading of another level less', '## A | ### X | ## B', '## あ | ## い', '0 2'],
  ['a title more', '## A | ## B', '# 題 | ## あ | ## い', '- 0 1'],
  ['a title less', '# T | ## A | ## B', '## あ | ## い', '1 2'],
  ['other levels', '## A | ## B', '### あ', '-'],
  ['one of two', '## A | ## B', '## あ', '-'],
  ['two of three', '## A | ## B | ## C', '## あ | ## い', '- -'],
  ['three for two', '## A | ## B', '## あ | ## い | ## う', '- - -'],
  ['one of two, and what is sure around it', '# T | ## A | ## B | ### C | ## D', '# 題 | ## い | ### う | ## え', '0 - 3 4'],
  ['a section less, told by code', '## A | $ one | ## B | $ two | ## C | $ three', '## あ | $ one | ## う | $ three', '0 2'],
  ['a section more, told by code', '## A | $ one | ## B | $ two', '## 注 | ## あ | $ one | ## い | $ two', '- 0 1'],
  ['a section less, its code with translated comments', '## A | $ # a\nls | ## B | $ # b\ncd', '## い | $ # び\ncd', '1'],
  ['code that no section has', '## A | $ one | ## B | $ two', '## う | $ three', '-'],
  ['the only heading of its level, with other code', '## A | $ one | ### X', '## あ | $ two', '-'],
  ['one section with other code', '## A | $ one | ## B | $ two | ### C', '## う | $ three | ### し', '- 2'],
  ['a section less, the other with other code', '## S | $ err | ## C | ## F | $ npm ci', '## し | $ err | ## な | $ npm i', '0 -'],
  ['a section of its own code for one without', '## C | ## F | $ one', '## 追 | $ two', '-'],
  ['the same code in every section', '## A | $ one | ## B | $ one', '## あ | $ one', '-'],
  ['code of marks alone', '## A | $ { | ## B | $ }', '## あ | $ {', '-'],
  ['two sections in another order', '## A | $ one | ## B | $ two', '## い | $ two | ## あ | $ one | ### 補', '- - -'],
  ['code above all headings', '$ one | ## A | ## B', '$ one | ## あ', '-'],
  ['more of the same code', '## A | $ one\ntwo | ## B | $ one\nthree', '## い | $ one\nthree', '1'],
  ['the same words', '## Cause | ## npm | ## Fix', '## npm | ## 解決', '1 2'],
  ['the same words twice', '## npm | ## A | ## npm', '## npm | ## あ', '0 -'],
  ['the same words and another id', '## npm {#n} | ## A | ## B', '## npm', '0'],
  ['the same words on another level', '## npm | ## A', '### npm', '-'],
  ['the written id', '## Cause {#cause} | ## Hot | ## Fix {#fix}', '## 原因 {#cause} | ## 解決 {#fix}', '0 2'],
  ['the written id of one', '## A {#a} | ## B {#b} | ## C {#c}', '## う {#c}', '2'],
  ['the id is written in the translation alone', '## Hot module | ## Cold module', '## 冷 {#cold-module}', '1'],
  [
    'one id, and between it a heading that is one of two',
    '## A {#a} | ## B | ## C | ## D {#d}',
    '## あ {#a} | ## び | ## で {#d}',
    '0 - 3',
  ],
  ['an id and other code', '## A {#a} | $ one | ## B', '## あ {#a} | $ two', '0'],
];
for (const [name, original, translation, aligned] of cases) {
  test(`${name}: "${aligned}"`, async () => {
    const found = alignHeadings(await outline(original), await outline(translation));
    assert.equal(found.map((at) => at ?? '-').join(' '), aligned);
  });
}

test('of levels alone exactly those pairs are taken that every longest alignment has', () => {
  const structures = [''];
  for (const structure of structures) if (structure.length < 4) structures.push(`${structure}2`, `${structure}3`);
  for (const original of structures) {
    for (const translation of structures) {
      const found = alignHeadings(ofLevels(original, 'a'), ofLevels(translation, 'b'));
      const expected = original === translation ? [...translation].map((_, at) => at) : inEveryLongest(original, translation);
      assert.deepEqual(found, expected, `${original} ${translation}`);
    }
  }
});

test('a translation of a translation aligns as its parts do', async () => {
  const [english, japanese, korean] = await Promise.all(
    ['## A | $ one | ## B | $ two', '## あ | $ one | ## い | $ two', '## 나 | $ two'].map(outline),
  );
  assert.ok(english && japanese && korean);
  assert.deepEqual(alignHeadings(english, korean), [1]);
  assert.deepEqual(alignHeadings(japanese, korean), [1]);
});

test('of more headings than anybody reads nothing is said, unless they are the same', () => {
  const many = (count: number) => ofLevels('2'.repeat(count), 'a');
  assert.deepEqual(
    alignHeadings(many(600), many(600)),
    Array.from({ length: 600 }, (_, at) => at),
  );
  assert.deepEqual(new Set(alignHeadings(many(600), many(601))), new Set([undefined]));
});

/** Headings of these levels, their words and ids unlike those of another letter. */
function ofLevels(levels: string, letter: string): Outline {
  return {
    headings: [...levels].map((level, at) => ({ level: Number(level), text: letter + at, id: letter + at, line: at + 1 })),
    fences: [],
  };
}

/** By trying every alignment: for each place of the second the place in the first. */
function inEveryLongest(from: string, to: string): (number | undefined)[] {
  const alignments = (at: number, other: number): [number, number][][] => {
    if (at === from.length || other === to.length) return [[]];
    const paired = from[at] === to[other] ? alignments(at + 1, other + 1).map((rest) => [[at, other] as [number, number], ...rest]) : [];
    return [...paired, ...alignments(at + 1, other), ...alignments(at, other + 1)];
  };
  const all = alignments(0, 0);
  const longest = Math.max(...all.map((pairs) => pairs.length));
  const best = all.filter((pairs) => pairs.length === longest);
  return [...to].map((_, other) => {
    const partners = new Set(best.map((pairs) => pairs.find(([, place]) => place === other)?.[0]));
    return partners.size === 1 ? [...partners][0] : undefined;
  });
}
