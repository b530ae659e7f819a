// The figures of a benchmark as tables.

import type { Built } from './builds.ts';
import type { DevFigures } from './dev-server.ts';
import { hugoName } from './hugo.ts';
import { median, memoryKind } from './measure.ts';
import type { Row } from './scenarios.ts';

/**
 * One row a kind of build: medians, each with its ratio to the peer where the build
 * is cold, else to Kaiketsu's own cold build. The peer is Hugo with Pagefind, or
 * plain Astro where that was not measured.
 */
export function costTable(rows: readonly Row[]): string {
  const memory = `peak ${memoryKind ?? 'memory'}, MiB`;
  const cold = (name: string) => rows.find(({ generator, scenario }) => generator === name && scenario === 'cold');
  const [peer, own] = [cold(hugoName) ?? cold('plain Astro'), cold('Kaiketsu')];
  return table(
    ['', 'wall, s', 'CPU, s', memory, 'output, MiB', 'files', 'pages'],
    rows.map((row) => {
      const beside = row.scenario === 'cold' ? peer : own;
      return [`${row.generator}, ${row.scenario}`, ...cells(figuresOf(row), beside && beside !== row ? figuresOf(beside) : undefined)];
    }),
  );
}

/** One row a step of a build: medians. */
export function phaseTable({ runs }: Row): string {
  const names = [...new Set(runs.flatMap(({ phases }) => phases.map(({ name }) => name)))];
  const rows = names.map((name) => {
    const found = runs.flatMap(({ phases }) => phases.filter((phase) => phase.name === name));
    return {
      name,
      seconds: median(found.map(({ seconds }) => seconds)) ?? 0,
      cpuSeconds: median(found.map(({ cpuSeconds }) => cpuSeconds)),
      peakBytes: median(found.map(({ peakBytes }) => peakBytes)),
    };
  });
  return table(
    ['', 'wall, s', 'CPU, s', `peak ${memoryKind ?? 'memory'}, MiB`],
    rows.map(({ name, seconds, cpuSeconds, peakBytes }) => [
      name,
      seconds.toFixed(1),
      number(cpuSeconds, 1),
      number(peakBytes, 0, mebibyte),
    ]),
  );
}

/** Seconds until the first page and until an edit shows. */
export function devTable({ coldSeconds, warmSeconds, edits }: DevFigures): string {
  const measured = typeof edits === 'string' ? [] : edits;
  return table(
    ['development server', 'seconds'],
    [
      ['start to first page, no cache', number(coldSeconds, 2)],
      ['start to first page, warm cache', number(warmSeconds, 2)],
      [`edit to browser, median of ${measured.length}`, number(median(measured), 2)],
      ['edit to browser, slowest', number(measured.length > 0 ? Math.max(...measured) : undefined, 2)],
    ],
  );
}

/** Medians of all runs of one kind of build. */
export function figuresOf({ runs }: Row): Figures {
  const figures = runs.map(wholeFigures);
  const of = (key: keyof Figures) => median(figures.map((run) => run[key]));
  return {
    seconds: of('seconds') ?? 0,
    cpuSeconds: of('cpuSeconds'),
    peakBytes: of('peakBytes'),
    bytes: of('bytes') ?? 0,
    files: of('files') ?? 0,
    pages: of('pages') ?? 0,
  };
}

/** First column to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  return all.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

const mebibyte = 2 ** 20;
const notMeasured = '–';

function wholeFigures({ cost, size }: Built): Figures {
  return { seconds: cost.seconds, cpuSeconds: cost.cpuSeconds, peakBytes: cost.peakBytes, ...size };
}

function cells(figures: Figures, beside: Figures | undefined): string[] {
  const cell = (key: keyof Figures, digits: number, unit = 1) => {
    const [value, other] = [figures[key], beside?.[key]];
    const ratio = value !== undefined && other ? `  ${(value / other).toFixed(2)}×` : '';
    // Columns stay columns where a row has no ratio.
    return `${number(value, digits, unit)}${ratio || '       '}`;
  };
  return [
    cell('seconds', 2),
    cell('cpuSeconds', 1),
    cell('peakBytes', 0, mebibyte),
    cell('bytes', 1, mebibyte),
    cell('files', 0),
    cell('pages', 0),
  ];
}

function number(value: number | undefined, digits: number, unit = 1): string {
  return value === undefined ? notMeasured : (value / unit).toFixed(digits);
}

export interface Figures {
  /** Wall time. */
  seconds: number;
  cpuSeconds: number | undefined;
  peakBytes: number | undefined;
  /** Of the site. */
  bytes: number;
  files: number;
  pages: number;
}
