// The figures that Kaiketsu is held to, beside what was measured of each.

import type { DevFigures } from './dev-server.ts';
import { hugoName } from './hugo.ts';
import { median } from './measure.ts';
import { type Figures, figuresOf, table } from './report.ts';
import type { Row, Scenario } from './scenarios.ts';

/** @param sizes by how many notes there are */
export function targetTable(sizes: ReadonlyMap<number, Measured>): string {
  const [small, large] = [sizes.get(10_000), sizes.get(100_000)];
  const own = (size: Measured | undefined, scenario: Scenario) => find(size, 'Kaiketsu', scenario);
  const [cold, hugo, coldLarge] = [own(small, 'cold'), find(small, hugoName, 'cold'), own(large, 'cold')];
  const edits = small?.dev?.edits;
  const rows: [figure: string, value: number | undefined, unit: string, limit: string][] = [
    [`10,000 notes, cold: wall to ${hugoName}`, ratio(cold?.seconds, hugo?.seconds), '×', '1.0×'],
    [`10,000 notes, cold: memory to ${hugoName}`, ratio(cold?.peakBytes, hugo?.peakBytes), '×', '0.5×'],
    ['10,000 notes, one edited: wall to cold', ratio(own(small, 'one note edited')?.seconds, cold?.seconds), '×', '0.12×'],
    ['10,000 notes, nothing changed: wall to cold', ratio(own(small, 'nothing changed')?.seconds, cold?.seconds), '×', '0.06×'],
    ['100,000 notes, cold: memory', ratio(coldLarge?.peakBytes, 1e9), ' GB', '4 GB'],
    ['100,000 notes, cold: wall to 10,000 notes', ratio(coldLarge?.seconds, cold?.seconds), '×', '11×'],
    ['100,000 notes, one edited: wall', own(large, 'one note edited')?.seconds, ' s', '20 s'],
    ['10,000 notes, development server: first page, no cache', small?.dev?.coldSeconds, ' s', '5 s'],
    ['10,000 notes, development server: first page, warm cache', small?.dev?.warmSeconds, ' s', '5 s'],
    ['10,000 notes, development server: edit to browser', typeof edits === 'object' ? median(edits) : undefined, ' s', '1 s'],
  ];
  return table(
    ['', 'measured', 'at most'],
    rows.map(([figure, value, unit, limit]) => [figure, value === undefined ? 'not measured' : `${value.toFixed(3)}${unit}`, limit]),
  );
}

function find(size: Measured | undefined, generator: string, scenario: Scenario): Figures | undefined {
  const row = size?.rows.find((other) => other.generator === generator && other.scenario === scenario);
  return row && figuresOf(row);
}

function ratio(value: number | undefined, to: number | undefined): number | undefined {
  return value === undefined || !to ? undefined : value / to;
}

export interface Measured {
  rows: readonly Row[];
  dev: DevFigures | undefined;
}
