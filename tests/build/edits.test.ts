import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { assertSameSite, differencesOf, readSite, type Site, touchedFiles } from './compare-sites.ts';
import { copyProject } from './project-copy.ts';
import { editGroups, notesIn, unseenEdits } from './sample-edits.ts';
import { notePath, type SampleLanguage, type Topic, writeSampleNotes } from './sample-notes.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-edits-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const first = join(folder, 'first');
const posts = join(folder, 'posts');
const out = join(folder, 'site');
const notes = notesIn(posts);
const project = copyProject(join(folder, 'project'));
/** Where clean builds are made, at the same time as the others. */
const cleanProject = copyProject(join(folder, 'clean-project'));
/** Compare with a clean build after every edit, and not after every group of them. */
const isThorough = process.env['EVERY_EDIT'] === '1';
/** The site of the notes before any edit. */
let firstSite: Site;
let cleanBuilds = 0;

before(async () => {
  writeSampleNotes(first);
  cpSync(first, posts, { recursive: true, preserveTimestamps: true });
  const clean = cleanBuild(first);
  await build();
  firstSite = await clean;
  assertSameSite(readSite(out), firstSite, 'The first build');
});

for (const group of editGroups) {
  const names = group.map(({ name }) => name).join('; ');
  test(`after each of these the site is that of a clean build, and after all are undone too: ${names}`, async () => {
    await startOver();
    const steps: Step[] = [];
    for (const [at, { name, edit }] of group.entries()) {
      const earlier = readSite(out);
      edit(notes);
      await build();
      steps.push(keepStep(join(folder, `step-${at}`), name));
      assert.notDeepEqual(differencesOf(earlier, readSite(out)), [], `${name}: readers see it`);
      if (isThorough) await checkStep(steps.at(-1));
    }
    const last = steps.at(-1);
    assert.ok(last);
    const clean = cleanBuild(last.posts);
    clean.catch(() => {}); // Awaited below.
    undo();
    await build();
    const site = readSite(out);
    if (differencesOf(readSite(last.site), await clean).length > 0) for (const step of steps) await checkStep(step);
    assertSameSite(site, firstSite, 'All undone');
  });
}

for (const { name, edit } of unseenEdits) {
  test(`the site stays the same, and no file of it is written, after ${name}`, async () => {
    const earlier = await startOver();
    edit(notes);
    await build();
    const later = readSite(out);
    assertSameSite(later, firstSite, name);
    assertNone(touchedFiles(earlier, later));
  });
}

test('building again with nothing changed writes no file of the site', async () => {
  const earlier = await startOver();
  await build();
  assertNone(touchedFiles(earlier, readSite(out)));
});

for (const [name, topic, lang, from, to] of [
  ['an original', 'module', 'en', 'moduleword', 'wordmodule'],
  ['a translation', 'widget', 'ja', '使い続けて', '使いつづけて'],
] as const) {
  test(`a word of ${name} writes pages of its article, its lists, one bundle and the error index, and no other file`, async () => {
    const earlier = await startOver();
    notes.replace(notePath(topic, lang), from, to);
    await build();
    const touched = touchedFiles(earlier, readSite(out));
    const isExpected = filesOf(topic, lang);
    assert.ok(touched.includes(`${lang}/notes/${topic}/index.html`));
    assert.ok(touched.some((path) => path.startsWith(`pagefind/${lang}/`)));
    assertNone(touched.filter((path) => !isExpected(path)));
  });
}

