import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { countLibrary, type Library } from '../../../src/notes/ingest.ts';
import { formatProblem, type Problem, problemSeverities, sortProblems } from '../../../src/notes/problems.ts';
import { root } from '../../site.ts';
import { builtSites } from './built-sites.ts';
import { noteText, publishedNotes, readFiles, readFolder } from './temporary-posts.ts';

const sites = join(root, 'tests/fixtures/sites');

for (const [name, expected] of expectedSites()) {
  test(`the site "${name}" has exactly the problems it should`, async () => {
    const library = await readSite(name);
    const found = library.problems.map((problem) => `${place(problem)} ${problem.severity}`);
    assert.deepEqual(found, expected.problems);
    assert.deepEqual(
      publishedNotes(library).map(({ path }) => path),
      expected.notes,
    );
  });

  test(`in the site "${name}" every file is published or has a problem, and the healthy note is published`, async () => {
    const library = await readSite(name);
    const paths = publishedNotes(library).map(({ path }) => path);
    const unpublished = new Set(library.problems.map(({ file }) => file).filter((file) => /\.mdx?$/i.test(file) && !paths.includes(file)));
    const counts = countLibrary(library);
    assert.equal(counts.files, counts.notes + counts.reported);
    assert.equal(counts.notes, paths.length);
    assert.equal(counts.reported, unpublished.size);
    const onDisk = globSync('**/*.{md,mdx}', { cwd: join(sites, name, 'posts') });
    if (!builtSites[name]) assert.equal(counts.files, onDisk.length);
    assert.ok(paths.includes('en/healthy.md'));
  });
}

test('every code of the catalogue occurs in a site', () => {
  const codes = new Set(expectedSites().flatMap(([, { problems }]) => problems.map((line) => line.split(' ').at(-2))));
  assert.deepEqual([...codes].sort(), Object.keys(problemSeverities).sort());
});

test('problems are sorted by file, line, column and code', () => {
  const at = (file: string, line: number, code: Problem['code'], column?: number): Problem => ({
    ...{ file, line, code, severity: 'info', message: '' },
    ...(column === undefined ? {} : { column }),
  });
  const sorted = [
    at('a.md', 2, 'note-empty'),
    at('a.md', 10, 'encoding-bom'),
    at('a.md', 10, 'line-endings'),
    at('a.md', 10, 'encoding-bom', 3),
    at('b.md', 1, 'note-empty'),
  ];
  assert.deepEqual(sortProblems(sorted.toReversed()), sorted);
});

test('docs/problems.md has a section for every code and no other, in the order of the catalogue', () => {
  assert.deepEqual(
    documentedSections().map(({ code }) => code),
    Object.keys(problemSeverities),
  );
});

test('docs/problems.md shows every code with a line that check prints', async () => {
  const printed = new Set<string>();
  for (const [name] of expectedSites()) {
    for (const problem of (await readSite(name)).problems) printed.add(formatProblem(problem, 'posts/'));
  }
  for (const { code, example } of documentedSections()) {
    const severity = problemSeverities[code as Problem['code']];
    assert.ok(example.includes(` ${severity} ${code} `), `the example of ${code} has its severity and code`);
    const isShown = [...printed].some((line) => line.includes(` ${severity} ${code} `));
    if (isShown) assert.ok(printed.has(example), `check prints: ${example}`);
  }
});

/** Every site by name, with its problems as `file:line code severity`. */
function expectedSites(): [name: string, { problems: string[]; notes: string[] }][] {
  const committed = readdirSync(sites).filter((name) => existsSync(join(sites, name, 'expected.json')));
  return [
    ...committed.map((name): [string, { problems: string[]; notes: string[] }] => {
      const { problems, notes } = JSON.parse(readFileSync(join(sites, name, 'expected.json'), 'utf8')) as ExpectedSite;
      return [name, { problems: problems.map((found) => `${place(found)} ${found.severity}`), notes }];
    }),
    ...Object.entries(builtSites).map(([name, { problems, notes }]): [string, { problems: string[]; notes: string[] }] => [
      name,
      {
        problems: problems.map((line) => `${line} ${problemSeverities[line.split(' ').at(-1) as Problem['code']]}`),
        notes: [...notes, 'en/healthy.md'].sort(),
      },
    ]),
  ];
}

const libraries = new Map<string, Promise<Library>>();

/** Each site is read once, for several tests. */
function readSite(name: string): Promise<Library> {
  const files = builtSites[name]?.files;
  const reading =
    libraries.get(name) ?? (files ? readFiles({ 'en/healthy.md': noteText(), ...files }) : readFolder(join(sites, name, 'posts')));
  libraries.set(name, reading);
  return reading;
}

function place({ file, line, code }: Pick<Problem, 'file' | 'line' | 'code'>): string {
  return `${file}:${line} ${code}`;
}

function documentedSections(): { code: string; example: string }[] {
  const sections = readFileSync(join(root, 'docs/problems.md'), 'utf8').split(/^## /m).slice(1);
  return sections.map((section) => ({
    code: section.slice(0, section.indexOf('\n')),
    example: /^```text\n(.*)\n```$/m.exec(section)?.[1] ?? '',
  }));
}

interface ExpectedSite {
  problems: Problem[];
  notes: string[];
}
