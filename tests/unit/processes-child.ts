// What `processes.test.ts` starts.

import { serveTasks } from '../../src/processes.ts';

serveTasks(async ({ name }: { name: string }) => {
  if (name === 'broken') throw new TypeError('cannot start');
  return {
    answer(task: string) {
      if (task === 'throw') throw new RangeError('task refused');
      if (task === 'die') process.exit(7);
      return `${name}: ${task}`;
    },
  };
});
