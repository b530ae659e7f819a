// `kaiketsu check`: every problem, then the counts.

import { countLibrary, ingest } from '../notes/ingest.ts';
import { countBySeverity } from '../notes/problems.ts';
import { applyOptions, type CommonFlags, displayFolder } from './options.ts';
import { progress } from './progress.ts';
import { countLines, printProblems } from './report.ts';

/** @returns 1 where a note is in error, else 0 */
export async function check(flags: CommonFlags & { json?: boolean; strict?: boolean }): Promise<number> {
  const options = applyOptions(flags);
  const reading = progress('Reading notes');
  const library = await ingest(options, { onProgress: reading.update });
  const counts = countBySeverity(library.problems);
  const shown = flags.strict ? library.problems : library.problems.filter(({ severity }) => severity !== 'info');
  if (flags.json) {
    console.log(JSON.stringify({ ...countLibrary(library), problems: library.problems, severities: counts }, null, 2));
  } else {
    reading.done(`${library.files} files`);
    printProblems(shown, displayFolder(options.posts), console.log);
    if (counts.info > 0 && !flags.strict) console.log(`(${counts.info} of severity "info" are not shown; --strict shows them.)`);
    for (const line of countLines(library)) console.log(line);
  }
  return counts.error > 0 ? 1 : 0;
}
