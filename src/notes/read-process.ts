// One of the processes of `read-notes.ts`: answers batches of paths with what it read.

import { constants, setPriority } from 'node:os';
import { serveTasks } from '../processes.ts';
import type { ReadSettings } from './note-head.ts';
import { openReader } from './note-reader.ts';

serveTasks(async (settings: ReadSettings) => {
  if (settings.isAhead) setPriority(constants.priority.PRIORITY_LOW);
  const { read, close } = await openReader(settings);
  return { answer: read, close };
});
