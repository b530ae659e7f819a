import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { renderBody } from '../../../src/markdown/pipeline.ts';
import { bodyHash, isBodyHash, lineageOf, sectionHashes } from '../../../src/notes/lineage.ts';
import type { Note, Source } from '../../../src/notes/note.ts';

const text = 'Stop it.\n\n## Fix\n\n```sh\nnpm  start\n```\n\n終わり';

test('the hash of a body is the beginning of the SHA-256 of its text', () => {
  assert.equal(bodyHash(text), createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 12));
  // printf 'Stop it, then start it again.' | sha256sum | cut -c1-12
  assert.equal(bodyHash('Stop it, then start it again.\n'), '8961be0bae29');
  // printf '' | sha256sum | cut -c1-12
  assert.equal(bodyHash(''), 'e3b0c44298fc');
  assert.match(bodyHash(text), /^[0-9a-f]{12}$/);
});

const sameBodies: [name: string, body: string][] = [
  ['CR LF', text.replaceAll('\n', '\r\n')],
  ['CR', text.replaceAll('\n', '\r')],
  ['CR LF, CR and LF', 'Stop it.\r\n\r## Fix\n\r\n```sh\rnpm  start\n```\r\n\n終わり'],
  ['spaces at the ends of lines', text.replaceAll('\n', '  \n')],
  ['tabs and no-break spaces at the ends of lines', text.replaceAll('\n', '\t\u00a0\u3000\n')],
  ['spaces before CR LF', text.replaceAll('\n', ' \r\n')],
  ['a line feed at its end', `${text}\n`],
  ['empty lines at its end', `${text}\n \n\r\n\t\n`],
  ['spaces at its end', `${text}  `],
];
for (const [name, body] of sameBodies) {
  test(`a body with ${name} has the hash of the body without`, () => assert.equal(bodyHash(body), bodyHash(text)));
}

const otherBodies: [name: string, body: string][] = [
  ['another word', text.replace('Stop', 'Halt')],
  ['another case', text.replace('Stop', 'stop')],
  ['another mark', text.replace('it.', 'it!')],
  ['one space less inside a line', text.replace('npm  start', 'npm start')],
  ['indentation', text.replace('npm', '  npm')],
  ['one line less', text.replace('\n\n##', '\n##')],
  ['another character of a script', text.replace('終', '始')],
];
for (const [name, body] of otherBodies) {
  test(`a body with ${name} has another hash`, () => assert.notEqual(bodyHash(body), bodyHash(text)));
}

test('the form of a hash is 12 to 64 hexadecimal digits', () => {
  for (const hash of ['0123456789ab', '0123456789AB', 'a'.repeat(64)]) assert.ok(isBodyHash(hash), hash);
  for (const hash of ['', '0123456789a', 'a'.repeat(65), '0123456789ag', ' 0123456789ab', '0123456789ab\n', 'yesterday']) {
    assert.ok(!isBodyHash(hash), JSON.stringify(hash));
  }
});

const fence = '```';
const sectioned = `Before it.\n\n## Cause\n\nA port is\nin use.\n\n${fence}sh\nif x\n  npm  start\n${fence}\n\n### Why\n\nWords.\n`;
/** Bodies by the sections, from 0, that are not those of `sectioned`. */
const sections: [name: string, body: string, changed: number[]][] = [
  ['the same text', sectioned, []],
  ['no empty line where one was', sectioned.replace('it.\n\n##', 'it.\n##'), []],
  ['more empty lines', sectioned.replace('use.\n\n', 'use.\n\n \n\n'), []],
  ['a re-flowed paragraph', sectioned.replace('port is\nin', 'port\nis in'), []],
  ['spaces between words', sectioned.replace('A port is', 'A  port\tis  '), []],
  ['spaces after code', sectioned.replace('npm  start', 'npm  start  '), []],
  ['a space less inside code', sectioned.replace('npm  start', 'npm start'), []],
  ['code with other indentation', sectioned.replace('  npm', '    npm'), []],
  ['an empty line inside code', sectioned.replace('if x\n', 'if x\n\n'), []],
  ['another word inside code', sectioned.replace('npm', 'pnpm'), [1]],
  ['two lines of code in one', sectioned.replace('if x\n', 'if x '), [1]],
  ['another language of code', sectioned.replace(`${fence}sh`, `${fence}bash`), [1]],
  ['other marks around code', sectioned.replaceAll(fence, '~~~'), []],
  ['an empty line less', sectioned.replace('\n\n### Why', '\n### Why'), []],
  ['another word before the first heading', sectioned.replace('Before', 'Above'), [0]],
  ['another heading', sectioned.replace('Why', 'How'), [2]],
  ['another level', sectioned.replace('### Why', '#### Why'), [2]],
  ['another word in two sections', sectioned.replace('Before', 'Above').replace('Words', 'Lines'), [0, 2]],
  ['code where prose was', sectioned.replace('Words.', `${fence}\nWords.\n${fence}`), [2]],
];
for (const [name, body, changed] of sections) {
  test(`a body with ${name} has ${changed.length === 0 ? 'the same sections' : `other sections: ${changed.join()}`}`, async () => {
    const [before, after] = [await sectionsOf(sectioned), await sectionsOf(body)];
    assert.equal(before.length, 3);
    assert.deepEqual(
      after.flatMap((hash, at) => (hash === before[at] ? [] : [at])),
      changed,
    );
    assert.equal(after.length, before.length);
    for (const hash of after) assert.match(hash, /^[0-9a-f]{6}$/);
  });
}

