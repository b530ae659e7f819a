// How far the translations are, for a terminal and for a pull request.

import {
  type Coverage,
  type CoverageCounts,
  countCoverage,
  differingNotes,
  outdatedNotes,
  shareOf,
  type Translation,
} from '../notes/coverage.ts';
import type { Article } from '../notes/note.ts';
import { editUrl } from '../notes/repository.ts';

/** Notes that a list shows; a site may have thousands. */
const listLength = 50;

/** A table with a line a language, then what is outdated and what differs in its code. */
export function statusText(articles: readonly Article[]): string {
  const lists = workLists(articles).map(({ title, notes, about }) => [
    '',
    `${title}: ${notes.length}`,
    ...notes.slice(0, listLength).map((item) => `  ${item.note.path}  ${about(item)}`),
    ...(notes.length > listLength ? [`  and ${notes.length - listLength} more; --json lists all`] : []),
  ]);
  return [...alignTable(tableRows(countCoverage(articles))), ...lists.flat()].join('\n');
}

/**
 * The same as GitHub-flavoured Markdown, with a box to tick for each note.
 *
 * @param repository as `site.repository`, which it is by default: notes are linked to their editor
 */
export function statusMarkdown(articles: readonly Article[], repository?: string): string {
  const [head = [], ...rows] = tableRows(countCoverage(articles));
  const link = (path: string) => editLink(path, repository);
  const tableRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [tableRow(head.map((cell) => cell.replaceAll('\n', ' '))), tableRow(head.map((_, at) => (at === 0 ? ':--' : '--:')))];
  const lists = workLists(articles).map(({ title, notes, about }) => [
    '',
    `### ${title}: ${notes.length}`,
    '',
    ...notes.slice(0, listLength).map((item) => `- [ ] ${link(item.note.path)}, ${about(item, link)}`),
    ...(notes.length > listLength ? ['', `And ${notes.length - listLength} more.`] : []),
  ]);
  return [...table, ...rows.map(tableRow), ...lists.flat()].join('\n');
}

/** The lists that are not empty. */
function workLists(articles: readonly Article[]): WorkList[] {
  const count = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`;
  const outdated: WorkList = {
    title: 'Outdated',
    notes: outdatedNotes(articles),
    about: ({ note: { changes, changedSource }, article: { original } }, show = String) =>
      `of ${show(changedSource?.path ?? original?.path ?? '')}${changes ? `, ${count(changes.length, 'section')} changed` : ''}`,
  };
  const differing: WorkList = {
    title: 'Code differs',
    notes: differingNotes(articles),
    about: ({ note: { parity }, article: { original } }, show = String) =>
      `of ${show(original?.path ?? '')}, ${count(parity?.findings ?? 0, 'difference')}`,
  };
  return [outdated, differing].filter(({ notes }) => notes.length > 0);
}

/** Of the head, words that stand under each other. */
const columns: readonly [title: string, name: keyof CoverageCounts][] = [
  ['notes', 'notes'],
  ['outdated', 'outdated'],
  ['current', 'current'],
  ['not\nstamped', 'unknown'],
  ['without\noriginal', 'orphan'],
  ['originals', 'originals'],
  ['code\ndiffers', 'differs'],
  ['not\ntranslated', 'missing'],
];

function tableRows({ articles, languages, totals }: Coverage): string[][] {
  const row = (title: string, counts: CoverageCounts, all: number) => [
    title,
    ...columns.map(([, name]) => String(counts[name])),
    `${Math.round(shareOf(counts.notes, all) * 100)} %`,
  ];
  return [
    ['language', ...columns.map(([title]) => title), 'of all\narticles'],
    ...languages.map((counts) => row(counts.lang, counts, articles)),
    row('all', totals, articles * languages.length),
  ];
}

/** The first column begins where it stands, the others are numbers. */
function alignTable(rows: readonly string[][]): string[] {
  const lines = rows.flatMap((cells) => {
    const parts = cells.map((cell) => cell.split('\n'));
    const height = Math.max(...parts.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => parts.map((part) => part[line - height + part.length] ?? ''));
  });
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0))) ?? [];
  return lines.map((cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
}

function editLink(path: string, repository: string | undefined): string {
  const url = editUrl(path, repository);
  // Round brackets would end the address.
  return url ? `[${code(path)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})` : code(path);
}

/** Text as inline code, in which nothing of Markdown has a meaning but its own fence. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

interface WorkList {
  title: string;
  notes: Translation[];
  /** What is said of a note beside its path. */
  about: (item: Translation, show?: (path: string) => string) => string;
}
