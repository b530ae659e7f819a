import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { after, test } from 'node:test';
import { corpusNotes } from '../../bench/corpus.ts';
import { makeCorpus } from '../../bench/make-corpus.ts';
import { readFolder } from '../notes/temporary-posts.ts';

const notes = [...corpusNotes(1000)];
const fences = (text: string) => [...text.matchAll(/^ *```\w*\n[\s\S]*?^ *```$/gm)].map(([fence]) => fence);
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const articleOf = (path: string) => posix.basename(path).replace(/-[a-z]{2}(?:-[A-Z]\w+)?\.md$/, '');
const posts = mkdtempSync(join(tmpdir(), 'kaiketsu-corpus-'));
after(() => rmSync(posts, { recursive: true, force: true }));

test('the same seed gives the same notes, another one others', () => {
  assert.equal(digest([...corpusNotes(1000)]), digest(notes));
  const others = new Map([...corpusNotes(1000, 2)].map(({ path, text }) => [path, text]));
  assert.equal(notes.filter(({ path, text }) => others.get(path) === text).length, 0);
});

test('there are exactly as many notes as were asked for, each with a path of its own, most articles in nine languages', () => {
  for (const count of [1, 37, 1000]) assert.equal(new Set([...corpusNotes(count)].map(({ path }) => path)).size, count);
  const articles = Map.groupBy(notes, ({ path }) => articleOf(path));
  const complete = [...articles.values()].filter(({ length }) => length === 9).length;
  assert.ok(complete > articles.size * 0.8 && complete < articles.size, `${complete} of ${articles.size}`);
});

test('no two paragraphs or points of a list are alike', () => {
  const seen = new Map<string, string>();
  for (const { path, text } of notes) {
    const body = text.slice(text.indexOf('\n---\n') + 5).replace(/^ *```\w*\n[\s\S]*?^ *```$/gm, '');
    const paragraphs = body.split('\n').filter((line) => line.trim() && !/^(?:#|---|\|)/.test(line));
    for (const paragraph of paragraphs.map((line) => line.replace(/^(?:- |\d+\. )/, ''))) {
      assert.equal(seen.get(paragraph), undefined, `${path}: ${paragraph}`);
      seen.set(paragraph, path);
    }
  }
  assert.ok(seen.size > 5 * notes.length);
});

test('a translation has the code of its original', () => {
  for (const [article, texts] of Map.groupBy(notes, ({ path }) => articleOf(path))) {
    const original = fences(texts[0]?.text ?? '');
    assert.ok(original.length > 0, article);
    for (const { path, text } of texts) assert.deepEqual(fences(text), original, path);
  }
});

test('sizes are those of real notes: most of one to four kB, a few large ones', () => {
  const sizes = notes.map(({ text }) => Buffer.byteLength(text)).sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.floor(share * (sizes.length - 1))] ?? 0;
  assert.ok(at(0) > 300, `smallest ${at(0)}`);
  assert.ok(at(0.5) > 950 && at(0.5) < 3600, `median ${at(0.5)}`);
  assert.ok(at(0.9) > 3500 && at(0.9) < 9000, `nine tenths ${at(0.9)}`);
  assert.ok(at(1) > 10_000 && at(1) < 100_000, `largest ${at(1)}`);
});

test('Kaiketsu takes every note and finds nothing wrong with any, links included', async () => {
  makeCorpus(posts, 300);
  const library = await readFolder(posts);
  assert.deepEqual(library.problems, []);
  assert.equal(library.articles.flatMap((article) => article.notes).length, 300);
  assert.equal(readdirSync(posts).length, 9);
  assert.ok(notes.some(({ text }) => /\]\(\S+\.md\)/.test(text)));
});
