// The figures of a benchmark as tables.

import type { Built } from './builds.ts';
import { median, memoryKind } from './measure.ts';

/** One row a build: medians, each with its ratio to the peer's build of the same kind. */
export function costTable(builds: readonly NamedBuilds[]): string {
  const rows = builds.map(({ name, kind, runs }) => ({ name: `${name}, ${kind}`, kind, figures: medians(runs.map(wholeFigures)) }));
  const peerOf = (kind: string) => rows.find((row) => row.name === `plain Astro, ${kind}`)?.figures;
  const memory = `peak ${memoryKind ?? 'memory'}, MiB`;
  return table(
    ['', 'wall, s', 'CPU, s', memory, 'output, MiB', 'files', 'pages'],
    rows.map(({ name, kind, figures }) => [name, ...cells(figures, peerOf(kind))]),
  );
}

/** One row a phase: medians. */
export function phaseTable({ runs }: NamedBuilds): string {
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

const mebibyte = 2 ** 20;
const notMeasured = '–';

function wholeFigures({ cost, size }: Built): Figures {
  return { seconds: cost.seconds, cpuSeconds: cost.cpuSeconds, peakBytes: cost.peakBytes, ...size };
}

function medians(runs: readonly Figures[]): Figures {
  const of = (key: keyof Figures) => median(runs.map((run) => run[key]));
  return {
    seconds: of('seconds') ?? 0,
    cpuSeconds: of('cpuSeconds'),
    peakBytes: of('peakBytes'),
    bytes: of('bytes') ?? 0,
    files: of('files') ?? 0,
    pages: of('pages') ?? 0,
  };
}

function cells(figures: Figures, peer: Figures | undefined): string[] {
  const cell = (key: keyof Figures, digits: number, unit = 1) => {
    const [value, beside] = [figures[key], peer?.[key]];
    const ratio = value !== undefined && beside && peer !== figures ? `  ${(value / beside).toFixed(2)}×` : '';
    return `${number(value, digits, unit)}${ratio}`;
  };
  return [
    cell('seconds', 1),
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

/** First column to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  return all.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** All runs of one kind of build. */
export interface NamedBuilds {
  /** The generator. */
  name: string;
  kind: 'cold' | 'warm';
  runs: Built[];
}

interface Figures {
  seconds: number;
  cpuSeconds: number | undefined;
  peakBytes: number | undefined;
  bytes: number;
  files: number;
  pages: number;
}
