import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Heading } from '../../../src/markdown/body.ts';
import { headingIds } from '../../../src/markdown/heading-ids.ts';
import { alignByChanges, describeChanges } from '../../../src/notes/changes.ts';
import type { SectionChange } from '../../../src/notes/lineage.ts';

/** A heading a word; `##word` is of level 2, and `<word` stands in HTML. */
const headings = (words: string): Heading[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word, at) => {
      const [, level = '', text = ''] = /^(<?#*)(.*)$/.exec(word) ?? [];
      const heading = { level: level.replace('<', '').length || 2, text, id: text.toLowerCase() };
      return level.startsWith('<') ? heading : { ...heading, line: at + 1 };
    });

/** Written as `own/original/id`, `^` for the beginning. A change is `1-2` (before and after), `?2` (changed or new), `+2` or `-1`, as in sections from 0. */
const cases: [name: string, change: string, original: string, translation: string, described: string][] = [
  ['the beginning', '0-0', 'Cause Fix', '原因 解決', 'changed ^'],
  ['a section', '1-1', 'Cause Fix', '原因 解決', 'changed 原因/Cause/cause'],
  ['two sections', '1-1 2-2', 'Cause Fix', '原因 解決', 'changed 原因/Cause/cause, changed 解決/Fix/fix'],
  ['the beginning and a section', '0-0 2-2', 'Cause Fix', '原因 解決', 'changed ^, changed 解決/Fix/fix'],
  ['a section that was renamed', '1-1', 'Reason Fix', '原因 解決', 'changed 原因/Reason/reason'],
  ['a section that moved down behind a new one', '1-2 +1', 'New Cause Fix', '原因 解決', 'changed 原因/Cause/cause, added /New/new'],
  ['an added section', '+2', 'Cause New Fix', '原因 解決', 'added /New/new'],
  ['an added section at the end', '+3', 'Cause Fix New', '原因 解決', 'added /New/new'],
  ['an added section that the translation has already', '+2', 'Cause Fix', '原因 解決', 'added 解決/Fix/fix'],
  ['a removed section', '-2', 'Cause Fix', '原因 古い 解決', 'removed 古い//古い'],
  ['a removed beginning', '-0', 'Cause Fix', '原因 解決', 'removed ^'],
  ['the last section removed', '-3', 'Cause Fix', '原因 解決 古い', 'removed 古い//古い'],
  ['a section, in a translation with a heading of its own', '2-2', 'Cause ##Fix', '#Note ##原因 ##解決', 'changed 解決/Fix/fix'],
  ['a removed section that the translation never had', '-2', 'Cause Fix', '原因 解決', 'removed //'],
  ['a removed section, in a translation with as many others', '-2', '##A ##B', '##あ ##い ###骨', 'removed //'],
  ['a changed section, in a translation with other levels', '2-2', '##A ###B ##C', '##あ ##い ###骨', 'changed /B/b'],
  ['a section that is changed or new', '?1 ?2', 'Check Fix End', '原因 終', 'changed /Check/check, changed /Fix/fix'],
  ['a section of a translation without headings', '1-1', 'Cause Fix', '', 'changed /Cause/cause'],
  ['a section of a text without headings', '0-0', '', '', 'changed ^'],
  ['a section after a heading in HTML', '1-1', '<Title Cause', '<題 原因', 'changed 原因/Cause/cause'],
  ['a section after a heading in HTML of the original alone', '1-1', '<#Title ##Cause', '##原因', 'changed 原因/Cause/cause'],
  ['a section after a heading in HTML of the translation alone', '1-1', '##Cause', '<#題 ##原因', 'changed 原因/Cause/cause'],
];
for (const [name, written, original, translation, described] of cases) {
  test(`${name} (${written}) is described as "${described}"`, () => {
    const [there, here] = [headings(original), headings(translation)];
    const ids = headingIds({ headings: here, fences: [] }, { headings: there, fences: [] });
    const found = describeChanges(written.split(' ').map(change), there, here, ids);
    const text = found.map(
      ({ kind, isBeginning, own = '', original: now = '', id = '' }) => `${kind} ${isBeginning ? '^' : `${own}/${now}/${id}`}`,
    );
    assert.equal(text.join(', '), described);
  });
}

test('a section in place of another is not taken for it, and the stamp tells which headings are the same', () => {
  const [there, here] = [headings('Alpha Gamma Delta'), headings('甲 乙 丙')];
  const changes = ['-2', '+3'].map(change);
  const known = alignByChanges(changes, there, here);
  assert.deepEqual(known, [0, undefined, 1]);
  const ids = headingIds({ headings: here, fences: [] }, { headings: there, fences: [] }, known);
  assert.deepEqual(
    ids.map(({ id }) => id),
    ['alpha', '乙', 'gamma'],
  );
  assert.deepEqual(describeChanges(changes, there, here, ids), [
    { kind: 'removed', own: '乙', id: '乙' },
    { kind: 'added', original: 'Delta', id: 'delta' },
  ]);
});

for (const [written, original, translation] of [
  ['?1 ?2', 'Alpha Beta Gamma', '甲 乙'],
  ['1-1', 'Alpha Beta', '甲'],
  ['-1', 'Alpha Beta', '##乙'],
] as const) {
  test(`of "${written}" from "${translation}" to "${original}" the stamp does not tell`, () => {
    assert.equal(alignByChanges(written.split(' ').map(change), headings(original), headings(translation)), undefined);
  });
}

test('nothing changed is described by nothing', () => assert.deepEqual(describeChanges([], [], [], []), []));

test('what is not known is not in the description', () => {
  assert.deepEqual(describeChanges([{ kind: 'removed', before: 3 }], [], [], []), [{ kind: 'removed' }]);
});

function change(written: string): SectionChange {
  const [before, after] = written.split(/[-+]/).map((place) => (place === '' ? undefined : Number(place)));
  if (written.startsWith('?')) return { kind: 'changed', after: Number(written.slice(1)) };
  if (written.startsWith('+')) return { kind: 'added', after: Number(after) };
  if (written.startsWith('-')) return { kind: 'removed', before: Number(after) };
  return { kind: 'changed', before: Number(before), after: Number(after) };
}
