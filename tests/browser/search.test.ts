import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenSite, openSite } from './site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

test('nothing of the search is loaded until it is used', async () => {
  const page = await site.page();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}/ja/notes/python-cffi/`);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(
    requests.filter((path) => /pagefind|errors|note-search|strings/.test(path)),
    [],
  );
  await Promise.all([page.waitForRequest(/note-search/), page.keyboard.press('/')]);
});

for (const key of ['/', 'Control+k']) {
  test(`${key} opens the search with the cursor in it, and Escape closes it`, async () => {
    const page = await site.page();
    await page.goto(`${site.url}/en/notes/python-cffi/`);
    await page.keyboard.press(key);
    await page.locator('dialog[open] textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog:not([open])').waitFor({ state: 'attached' });
  });
}

test('each article is one hit, in the language of the page where it has it', async () => {
  const page = await search('/ja/search/', 'certificate');
  const hits = await page.locator('[data-hit]').evaluateAll((items) => items.map((item) => ({ ...(item as HTMLElement).dataset })));
  assert.ok(hits.length > 0);
  assert.equal(new Set(hits.map(({ article }) => article)).size, hits.length);
  for (const { article, lang } of hits) {
    const isThere = await page.request.get(`${site.url}/ja/notes/${article}/`);
    assert.equal(lang === 'ja', isThere.ok(), article);
  }
});

test('an article that the reader language lacks is found from its page', async () => {
  const page = await search('/hi/search/', 'SQLAlchemy OperationalError');
  const hit = page.locator('[data-hit][data-article=sqlalchemy-operationalerror]');
  assert.match((await hit.locator('a').first().getAttribute('href')) ?? '', /^\/(?:en|ja|es)\/notes\/sqlalchemy-operationalerror\//);
});

for (const [lang, query, article] of [
  ['ja', '原因と直し方 証明書', 'tls-unable-to-get-local-issuer'],
  ['zh-Hans', '磁盘空间', 'docker-no-space-left-on-device'],
  ['zh-Hant', '類別檔', 'java-unsupportedclassversionerror'],
  ['ko', '파일 감시', 'vite-enospc-file-watchers'],
  ['ar', 'كلمة المرور', 'postgresql-peer-authentication-failed'],
  ['de', 'Speicher Zertifikat', 'tls-unable-to-get-local-issuer'],
] as const) {
  test(`"${query}" finds its note in ${lang}`, async () => {
    const page = await search(`/${lang}/search/`, query);
    assert.equal(await page.locator(`[data-hit][data-article="${article}"][data-lang="${lang}"]`).count(), 1);
  });
}

test('a whole traceback is asked about by the line that names the error', async () => {
  const page = await search(
    '/en/search/',
    'Traceback (most recent call last):\n  File "/srv/x.py", line 3, in <module>\n    import cryptography\nModuleNotFoundError: No module named \'_cffi_backend\'',
  );
  assert.equal(await page.locator('[data-hit]').first().getAttribute('data-article'), 'python-cffi');
});

test('a query without a note says so, with a hint', async () => {
  const page = await search('/en/search/', 'xylophone quagmire zebra');
  await page.locator('[data-no-match]').waitFor();
  assert.equal(await page.locator('[data-hit]').count(), 0);
});

test('a link with ?q= searches at once, and typing keeps the address', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/search/?q=ENOSPC`);
  await page.locator('note-search[data-state=done] [data-hit]').first().waitFor();
  await page.getByRole('textbox').fill('dubious ownership');
  await page.waitForURL('**/en/search/?q=dubious%20ownership');
});

test('a search that cannot be loaded says so', async () => {
  const page = await site.page();
  await page.route('**/errors/**', (route) => route.abort());
  await page.goto(`${site.url}/en/search/?q=ENOSPC`);
  await page.locator('note-search[data-state=failed]').waitFor();
  assert.match((await page.getByRole('status').textContent()) ?? '', /could not be loaded/);
});

test('a search whose strings cannot be loaded says that it failed, and works when they can', async () => {
  const page = await site.page();
  await page.route('**/en/strings.json', (route) => route.abort());
  await page.goto(`${site.url}/en/search/?q=ENOSPC`);
  await page.locator('note-search[data-state=failed]').waitFor();
  assert.match((await page.getByRole('status').textContent()) ?? '', /could not be loaded/);
  await page.unroute('**/en/strings.json');
  await page.getByRole('textbox').focus();
  await page.keyboard.press('Enter');
  await page.locator('note-search[data-state=done]').waitFor();
});

test('a site without its search says that, and not that the connection failed', async () => {
  const page = await site.page();
  await page.route('**/errors/index.json', (route) => route.fulfill({ status: 404 }));
  await page.goto(`${site.url}/en/search/?q=ENOSPC`);
  await page.locator('note-search[data-state=failed]').waitFor();
  assert.match((await page.getByRole('status').textContent()) ?? '', /without its search/);
});

test('a prose index that cannot be read leaves what the other found', async () => {
  const page = await site.page();
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(`${site.url}/en/search/?q=${encodeURIComponent('file watchers limit')}`);
  await page.locator('note-search[data-state=done] [data-hit]').first().waitFor();
});

async function search(path: string, query: string): Promise<Page> {
  const page = await site.page();
  await page.goto(`${site.url}${path}?q=${encodeURIComponent(query)}`);
  await page.locator('note-search[data-state=done]').waitFor();
  return page;
}
