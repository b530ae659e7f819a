// A language with so many notes that its prose index is in parts.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { IndexHead } from '../../src/errors/format.ts';
import { type OpenSite, openSite } from '../browser/site.ts';
import { assertSameSite, readSite, type Site, touchedFiles } from './compare-sites.ts';
import { copyProject } from './project-copy.ts';

/** In one bundle just so. */
const fewNotes = 4000;
const moreNotes = 40;
/** Words that are tags alone, so that only the prose index knows them, and how many notes have each. */
const tags = Array.from({ length: 24 }, (_, at) => `q${nameOf(at)}`);
const tagged = 8;
/** In one note only, which is long and has another tag too. */
const rareTag = 'wumbaro';

const folder = mkdtempSync(join(tmpdir(), 'kaiketsu-parts-'));
const posts = join(folder, 'posts');
const out = join(folder, 'site');
const project = copyProject(join(folder, 'project'));
const build = () => project.build(['--posts', posts, '--out', out]);
let one: Site;
let site: OpenSite;
let parts: Map<string, string>;

before(async () => {
  mkdirSync(join(posts, 'en'), { recursive: true });
  mkdirSync(join(posts, 'ja'));
  for (let at = 0; at < fewNotes; at++) writeNote(at);
  for (let at = 0; at < 20; at++)
    writeFileSync(join(posts, `ja/${nameOf(at)}.md`), '---\ntitle: 記事\nlang: ja\ntags: [電源]\n---\n\n本文です。\n');
  await build();
  one = readSite(out);
  for (let at = fewNotes; at < fewNotes + moreNotes; at++) writeNote(at);
  await build();
  parts = readParts();
  site = await openSite(out);
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a language of many notes has its index in parts, and another in one', () => {
  const folders = (of: Site) => new Set([...of.files.keys()].flatMap((path) => /^(pagefind\/.*\/)pagefind\.js$/.exec(path)?.[1] ?? []));
  assert.deepEqual(folders(one), new Set(['pagefind/en/', 'pagefind/ja/']));
  assert.deepEqual(folders(readSite(out)), new Set(['pagefind/en/1/', 'pagefind/en/2/', 'pagefind/ja/']));
  const { prose } = JSON.parse(readFileSync(join(out, 'errors/index.json'), 'utf8')) as IndexHead;
  assert.deepEqual(prose, { en: 2 });
  assert.equal(parts.size, fewNotes + moreNotes);
});

test('a query finds the notes of every part, and favours none', async () => {
  const page = await site.page();
  const first = new Map<string, number>();
  for (const tag of tags) {
    await page.goto(`${site.url}/en/search/?q=${tag}`);
    await page.locator('note-search[data-state=done]').waitFor();
    const found = await page.locator('[data-hit]').evaluateAll((hits) => hits.map((hit) => (hit as HTMLElement).dataset['article'] ?? ''));
    const expected = notesWith(tag).map(nameOf);
    assert.deepEqual(found.toSorted(), expected.toSorted(), tag);
    const part = partOf(found[0] ?? '');
    first.set(part, (first.get(part) ?? 0) + 1);
  }
  for (const part of ['1', '2']) assert.ok((first.get(part) ?? 0) >= tags.length / 4, `first hits by part: ${JSON.stringify([...first])}`);
});

test('a note with all words of a query stands before those of a part that does not know one of them', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/search/?q=${rareTag} ${tags[0]}`);
  await page.locator('note-search[data-state=done] [data-hit]').first().waitFor();
  assert.equal(await page.locator('[data-hit]').first().getAttribute('data-article'), nameOf(0));
});

test('a language in one part is asked as ever, and a part that cannot be loaded ends the search', async () => {
  const page = await site.page();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}/ja/search/?q=電源`);
  await page.locator('note-search[data-state=done] [data-hit]').first().waitFor();
  const entries = requests.filter((path) => path.endsWith('pagefind-entry.json'));
  assert.deepEqual(entries, ['/pagefind/ja/pagefind-entry.json']);
  await page.route('**/pagefind/en/1/pagefind-entry.json*', (route) => route.abort());
  await page.goto(`${site.url}/en/search/?q=${tags[0]}`);
  await page.locator('note-search[data-state=done]').waitFor();
});

test('an edit builds the part that has the note, and the index is one again when notes are gone', async () => {
  const earlier = readSite(out);
  const path = join(posts, `en/${nameOf(7)}.md`);
  writeFileSync(path, `${readFileSync(path, 'utf8')}\nAnother sentence.\n`);
  await build();
  const touched = touchedFiles(earlier, readSite(out)).filter((name) => name.startsWith('pagefind/'));
  assert.ok(touched.length > 0);
  assert.deepEqual(new Set(touched.map((name) => name.split('/')[2])), new Set([partOf(nameOf(7))]));
  writeNote(7);
  for (let at = fewNotes; at < fewNotes + moreNotes; at++) rmSync(join(posts, `en/${nameOf(at)}.md`));
  await build();
  assertSameSite(readSite(out), one, 'One part again');
});

/** Letters alone, for a number in a word would be a code. */
function nameOf(at: number): string {
  const digits = at.toString(16).padStart(3, '0');
  return Array.from(
    digits,
    (digit) => ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'xu', 'za'][Number.parseInt(digit, 16)],
  ).join('');
}

function writeNote(at: number): void {
  const name = nameOf(at);
  const own = tags.filter((tag) => notesWith(tag).includes(at));
  if (at === 0) own.push(rareTag);
  const text = 'The disk is full, so it stops. '.repeat(at === 0 ? 400 : 1 + (at % 13));
  writeFileSync(
    join(posts, `en/${name}.md`),
    `---\ntitle: About ${name}\nlang: en\nslug: ${name}\ntags: [${own.join(', ')}]\n---\n\n${text}\n`,
  );
}

function notesWith(tag: string): number[] {
  return Array.from({ length: tagged }, (_, at) => tags.indexOf(tag) + at * 397);
}

/** The part of the index that each English note is in, by its address. */
function readParts(): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of ['1', '2']) {
    const fragments = join(out, 'pagefind/en', part, 'fragment');
    for (const name of readdirSync(fragments)) {
      const text = gunzipSync(readFileSync(join(fragments, name))).toString();
      const url = (JSON.parse(text.slice(text.indexOf('{'))) as { url: string }).url;
      assert.ok(!parts.has(url), `${url} is in both parts`);
      parts.set(url, part);
    }
  }
  return parts;
}

function partOf(name: string): string {
  return parts.get(`/en/notes/${name}/`) ?? '';
}
