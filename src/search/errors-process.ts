// The process of `build-index.ts` for the error index.

import { readSnapshot, writeRelated } from '../notes/snapshot.ts';
import { serveTasks } from '../processes.ts';
import type { ErrorIndexJob } from './build-index.ts';
import { type Indexing, openIndexing } from './index-articles.ts';
import { openKeptState } from './kept-state.ts';

serveTasks((job: ErrorIndexJob) => {
  const kept = job.keep ? openKeptState(job.cache) : undefined;
  let indexing: Indexing | undefined;
  return {
    answer(task: 'relate' | 'build') {
      indexing ??= openIndexing(readSnapshot(), job, kept);
      if (task === 'build') return indexing.build();
      writeRelated(indexing.related());
      return undefined;
    },
    close: () => kept?.close(),
  };
});
