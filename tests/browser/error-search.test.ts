import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite } from './site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** The error in the middle of what a terminal prints around it. */
const log = [
  ...Array.from(
    { length: 100 },
    (_, at) => `2026-03-0${(at % 9) + 1}T10:00:00.000Z [info] step ${at}: compiled src/part-${at}.ts in ${at} ms`,
  ),
  "ModuleNotFoundError: No module named '_cffi_backend'",
  ...Array.from({ length: 99 }, (_, at) => `    at Object.<anonymous> (/home/me/app/node_modules/pkg-${at}/lib/index.js:${at}:17)`),
].join('\n');

test('a paste of 200 lines leads to its note, in the language of the page, at the line', async () => {
  const page = await search('ja', log);
  const hit = page.locator('[data-hit]').first();
  assert.deepEqual(await hit.evaluate(({ dataset }) => ({ ...(dataset as Record<string, string>) })), {
    hit: '',
    article: 'python-cffi',
    lang: 'ja',
    kind: 'error',
  });
  assert.equal(await hit.locator('.line').textContent(), "ModuleNotFoundError: No module named '_cffi_backend'");
  assert.match((await hit.locator('.meta').textContent()) ?? '', /同じメッセージ/);
  const href = (await hit.locator('a').first().getAttribute('href')) ?? '';
  assert.match(href, /^\/ja\/notes\/python-cffi\/#code\.1:~:text=ModuleNotFoundError/);
  await page.goto(site.url + href);
  assert.match((await page.locator('[id="code.1"]').textContent()) ?? '', /No module named '_cffi_backend'/);
});

test('other paths, numbers and names do not hide an error', async () => {
  const page = await search(
    'de',
    "fatal: detected dubious ownership in repository at '/mnt/c/Users/kim/work/shop'\nTo add an exception for this directory, call:",
  );
  assert.equal(await page.locator('[data-hit]').first().getAttribute('data-article'), 'git-detected-dubious-ownership');
});

test('a hit leads to every language of its article', async () => {
  const page = await search('ko', 'UnsupportedClassVersionError');
  const links = await page
    .locator('[data-hit]')
    .first()
    .locator('.meta a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  assert.ok(links.length > 1);
  for (const path of links) assert.ok((await page.request.get(site.url + path)).ok(), path);
});

test('a title that is the line that matched is marked', async () => {
  const page = await search('en', 'SQLAlchemy OperationalError: connection to server failed');
  const title = page.locator('[data-hit][data-article=sqlalchemy-operationalerror] .title');
  assert.match(await title.locator('mark').first().innerHTML(), /^SQLAlchemy OperationalError: connection to server failed$/);
});

test('an error that no note has is answered so, and what is like it stands apart', async () => {
  const page = await search(
    'en',
    "ModuleNotFoundError: No module named 'quokka'\nTypeError: marsupial() takes 1 positional argument but 3 were given",
  );
  await page.locator('[data-no-match]').waitFor();
  assert.equal(await page.locator('[data-hit]').count(), 0);
});

test('hits can be narrowed to those in a language', async () => {
  const page = await search('en', 'error');
  const before_ = await page.locator('[data-hit]').count();
  const filter = page.getByLabel('Show notes in');
  await filter.selectOption('ko');
  const articles = await page.locator('[data-hit]').evaluateAll((hits) => hits.map((hit) => (hit as HTMLElement).dataset['article'] ?? ''));
  assert.ok(articles.length > 0 && articles.length < before_);
  for (const article of articles) assert.ok((await page.request.get(`${site.url}/ko/notes/${article}/`)).ok(), article);
  const langs = await page
    .locator('[data-hit] .title')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split('/')[1]));
  assert.deepEqual(new Set(langs), new Set(['ko']));
  assert.equal(await page.getByRole('status').textContent(), `Notes found: ${articles.length}`);
  await filter.selectOption('');
  assert.equal(await page.locator('[data-hit]').count(), before_);
});

test('the keyboard alone goes from the page to a note and back to the field', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/`);
  await page.keyboard.press('/');
  await page.keyboard.insertText('error:0308010C');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.insertText('ENOSPC: System limit for number of file watchers reached');
  assert.match(await page.locator('textarea:focus').inputValue(), /\n/);
  await page.keyboard.press('Enter');
  await page.locator('note-search[data-state=done] [data-hit]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), 'vite-enospc-file-watchers');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.locator('textarea:focus').count(), 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/en/notes/vite-enospc-file-watchers/**');
});

test('how many notes were found is said where screen readers hear it', async () => {
  const page = await search('en', 'ENOSPC');
  assert.match((await page.getByRole('status').textContent()) ?? '', /^Notes found: [1-9]/);
});

test('a log file that is dropped is searched', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/search/`);
  await page.locator('textarea').focus();
  await page.waitForFunction(() => customElements.get('note-search'));
  await page.locator('note-search').evaluate((element, text) => {
    const data = new DataTransfer();
    data.items.add(new File([`\0${'noise\n'.repeat(200_000)}`, text], 'build.log'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, log);
  await page.locator('note-search[data-state=done] [data-hit][data-article=python-cffi]').waitFor();
});

test('a paste is searched at once, and several typed lines when Enter is pressed', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/search/`);
  await page.locator('textarea').focus();
  await page.waitForFunction(() => customElements.get('note-search'));
  await page.keyboard.insertText('first line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.insertText('ENOSPC: System limit for number of file watchers reached');
  await page.waitForTimeout(600);
  assert.equal(await page.locator('[data-hit][data-article=vite-enospc-file-watchers]').count(), 0);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('\nError: ENOSPC: System limit reached'));
  await page.keyboard.press('Control+v');
  await page.locator('[data-hit][data-article=vite-enospc-file-watchers]').waitFor();
});

const hostile: [name: string, text: string][] = [
  ['a megabyte of lines', 'Error: something failed at /a/b/c.js:1:2\n'.repeat(25_000)],
  ['a line of 100,000 characters', `Error: ${'x'.repeat(100_000)}`],
  ['a line of 100,000 words', 'word '.repeat(20_000)],
  ['control characters', `Error: ${Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')}`.repeat(500)],
  ['halves of surrogate pairs', `Error: \ud83d\udc00 \udc00\ud83d `.repeat(2000)],
  ['quotes that never close', `'"\`“«`.repeat(20_000)],
  ['dots, colons and digits', '1.1.1.1:'.repeat(10_000)],
  ['brackets and slashes', '[(/\\'.repeat(20_000)],
  ['escape characters', '\u001b[0;1;'.repeat(20_000)],
];
for (const [name, text] of hostile) {
  test(`the page answers ${name}`, async () => {
    const page = await site.page();
    await page.goto(`${site.url}/en/search/`);
    await page.locator('textarea').focus();
    await page.waitForFunction(() => customElements.get('note-search'));
    await page.locator('textarea').evaluate((field: HTMLTextAreaElement, value) => {
      field.value = value;
      field.form?.requestSubmit();
    }, text);
    await page.locator('note-search[data-state=done]').waitFor({ timeout: 10_000 });
  });
}

async function search(lang: string, query: string): Promise<Page> {
  const page = await site.page();
  await page.goto(`${site.url}/${lang}/search/?q=${encodeURIComponent(query)}`);
  await page.locator('note-search[data-state=done]').waitFor();
  return page;
}

/** The article of the hit that has the focus. */
async function focused(page: Page): Promise<string | undefined> {
  return page.locator(':focus').evaluate((element) => element.closest<HTMLElement>('[data-hit]')?.dataset['article']);
}
