// The error index over the corpora, asked without a browser: a change of a rule
// shows here before `npm run eval` measures it.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ingest } from '../../src/notes/ingest.ts';
import { runOptions } from '../../src/run-options.ts';
import { buildErrorIndex } from '../../src/search/error-index.ts';
import { searchErrors } from '../../src/search/error-search.ts';
import { indexedArticles } from '../../src/search/indexed-articles.ts';
import { phraseOf } from '../../src/search/plan.ts';
import { hasCertain, rankHits } from '../../src/search/rank.ts';
import type { Query } from '../eval/report.ts';
import { root } from '../site.ts';

const shared = join(root, '../shared');
const skip = existsSync(shared) ? false : 'the corpora are not beside the project';
const own = join(root, 'tests/eval/queries');

let files: Map<string, string>;
let slugs: Map<string, string>;
before(async () => {
  if (skip) return;
  const cache = mkdtempSync(join(tmpdir(), 'kaiketsu-quality-'));
  try {
    const posts = join(shared, 'corpora/posts');
    const { articles } = await ingest({ ...runOptions({ KAIKETSU_ROOT: root, KAIKETSU_POSTS: posts }), cache });
    files = buildErrorIndex(indexedArticles(articles, cache));
    slugs = new Map(articles.flatMap(({ slug, notes }) => notes.map(({ path }) => [path, slug] as const)));
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});

/** Share of queries that the right note comes first for, a little below what was reached. */
const least: [file: string, share: number][] = [
  [join(shared, 'queries/dev.jsonl'), 0.93],
  [join(own, 'corpora.jsonl'), 0.92],
];
for (const [file, share] of least) {
  test(`queries of ${basename(file)}: the right note comes first`, { skip }, async () => {
    const answered = await Promise.all(read(file).map(async (query) => ({ query, ...(await ask(query)) })));
    const wrong = answered.filter(({ query, hits }) => !query.expect.some((path) => slugs.get(path) === hits[0]));
    assert.ok(
      wrong.length <= answered.length * (1 - share),
      wrong.map(({ query }) => `${query.id} ${query.query.slice(0, 80)}`).join('\n'),
    );
    for (const { query, bytes } of answered) assert.ok(bytes <= 28_000, `${query.id} fetches ${bytes} bytes`);
  });
}

test('errors that no note has are not answered', { skip }, async () => {
  const answered = await Promise.all(read(join(own, 'no-answer.jsonl')).map(async (query) => ({ query, ...(await ask(query)) })));
  const wrong = answered.filter(({ hits }) => hits.length > 0).map(({ query }) => query.id);
  assert.ok(wrong.length <= answered.length * 0.04, wrong.join(', '));
});

test('files stay small', { skip }, () => {
  for (const [name, text] of files) {
    const bytes = gzipSync(text).length;
    assert.ok(bytes <= (name === 'index.json' ? 18_000 : 5000), `${name}: ${bytes}`);
  }
});

function read(file: string): Query[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Query);
}

/** As the page does, but for the prose index; `bytes` are those of features and passages. */
async function ask({ query }: Query): Promise<{ hits: string[]; bytes: number }> {
  let bytes = 0;
  const articles = await searchErrors(query, async (name) => {
    const text = files.get(name.replace(/\?.*/, '')) ?? '';
    if (name !== 'index.json') bytes += gzipSync(text).length;
    return text;
  });
  const isPhrase = phraseOf(query) !== undefined && !hasCertain(articles);
  return { hits: rankHits(articles, isPhrase ? [[]] : undefined).hits.map(({ article }) => article), bytes };
}
