import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProvenanceKeys, provenanceOf } from '../../../src/notes/provenance.ts';

const yesNoMissing = [true, false, undefined];
const models = ['GPT', undefined];
const freshnesses = ['current', 'outdated', 'unknown', undefined] as const;

/** What is said first of a translation, by `generated` and `model`. */
const translations: [generated: boolean | undefined, model: string | undefined, said: string][] = [
  [true, 'GPT', 'machineBy(GPT)'],
  [true, undefined, 'machine'],
  [false, 'GPT', 'hand'],
  [false, undefined, 'hand'],
  [undefined, 'GPT', 'machineBy(GPT)'],
  [undefined, undefined, 'translation'],
];
/** What is said of its original. */
const origins: [name: string, hasOriginal: boolean, source: ProvenanceKeys['source'], said: string][] = [
  ['here', true, undefined, 'original'],
  ['here and named', true, { path: 'a.md' }, 'original'],
  ['here and named with its language', true, { path: 'a.md', lang: 'en' }, 'original'],
  ['not here and named with its language', false, { path: 'a.md', lang: 'en' }, 'orphanFrom(en)'],
  ['not here and named', false, { path: 'a.md' }, 'orphan'],
  ['not here', false, undefined, 'orphan'],
];
for (const [generated, model, first] of translations) {
  for (const [name, hasOriginal, source, second] of origins) {
    test(`${described({ translated: true, generated, model })}, its original ${name}: "${first}, ${second}", then what is known of its state`, () => {
      const said = (freshness: ProvenanceKeys['freshness']) => line({ translated: true, generated, model, source, freshness }, hasOriginal);
      assert.equal(said('current'), `${first} ${second} current`);
      assert.equal(said('outdated'), `${first} ${second} outdated`);
      for (const freshness of ['unknown', 'orphan', undefined] as const) assert.equal(said(freshness), `${first} ${second}`);
    });
  }
}

/** What is said of a text that was not translated. */
const originals: [generated: boolean | undefined, model: string | undefined, said: string][] = [
  [true, 'GPT', 'generatedBy(GPT)'],
  [true, undefined, 'generated'],
  [false, 'GPT', ''],
  [false, undefined, ''],
  [undefined, 'GPT', ''],
  [undefined, undefined, ''],
];
for (const [generated, model, expected] of originals) {
  test(`${described({ translated: false, generated, model })}: "${expected}", whatever it stands beside`, () => {
    for (const freshness of freshnesses) {
      for (const [, hasOriginal, source] of origins) {
        assert.equal(line({ translated: false, generated, model, source, freshness }, hasOriginal), expected);
      }
    }
  });
}

test('what does not say whether it is translated is a translation when it names a source, else none', () => {
  for (const generated of yesNoMissing) {
    for (const model of models) {
      for (const freshness of freshnesses) {
        for (const [, hasOriginal, source] of origins) {
          const keys = { generated, model, source, freshness };
          assert.equal(line(keys, hasOriginal), line({ ...keys, translated: source !== undefined }, hasOriginal));
        }
      }
    }
  }
});

test('of a translation of a translation it is said which text has changed', () => {
  const keys = { translated: true, generated: true, model: 'GPT', source: { path: 'a.md' }, freshness: 'outdated' } as const;
  assert.equal(line({ ...keys, changedSource: { path: 'ja/a.md', lang: 'ja' } }, true), 'machineBy(GPT) original sourceOutdated(ja)');
});

test('of what says nothing nothing is said', () => assert.deepEqual(provenanceOf({}, false), []));

function described(keys: Partial<Record<'translated' | 'generated' | 'model', unknown>>): string {
  return Object.entries(keys)
    .map(([key, value]) => (value === undefined ? `no ${key}` : `${key}: ${value}`))
    .join(', ');
}

/** The keys that are said, with what is filled into them. */
function line(keys: { [Key in keyof ProvenanceKeys]: ProvenanceKeys[Key] | undefined }, hasOriginal: boolean): string {
  const known = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)) as ProvenanceKeys;
  return provenanceOf(known, hasOriginal)
    .map(({ key, model, lang }) => key.replace('provenance.', '') + (model || lang ? `(${model ?? lang})` : ''))
    .join(' ');
}
