// How problems are shown.

import { countLibrary, type Library } from '../notes/ingest.ts';
import { countBySeverity, formatProblem, type Problem } from '../notes/problems.ts';

/** One line a problem; in GitHub Actions as annotations, which it shows beside the code. */
export function printProblems(problems: readonly Problem[], folder: string, write: (line: string) => void): void {
  const annotate = process.env['GITHUB_ACTIONS'] === 'true';
  for (const found of problems) write(annotate ? annotation(found, folder) : formatProblem(found, folder));
}

export function errorsOf({ problems }: Library): Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** What a build says of its notes. */
export function summaryOf(library: Library, keepGoing: boolean): Summary {
  const { error, warning } = countBySeverity(library.problems);
  return { errors: errorsOf(library), warnings: warning, lines: countLines(library), isStopped: error > 0 && !keepGoing };
}

export function printSummary({ errors, warnings, lines, isStopped }: Summary, folder: string): void {
  printProblems(errors, folder, console.error);
  if (warnings > 0) console.error(`${warnings} warnings; "check" lists them.`);
  for (const line of lines) console.error(line);
  if (isStopped) console.error('Nothing was built. Mend the errors above, or publish the rest with --keep-going.');
}

/** `9113 files: 8956 notes in 3233 articles (1 orphan), 157 reported.` and the problems by severity. */
export function countLines(library: Library): string[] {
  const { files, notes, reported, articles, orphans } = countLibrary(library);
  const { error, warning, info } = countBySeverity(library.problems);
  return [
    `files: ${files} = notes: ${notes} + reported: ${reported}`,
    `articles: ${articles}, orphans: ${orphans}`,
    `problems: ${error} errors, ${warning} warnings, ${info} infos`,
  ];
}

function annotation({ severity, code, file, line, column = 1, message, hint }: Problem, folder: string): string {
  const level = severity === 'info' ? 'notice' : severity;
  const text = `${message}${hint ? ` ${hint}` : ''}`.replaceAll('%', '%25').replaceAll('\n', '%0A');
  return `::${level} file=${folder}${file},line=${line},col=${column},title=${code}::${text}`;
}

export interface Summary {
  errors: Problem[];
  /** How many. */
  warnings: number;
  /** Counts, as `countLines` has them. */
  lines: string[];
  /** Whether the errors are a reason to build nothing. */
  isStopped: boolean;
}
