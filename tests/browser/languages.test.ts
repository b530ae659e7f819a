import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { type OpenSite, openSite } from './site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const long = '/ja/notes/python-cffi/';

test('switching language from the middle of a long note keeps the block on its line, to RTL and back', async () => {
  const page = await site.page();
  await page.goto(site.url + long);
  await scrollToHeading(page, 2);
  const start = await placeOnLine(page);
  await follow(page, 'العربية');
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(new URL(page.url()).search, '', 'the address is plain again');
  assert.equal(new URL(page.url()).hash, '#3-check-the-python-version-and-environment', 'and names the heading');
  assert.deepEqual(await placeOnLine(page), start);
  await follow(page, 'English');
  assert.deepEqual(await placeOnLine(page), start);
  await follow(page, '日本語');
  assert.deepEqual(await placeOnLine(page), start);
});

test('on a phone too, and from before the first heading', async () => {
  const page = await site.page({ viewport: { width: 360, height: 740 } });
  await page.goto(site.url + long);
  await page
    .locator('.prose > p')
    .nth(1)
    .evaluate((block) => scrollTo({ top: block.getBoundingClientRect().top + scrollY - 80, behavior: 'instant' }));
  const start = await placeOnLine(page);
  assert.ok(start.at > 0 && start.at < 4);
  await follow(page, 'العربية');
  assert.equal(new URL(page.url()).hash, '');
  assert.deepEqual(await placeOnLine(page), start);
});

test('a language opened in a new tab is at the same place', async () => {
  const page = await site.page();
  await page.goto(site.url + long);
  await scrollToHeading(page, 5);
  const start = await placeOnLine(page);
  await press(page, page.locator('.languages summary'));
  const opened = page.context().waitForEvent('page');
  await page.keyboard.down('Control');
  await press(page, page.locator('.languages').getByRole('link', { name: 'Deutsch' }));
  await page.keyboard.up('Control');
  const other = await opened;
  await other.waitForURL((url) => url.pathname === '/de/notes/python-cffi/' && url.search === '');
  assert.deepEqual(await placeOnLine(other), start);
});

test('at the top of a note the link of a language is plain', async () => {
  const page = await site.page();
  await page.goto(site.url + long);
  await page.locator('.language-row a').first().focus();
  assert.equal(await page.locator('.language-row a').first().getAttribute('href'), `${site.url}/en/notes/python-cffi/`);
});

test('where the heading is not there, the note opens about as far down', async () => {
  const page = await site.page();
  await page.goto(`${site.url}${long}?at=[1,4,0.5,0,0.5,[],[]]#no-such-heading`);
  await page.waitForFunction(() => !location.search);
  const { at, of } = await placeOnLine(page);
  assert.ok(Math.abs(at / of - 0.5) < 0.1, `${at} of ${of}`);
});

test('an address with a place that nobody gave is shown from its top', async () => {
  const page = await site.page();
  for (const query of [
    '?at=',
    '?at=x_y_z',
    '?at=1',
    '?at=[]',
    '?at={}',
    '?at=[1,0,0,0,0,0,0]',
    '?at=[-5,3,9,9,9,[["x"]],1]',
    '?at=["a",{},[],null,true,[[1,2],["x","y"]],[1]]',
    '?at=[1,4,0.5,0,0.5,[],[]]#%E0%A4%A',
  ]) {
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    await page.goto(site.url + long + query);
    await page.locator('.beside-button').waitFor();
    assert.deepEqual(failures, [], query);
  }
});

test('a heading is found by the id of the original and by its own', async () => {
  const page = await site.page();
  for (const id of ['how-to-fix-it', '問題の解決方法']) {
    await page.goto(`${site.url}${long}#${id}`);
    await page.waitForFunction(() => Math.abs((document.querySelector('#how-to-fix-it')?.getBoundingClientRect().top ?? 0) - 100) < 100);
  }
});

test('open parts of a note stay open in the other language', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/notes/tls-unable-to-get-local-issuer/`);
  const tabs = page.locator('.prose details');
  const before = await openParts(page);
  await tabs.nth(1).locator('summary').click();
  await tabs.nth(1).evaluate((tab) => scrollTo({ top: tab.getBoundingClientRect().top + scrollY - 120, behavior: 'instant' }));
  const now = await openParts(page);
  assert.notDeepEqual(now, before);
  await follow(page, 'Deutsch');
  assert.deepEqual(await openParts(page), now);
});

test('a block that differs from the original opens nothing and moves nothing', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/notes/node-err-require-esm/`);
  const last = page.locator('.prose h2').last();
  await last.evaluate((heading) => scrollTo({ top: heading.getBoundingClientRect().top + scrollY - 200, behavior: 'instant' }));
  const id = await last.getAttribute('id');
  await follow(page, 'Español');
  assert.equal(await page.locator('.prose .code > details').count(), 1);
  assert.deepEqual(await openParts(page), [false]);
  const top = await page.locator(`[id="${id}"]`).evaluate((heading) => heading.getBoundingClientRect().top);
  assert.ok(Math.abs(top - 200) < 4, `${top}`);
  await follow(page, 'English');
  const back = await last.evaluate((heading) => heading.getBoundingClientRect().top);
  assert.ok(Math.abs(back - 200) < 4, `${back}`);
});

