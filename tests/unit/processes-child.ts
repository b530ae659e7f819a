// What `processes.test.ts` starts.

import { setTimeout } from 'node:timers/promises';
import { serveTasks } from '../../src/processes.ts';

serveTasks(async ({ name }: { name: string }) => {
  if (name === 'broken') throw new TypeError('cannot start');
  return {
    async answer(task: string) {
      if (task === 'slow') await setTimeout(50);
      if (task === 'throw') throw new RangeError('task refused');
      if (task === 'die') process.exit(7);
      return `${name}: ${task}`;
    },
  };
});