/** Texts that differ in white space alone. */
const spacings: [name: string, one: string, other: string][] = [
  [
    'Japanese with other line ends',
    '## 原因\n\nポートが使われています。再起動します。\n',
    '## 原因\n\nポートが\n使われています。\n再起動します。\n',
  ],
  ['Chinese with spaces beside other scripts', '请运行 npm 再试。\n', '请运行npm再试。\n'],
  ['a quotation with other line ends', '> one two\n> three\n\nfour\n', '> one\n> two three\n\nfour\n'],
  ['code in a list with other indentation', `- Run\n\n  ${fence}\n  a\n  ${fence}\n`, `-   Run\n\n    ${fence}\n    a\n    ${fence}\n`],
  ['prose after a block that ends with its quote', `> ${fence}\n> a\n\none two three\n`, `> ${fence}\n> a\n\none\ntwo three\n`],
  [
    'prose after a block that shows a block',
    `${fence}md\n    ${fence}\n${fence}\n\none two\n`,
    `${fence}md\n    ${fence}\n${fence}\n\none\ntwo\n`,
  ],
  [
    'prose after a block that shows a list with marks',
    `${fence}md\n- ${fence}\n${fence}\n\none two\n`,
    `${fence}md\n- ${fence}\n${fence}\n\none\ntwo\n`,
  ],
];
for (const [name, one, other] of spacings) {
  test(`${name} has the same sections`, async () => assert.deepEqual(await sectionsOf(other), await sectionsOf(one)));
}

test('spaces between words count where there are words', async () => {
  assert.notDeepEqual(await sectionsOf('to day'), await sectionsOf('today'));
  assert.notDeepEqual(await sectionsOf('`rm -rf / tmp`'), await sectionsOf('`rm -rf /tmp`'));
});

test('what looks like a heading inside code begins no section, one under a line does', async () => {
  assert.equal((await sectionsOf('a\n\n```\n# b\n\n## c\n```\n\n~~~\n# d\n~~~\n')).length, 1);
  assert.equal((await sectionsOf('a\n\nB\n===\n\nC\n---\n\nd\n')).length, 3);
});

test('a body that begins with a heading has an empty section before it, and an empty body has one', async () => {
  const [before, heading] = await sectionsOf('## A\n\nb\n');
  assert.equal((await sectionsOf('')).join(), before);
  assert.notEqual(before, heading);
});

