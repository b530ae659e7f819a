// The process of `compare-folder.ts`.

import { openStore } from '../cache/store.ts';
import { serveTasks } from '../processes.ts';
import { type CompareJob, compareFolder } from './compare-folder.ts';
import { readRows } from './output-rows.ts';

serveTasks(({ folder, cache }: CompareJob) => ({
  answer() {
    const store = openStore(cache);
    try {
      return compareFolder(folder, readRows(store));
    } finally {
      store.close();
    }
  },
}));
