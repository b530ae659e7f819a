// Outcomes become a table, one row a kind.

/** How far down a hit still counts. */
const deepest = 10;

export function report(outcomes: readonly Outcome[]): string {
  const kinds = [...Map.groupBy(outcomes, ({ query }) => query.kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = [...kinds, ['all', outcomes] as const].map(([kind, some]) => [kind, ...figures(some)]);
  const table = [['', 'queries', 'first', 'of 3', `MRR@${deepest}`, 'nothing', 'false', 'first kB', 'later kB'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  const missing = outcomes.filter((outcome) => outcome.missing).map(({ query }) => query.id);
  if (missing.length > 0) lines.push('', `No note that is expected is on the site: ${missing.join(', ')}`);
  return lines.join('\n');
}

function figures(outcomes: readonly Outcome[]): string[] {
  const answerable = outcomes.filter(({ query }) => query.expect.length > 0);
  const others = outcomes.filter(({ query }) => query.expect.length === 0);
  const share = (some: readonly Outcome[], of: readonly Outcome[]) => (of.length === 0 ? '–' : (some.length / of.length).toFixed(2));
  const reciprocal = answerable.reduce((sum, { rank }) => sum + (rank > 0 && rank <= deepest ? 1 / rank : 0), 0);
  return [
    String(outcomes.length),
    share(
      answerable.filter(({ rank }) => rank === 1),
      answerable,
    ),
    share(
      answerable.filter(({ rank }) => rank >= 1 && rank <= 3),
      answerable,
    ),
    answerable.length === 0 ? '–' : (reciprocal / answerable.length).toFixed(2),
    share(
      answerable.filter(({ hits, near }) => hits.length + near === 0),
      answerable,
    ),
    share(
      others.filter(({ hits }) => hits.length > 0),
      others,
    ),
    kilobytes(outcomes.map(({ bytes }) => bytes.first)),
    kilobytes(outcomes.map(({ bytes }) => bytes.later)),
  ];
}

/** Mean and most. */
function kilobytes(bytes: readonly number[]): string {
  const mean = bytes.reduce((sum, count) => sum + count, 0) / Math.max(bytes.length, 1);
  return `${(mean / 1000).toFixed(0)}/${(Math.max(0, ...bytes) / 1000).toFixed(0)}`;
}

export interface Query {
  id: string;
  query: string;
  /** Notes under the folder, any of which is right; none where no note is. */
  expect: string[];
  lang_of_reader: string;
  kind: string;
}

export interface Outcome {
  query: Query;
  /** Slugs of the articles that are shown, best first. */
  hits: string[];
  /** How many are shown as not the same but near. */
  near: number;
  /** Fetched, gzipped: by a first query in all, and by the query itself. */
  bytes: { first: number; later: number };
  /** Of the first that is right, from 1; 0 where there is none. */
  rank: number;
  /** Whether a note is expected, and none of those is on the site. */
  missing: boolean;
}