test('a place under a heading that is not there is between those around it that are', async () => {
  const page = await site.page();
  const near = [
    ['gone', -9],
    ['how-to-fix-it', -4],
    ['gone-too', 2],
    ['why-this-works', 6],
  ];
  const at = JSON.stringify([1, 4, 0.5, 0, 0.01, near, []]);
  await page.goto(`${site.url}${long}?at=${encodeURIComponent(at)}#no-such-heading`);
  await page.waitForFunction(() => !location.search);
  const [from, to] = await page.evaluate(() =>
    ['how-to-fix-it', 'why-this-works'].map((id) => document.getElementById(id)?.getBoundingClientRect().top ?? 0),
  );
  assert.ok(from !== undefined && to !== undefined && from < 0 && to > 225, `${from} ${to}`);
});

test('keys in the header, which is always in view, scroll nothing', async () => {
  const page = await site.page();
  await page.goto(site.url + long);
  await scrollToHeading(page, 4);
  const before = await page.evaluate(() => scrollY);
  await press(page, page.locator('.languages summary'));
  for (const key of ['Tab', 'Tab', 'Escape', 'Shift+Tab', 'Tab', 'Tab']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => scrollY), before);
});

test('the menu of languages is in the window on the smallest phone', async () => {
  for (const path of ['/de/notes/python-cffi/', '/ar/notes/python-cffi/']) {
    const page = await site.page({ viewport: { width: 320, height: 640 } });
    await page.goto(site.url + path);
    await page.locator('.languages summary').click();
    const box = await page.locator('.languages > div').boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
});

test('a query too long for an address goes along in its tab', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/search/`);
  const paste = `${Array.from({ length: 600 }, (_, at) => `    at step${at} (/srv/app/src/a.js:${at}:1)`).join('\n')}\nError [ERR_REQUIRE_ESM]: require() of ES Module`;
  await page.locator('main textarea').fill(paste);
  await press(page, page.locator('.languages summary'));
  await press(page, page.locator('.languages').getByRole('link', { name: '日本語' }));
  await page.waitForURL('**/ja/search/');
  assert.equal(await page.locator('main textarea').inputValue(), paste);
  await page.locator('[data-hit][data-article="node-err-require-esm"]').waitFor();
});

test('the query of a search goes along', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/search/?q=ENOSPC`);
  await page.locator('note-search[data-state=done]').waitFor();
  await page.locator('main textarea').fill('ERR_REQUIRE_ESM & more');
  await press(page, page.locator('.languages summary'));
  await press(page, page.locator('.languages').getByRole('link', { name: '日本語' }));
  await page.waitForURL('**/ja/search/**');
  assert.equal(await page.locator('main textarea').inputValue(), 'ERR_REQUIRE_ESM & more');
  await page.locator('[data-hit][data-article="node-err-require-esm"]').waitFor();
});

function openParts(page: Page): Promise<boolean[]> {
  return page.evaluate(() => [...document.querySelectorAll('.prose details')].map((part) => (part as HTMLDetailsElement).open));
}

async function scrollToHeading(page: Page, index: number): Promise<void> {
  await page
    .locator('.prose h3')
    .nth(index)
    .evaluate((heading) => scrollTo({ top: heading.getBoundingClientRect().top + scrollY - 100, behavior: 'instant' }));
}

/** Which block of how many stands on the line where one reads, counted over the whole note. */
function placeOnLine(page: Page): Promise<{ at: number; of: number }> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.prose :is(h2, h3, h4, p, li, pre)')];
    const at = blocks.findLastIndex((block) => block.getBoundingClientRect().top <= innerHeight / 4 + 1);
    return { at, of: blocks.length };
  });
}

/** Chooses a language in the menu of the page's header, wherever the page is scrolled to. */
async function follow(page: Page, name: string): Promise<void> {
  const { pathname } = new URL(page.url());
  await press(page, page.locator('.languages summary'));
  await press(page, page.locator('.languages').getByRole('link', { name, exact: true }));
  await page.waitForURL((url) => url.pathname !== pathname && url.search === '');
}

/** A click of the mouse where the element is: Playwright's own scrolls the page. */
async function press(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  assert.ok(box && box.y >= 0 && box.y + box.height <= height, 'it is in the window');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