const [old, now] = ['0'.repeat(12), 'f'.repeat(12)];
const stamped = (hash: string, marks?: string): Source => ({
  path: 'x',
  hash,
  ...(marks === undefined ? {} : { sections: marks.split(' ') }),
});
/** Of a translation of `original`, whose hash is `now` and whose sections are a, b and c. */
const lineages: [name: string, source: Source | undefined, lineage: object][] = [
  ['without a source', undefined, { freshness: 'unknown' }],
  ['without a hash', { path: 'x' }, { freshness: 'unknown' }],
  ['with sections and no hash', { path: 'x', sections: ['a', 'b', 'c'] }, { freshness: 'unknown' }],
  ['with a hash that is none', stamped('yesterday'), { freshness: 'unknown' }],
  ['with a hash that is too short', stamped(now.slice(1)), { freshness: 'unknown' }],
  ['with the hash', stamped(now), { freshness: 'current' }],
  ['with the hash and other sections', stamped(now, 'x y'), { freshness: 'current' }],
  ['with the hash in capitals', stamped(now.toUpperCase()), { freshness: 'current' }],
  ['with the whole SHA-256', stamped(now + '0'.repeat(52)), { freshness: 'current' }],
  ['with the whole SHA-256 in capitals', stamped((now + 'ab'.repeat(26)).toUpperCase()), { freshness: 'current' }],
  ['with another hash', stamped(old), { freshness: 'outdated' }],
  ['with another SHA-256', stamped(old + 'f'.repeat(52)), { freshness: 'outdated' }],
  ['with another hash and the same sections', stamped(old, 'a b c'), { freshness: 'current' }],
  [
    'with another hash and one other section',
    stamped(old, 'a x c'),
    { freshness: 'outdated', changes: [{ kind: 'changed', before: 1, after: 1 }] },
  ],
  ['with another hash and one section less', stamped(old, 'a b'), { freshness: 'outdated', changes: [{ kind: 'added', after: 2 }] }],
];
const original = note('en/a', now);
for (const [name, source, lineage] of lineages) {
  test(`a translation ${name} is ${JSON.stringify(lineage).replaceAll('"', '')}`, () => {
    const translation = note('ja/a', '1'.repeat(12), source);
    for (const named of [undefined, original]) {
      const found = lineageOf(
        translation,
        original,
        (at) => (at === translation ? named : undefined),
        () => ['a', 'b', 'c'],
      );
      const { behind, ...rest } = found;
      assert.deepEqual(rest, lineage);
      assert.deepEqual(behind, found.freshness === 'outdated' ? { note: translation, source: original } : undefined);
    }
  });
}

test('a translation whose original is not here is an orphan, whatever its hash', () => {
  for (const source of [undefined, stamped(now), stamped('yesterday')]) {
    const found = lineageOf(note('ja/a', old, source), undefined, noNote, noNote);
    assert.deepEqual(found, { freshness: 'orphan' });
  }
});

/** Korean is made from Japanese, and that from English; the hash of each is its first letter. */
const chains: [name: string, ja: Source, ko: Source, freshness: string, behind?: string][] = [
  ['both stamped and unchanged', stamped('e'.repeat(12)), stamped('a'.repeat(12)), 'current'],
  ['the middle one outdated', stamped(old, 'x'), stamped('a'.repeat(12)), 'outdated', 'ja behind en'],
  ['itself outdated', stamped('e'.repeat(12)), stamped(old, 'x'), 'outdated', 'ko behind ja, changes'],
  ['stamped with the hash of the first original', stamped('e'.repeat(12)), stamped('e'.repeat(12)), 'outdated', 'ko behind ja'],
  ['the middle one changed in white space only', stamped(old, 'en'), stamped('a'.repeat(12)), 'current'],
  ['itself behind white space of the middle one', stamped('e'.repeat(12)), stamped(old, 'ja'), 'current'],
  ['the middle one never stamped', { path: 'x' }, stamped('a'.repeat(12)), 'unknown'],
  ['itself never stamped', stamped('e'.repeat(12)), { path: 'x' }, 'unknown'],
];
for (const [name, jaSource, koSource, freshness, expected] of chains) {
  test(`a translation of a translation, ${name}, is ${freshness}${expected ? `: ${expected}` : ''}`, () => {
    const [en, ja, ko] = [note('en', 'e'.repeat(12)), note('ja', 'a'.repeat(12), jaSource), note('ko', 'b'.repeat(12), koSource)];
    const sourceOf = (at: Note) => (at === ko ? ja : at === ja ? en : undefined);
    const { freshness: found, behind, changes } = lineageOf(ko, en, sourceOf, ({ path }) => [path]);
    assert.equal(found, freshness);
    assert.equal(behind && `${behind.note.path} behind ${behind.source.path}${changes ? ', changes' : ''}`, expected);
  });
}

test('a ring of sources ends', () => {
  const [ja, ko] = [note('ja', 'a'.repeat(12), stamped('b'.repeat(12))), note('ko', 'b'.repeat(12), stamped('a'.repeat(12)))];
  const sourceOf = (at: Note) => (at === ja ? ko : ja);
  assert.equal(lineageOf(ja, original, sourceOf, () => []).freshness, 'current');
  assert.equal(lineageOf({ ...ko, source: stamped(old) }, original, sourceOf, () => []).freshness, 'outdated');
});

async function sectionsOf(body: string): Promise<string[]> {
  return sectionHashes(body, await renderBody(body, 'md', '/posts/a.md'));
}

function noNote(): never {
  assert.fail('An orphan is made from nothing that is here.');
}

function note(path: string, hash: string, source?: Source): Note {
  return { path, hash, ...(source ? { source } : {}) } as Note;
}
