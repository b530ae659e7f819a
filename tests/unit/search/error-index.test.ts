import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildErrorIndex } from '../../../src/search/error-index.ts';
import { searchErrors } from '../../../src/search/error-search.ts';
import type { IndexedArticle } from '../../../src/search/passages.ts';
import { hasCertain, rankHits } from '../../../src/search/rank.ts';
import { messageKeys, relatedArticles } from '../../../src/search/related.ts';

function article(slug: string, lines: readonly string[], kind: 'output' | 'prose' = 'output'): IndexedArticle {
  return { slug, titles: { en: `About ${slug}` }, lines: lines.map((text) => ({ text, kind, block: 1, languages: ['en'] })) };
}

function asked(files: ReadonlyMap<string, string>, names: string[] = []): (name: string) => Promise<string> {
  return async (name) => {
    names.push(name);
    const file = files.get(name.replace(/\?.*/, ''));
    if (file === undefined) throw new Error(`There is no ${name}.`);
    return file;
  };
}

const messages = [
  'Error: quokka marsupial missing from enclosure',
  'fatal: walrus refused to dive below sixty metres',
  'TypeError: okapi is not a giraffe',
  'panic: narwhal horn out of range',
];

for (const count of [1, 2, 3, 4]) {
  test(`a site of ${count} articles is searched as a large one is`, async () => {
    const files = buildErrorIndex(messages.slice(0, count).map((text, at) => article(`a${at}`, [text])));
    for (const [at, text] of messages.slice(0, count).entries()) {
      assert.equal(rankHits(await searchErrors(text, asked(files))).hits[0]?.article, `a${at}`, text);
    }
    assert.deepEqual(rankHits(await searchErrors('Segmentation fault: zebra (core dumped)', asked(files))).hits, []);
  });
}

test('a site without articles has no hits, and is asked for no file but the head', async () => {
  const names: string[] = [];
  assert.deepEqual(await searchErrors('Error: x', asked(buildErrorIndex([]), names)), []);
  assert.deepEqual(names, ['index.json']);
});

test('an index of another version is refused', async () => {
  const files = new Map([['index.json', '{"version":0}']]);
  await assert.rejects(searchErrors('Error: x', asked(files)), /version 0/);
});

test('a query without text asks for nothing', async () => {
  assert.deepEqual(await searchErrors(' \n\u0007', asked(new Map())), []);
});

test('the same articles give the same bytes, and a query at most nine files', async () => {
  const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa'];
  const many = Array.from({ length: 600 }, (_, at) =>
    article(`n${at}`, [`Error ${words[at % 10]} ${words[(at * 7) % 10]} code${at}`, `failed ${words[(at * 3) % 10]} at step ${at}`]),
  );
  const files = buildErrorIndex(many);
  assert.deepEqual(buildErrorIndex(many), files);
  const names: string[] = [];
  const found = await searchErrors('Error eta alpha code417\nfailed beta at step 12', asked(files, names));
  assert.equal(found[0]?.slug, 'n417');
  assert.ok(names.length <= 9, names.join(' '));
});

test('an article is found by the code in its slug, before others that mention it', async () => {
  const others = Array.from({ length: 40 }, (_, at) => article(`other-${at}`, [`something else ${at}`], 'prose'));
  const files = buildErrorIndex([
    ...others,
    article('mentions', ['the linker prints LNK2019 when a symbol is missing'], 'prose'),
    article('linker-error-lnk2019', ['unresolved external symbol']),
  ]);
  const found = await searchErrors('main.obj : error LNK2019: 未解決の外部シンボル "int add(int)"', asked(files));
  assert.equal(found[0]?.slug, 'linker-error-lnk2019');
  assert.ok(hasCertain(found));
});

test('a word that is misspelt is found', async () => {
  const files = buildErrorIndex(messages.map((text, at) => article(`a${at}`, [text])));
  assert.equal((await searchErrors('quoka marsupal mising', asked(files)))[0]?.slug, 'a0');
});

const relatedOf = (articles: readonly IndexedArticle[]) => relatedArticles(new Map(articles.map((one) => [one.slug, messageKeys(one)])));

test('articles that share a message are related, whatever its values; those that share a phrase of all are not', () => {
  const common = 'Run the command below as root first';
  const related = relatedOf([
    article('a', ["cannot open shared object file 'libssl.so'", common]),
    article('b', ["cannot open shared object file 'libz.so'", common]),
    ...Array.from({ length: 8 }, (_, at) => article(`c${at}`, [`a message of its own number ${'x'.repeat(at + 1)}`, common])),
  ]);
  assert.deepEqual(
    [...related],
    [
      ['a', ['b']],
      ['b', ['a']],
    ],
  );
});

test('a frame of the stack is not an error that articles share', () => {
  const frames = [
    'File "/srv/app/report.py", line 15, in <module>',
    'at Object.<anonymous> (/srv/app/index.js:3:1)',
    'Traceback (most recent call last):',
  ];
  assert.equal(relatedOf([article('a', frames), article('b', frames)]).size, 0);
});