test('files of the site that somebody removed, changed or added are put right by the next build', async () => {
  await startOver();
  const place = (path: string) => join(out, path);
  const [stylesheet = ''] = [...firstSite.files.keys()].filter((path) => path.endsWith('.css'));
  rmSync(place('de/notes/camera/index.html'));
  rmSync(place('zh-Hans'), { recursive: true });
  rmSync(place('errors/index.json'));
  writeFileSync(place('ja/feed.xml'), '');
  writeFileSync(place('index.html'), readFileSync(place('index.html'), 'utf8').replace('<html', '<HTML'));
  writeFileSync(place(stylesheet), `${readFileSync(place(stylesheet), 'utf8')}\n`);
  writeFileSync(place('media/en/images/camera.svg'), '<svg/>');
  const [fragment = ''] = readdirSync(place('pagefind/en'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /fragment\/./.test(path),
  );
  writeFileSync(place(join('pagefind/en', fragment)), 'damaged');
  writeFileSync(place('en/added.html'), 'Who wrote this?');
  rmSync(place('robots.txt'));
  mkdirSync(place('robots.txt'));
  await build();
  assertSameSite(readSite(out), firstSite, 'Damaged by hand');
});

test('another folder to write, no search, another default language: each build is a clean one, and so is the next without it', async () => {
  const earlier = await startOver();
  const other = join(folder, 'other-site');
  await project.build(['--posts', posts, '--out', other, '--keep-going']);
  assertSameSite(readSite(other), firstSite, 'Another folder');
  assertNone(touchedFiles(earlier, readSite(out)));
  for (const options of [['--no-search'], ['--default-lang', 'de']]) {
    const clean = cleanBuild(first, options);
    await build(options);
    const site = readSite(out);
    assert.notDeepEqual(differencesOf(site, firstSite), []);
    assertSameSite(site, await clean, options.join(' '));
    await build();
    assertSameSite(readSite(out), firstSite, `Without ${options[0]}`);
  }
});

test('an error stops a build and no file of the site is written; when it is mended the site is a clean one', async () => {
  const earlier = await startOver();
  notes.replace(notePath('kernel'), 'lang: en', 'lang: qqqqqqqqqq');
  const { code } = await project.run(['--posts', posts, '--out', out]);
  assert.equal(code, 1);
  assertNone(touchedFiles(earlier, readSite(out)));
  undo();
  await build();
  assertSameSite(readSite(out), firstSite, 'Mended');
});

test('the project itself edited: a string, a component, a style, a public file, the title', async () => {
  await startOver();
  const edited: [string, string, string][] = [
    ['src/i18n/strings/de.json', '"note.next": "', '"note.next": "Edited '],
    ['src/components/NoteList.astro', 'class="note-list"', 'class="note-list edited"'],
    ['src/styles/lists.css', '.note-list', '.note-list.edited'],
    ['public/favicon.svg', '<svg', '<svg data-edited=""'],
    ['src/site.ts', "title: 'Kaiketsu'", "title: 'Edited'"],
  ];
  const kept = edited.map(([path]) => readFileSync(join(project.folder, path), 'utf8'));
  for (const [path, from, to] of edited) for (const { folder: place } of [project, cleanProject]) notesIn(place).replace(path, from, to);
  const clean = cleanBuild(first);
  await build();
  const site = readSite(out);
  const expected = await clean;
  for (const [at, [path]] of edited.entries())
    for (const { folder: place } of [project, cleanProject]) writeFileSync(join(place, path), kept[at] ?? '');
  assertSameSite(site, expected, 'The project edited');
  await build();
  assertSameSite(readSite(out), firstSite, 'The project as it was');
});

test('a list that gets its second page, and loses it again', async () => {
  const many = join(folder, 'many');
  for (let at = 0; at < 200; at++) notesIn(many).write(`en/n${at}.md`, `---\ntitle: Note ${at}\nlang: en\n---\n\nText ${at}.\n`);
  const target = ['--posts', many, '--out', join(folder, 'many-site')];
  await project.build(target);
  const one = readSite(join(folder, 'many-site'));
  notesIn(many).write('en/zzz.md', '---\ntitle: Zzz\nlang: en\n---\n\nThe last.\n');
  const clean = cleanBuild(many);
  await project.build(target);
  const two = readSite(join(folder, 'many-site'));
  assertSameSite(two, await clean, 'One more');
  assert.ok(two.files.has('en/archive/2/index.html'));
  rmSync(join(many, 'en/zzz.md'));
  await project.build(target);
  assertSameSite(readSite(join(folder, 'many-site')), one, 'One less');
});

/** Into the same folder and with the same cache, always; notes in error are left out. */
async function build(options: readonly string[] = []): Promise<void> {
  await project.build(['--posts', posts, '--out', out, '--keep-going', ...options]);
}

/** A build of the same notes that nothing is known of. */
async function cleanBuild(from: string, options: readonly string[] = []): Promise<Site> {
  const place = join(folder, `clean-${cleanBuilds++}`);
  cpSync(from, join(place, 'posts'), { recursive: true });
  await cleanProject.build(['--posts', join(place, 'posts'), '--out', join(place, 'site'), '--keep-going', ...options]);
  return readSite(join(place, 'site'));
}

/** Begins a test with the first notes and their site, whatever the test before it left. */
async function startOver(): Promise<Site> {
  undo();
  if (differencesOf(readSite(out), firstSite).length > 0) await build();
  return readSite(out);
}

/** Makes the notes what they were before any edit; files that are that already stay untouched. */
function undo(): void {
  for (const path of filesIn(posts)) if (!existsSync(join(first, path))) rmSync(join(posts, path));
  for (const path of filesIn(first)) {
    const text = readFileSync(join(first, path));
    if (!existsSync(join(posts, path)) || !readFileSync(join(posts, path)).equals(text)) writeFileSync(join(posts, path), text);
  }
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)));
}

function keepStep(place: string, name: string): Step {
  rmSync(place, { recursive: true, force: true });
  cpSync(posts, join(place, 'posts'), { recursive: true });
  cpSync(out, join(place, 'site'), { recursive: true });
  return { name, posts: join(place, 'posts'), site: join(place, 'site') };
}

async function checkStep(step: Step | undefined): Promise<void> {
  if (step) assertSameSite(readSite(step.site), await cleanBuild(step.posts), `After ${step.name}`);
}

/** The message has only the first of many. */
function assertNone(paths: readonly string[]): void {
  assert.deepEqual(paths.slice(0, 10), [], `${paths.length} files were written`);
}

/** What an edit of one word may write: a note's text stands in these files, or can. */
function filesOf(topic: Topic, lang: SampleLanguage): (path: string) => boolean {
  const lists = [`${lang}/index.html`, `${lang}/archive/index.html`, `${lang}/feed.xml`];
  const tags = /^tags: \[(.*)\]$/m.exec(notes.read(notePath(topic, lang)))?.[1]?.split(', ') ?? [];
  for (const tag of tags) lists.push(`${lang}/tags/${tag}/index.html`);
  const isPart = [`pagefind/${lang}/`, 'errors/'];
  return (path) => lists.includes(path) || isPart.some((start) => path.startsWith(start)) || path.endsWith(`/notes/${topic}/index.html`);
}

/** Notes and site as they were after an edit. */
interface Step {
  name: string;
  posts: string;
  site: string;
}
