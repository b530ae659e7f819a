// The process of `build-index.ts` for the error index.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSnapshot, writeRelated } from '../notes/snapshot.ts';
import { serveTasks } from '../processes.ts';
import type { IndexJob } from './build-index.ts';
import { buildErrorIndex } from './error-index.ts';
import { indexedArticles } from './indexed-articles.ts';
import type { IndexedArticle } from './passages.ts';
import { relatedArticles } from './related.ts';

serveTasks(({ cache, out }: IndexJob) => {
  let articles: readonly IndexedArticle[] | undefined;
  return {
    answer(task: 'relate' | 'build') {
      articles ??= indexedArticles(readSnapshot(), cache);
      if (task === 'relate') return writeRelated(relatedArticles(articles));
      mkdirSync(out, { recursive: true });
      for (const [name, text] of buildErrorIndex(articles)) writeFileSync(join(out, name), text);
    },
  };
});
