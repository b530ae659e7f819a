// The process of `build-index.ts` for the error index.

import { serveTasks } from '../processes.ts';
import type { ErrorIndexJob } from './build-index.ts';
import { type Indexing, openIndexing } from './index-articles.ts';
import type { ErrorArticle } from './indexed-articles.ts';
import { openKeptState } from './kept-state.ts';

serveTasks((job: ErrorIndexJob) => {
  const kept = job.keep ? openKeptState(job.cache) : undefined;
  let indexing: Indexing | undefined;
  return {
    answer(task: readonly ErrorArticle[] | 'build') {
      if (task === 'build') return indexing?.build();
      indexing = openIndexing(task, job, kept);
      return indexing.related();
    },
    close: () => kept?.close(),
  };
});
