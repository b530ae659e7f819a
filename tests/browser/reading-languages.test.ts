import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeViolations, type OpenSite, openSite } from './site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

test('the languages of a note stand in the order of the browser, matched by script', async () => {
  for (const [locale, first] of [
    ['zh-HK', 'zh-Hant'],
    ['zh-SG', 'zh-Hans'],
    ['de-AT', 'de'],
    ['pt-BR', 'en'],
  ] as const) {
    const page = await site.page({ locale });
    await page.goto(`${site.url}/ja/notes/python-cffi/`);
    assert.equal((await languagesOf(page))[0], first, locale);
    await page.context().close();
  }
});

test('the panel sets the order by keyboard alone, and it is kept', async () => {
  const page = await site.page({ locale: 'en-US' });
  await page.goto(`${site.url}/en/notes/python-cffi/`);
  await openPanel(page);
  const panel = page.getByRole('dialog', { name: 'Reading languages' });
  await panel.getByRole('checkbox', { name: '日本語' }).press('Space');
  await panel.getByRole('checkbox', { name: 'العربية' }).press('Space');
  await panel.getByRole('button', { name: 'Move up: العربية' }).press('Enter');
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
    'Move up: العربية',
    'the focus stays on the button',
  );
  await page.keyboard.press('Enter');
  assert.deepEqual(await panel.locator('li:has(:checked)').allTextContents(), ['العربية↑↓', 'English↑↓', '日本語↑↓']);
  await page.keyboard.press('Escape');
  assert.equal(await panel.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY', 'the focus is back at the menu');
  assert.deepEqual((await languagesOf(page)).slice(0, 3), ['ar', 'en', 'ja'], 'at once');
  await page.goto(`${site.url}/de/notes/python-cffi/`);
  assert.deepEqual((await languagesOf(page)).slice(0, 3), ['ar', 'en', 'ja'], 'on the next page');
  assert.equal(new URL(page.url()).pathname, '/de/notes/python-cffi/', 'an address is never redirected');
});

test('the last language cannot be taken away, and the browser is asked again where the reader wants it', async () => {
  const page = await site.page({ locale: 'de-DE' });
  await page.goto(`${site.url}/en/archive/`);
  await openPanel(page);
  const panel = page.getByRole('dialog');
  assert.deepEqual(await panel.locator('li:has(:checked)').allTextContents(), ['Deutsch↑↓']);
  assert.ok(await panel.getByRole('checkbox', { name: 'Deutsch' }).isDisabled());
  await panel.getByRole('checkbox', { name: 'Français' }).check();
  await panel.getByRole('checkbox', { name: 'Deutsch' }).uncheck();
  assert.deepEqual(await stored(page), ['fr']);
  await panel.getByRole('button', { name: 'As in the browser' }).click();
  assert.equal(await stored(page), null);
  assert.deepEqual(await panel.locator('li:has(:checked)').allTextContents(), ['Deutsch↑↓']);
  await panel.getByRole('button', { name: 'Done' }).click();
  assert.equal(await panel.count(), 0);
});

test('the chooser forwards to the first language that the reader set', async () => {
  const page = await site.page({ locale: 'en-US' });
  await page.goto(`${site.url}/en/archive/`);
  await read(page, ['ko', 'en']);
  await page.goto('about:blank');
  await page.goto(`${site.url}/`);
  await page.waitForURL('**/ko/');
});

test('what else is stored than languages is as good as nothing', async () => {
  const page = await site.page({ locale: 'de-DE' });
  for (const value of ['{', '5', '[]', '[7,null]', '"ja"', '["xx-not-a-tag-at-all"]']) {
    await page.goto(`${site.url}/en/notes/python-cffi/`);
    await page.evaluate((text) => localStorage.setItem('reading-languages', text), value);
    await page.reload();
    assert.ok((await languagesOf(page)).length >= 5, value);
    await page.locator('.beside-button, .theme-switch, theme-switch button').first().waitFor();
  }
});

test('an entry of a list opens in the first language that the reader set, and its own stays one link away', async () => {
  const page = await site.page({ locale: 'en-US' });
  await page.goto(`${site.url}/en/archive/`);
  const entry = page.locator('.note-list li', { hasText: 'cffi' }).first();
  assert.match((await entry.locator('.title').getAttribute('href')) ?? '', /\/en\/notes\/python-cffi\/$/);
  await read(page, ['ja', 'en']);
  await page.reload();
  await entry.locator('.title').click();
  assert.equal(new URL(page.url()).pathname, '/ja/notes/python-cffi/');
  await page.goBack();
  await entry.locator('.versions').getByRole('link', { name: 'en', exact: true }).click();
  assert.equal(new URL(page.url()).pathname, '/en/notes/python-cffi/');
});

test('a hit opens in the first language that the reader set', async () => {
  const page = await site.page({ locale: 'en-US' });
  const hit = page.locator('[data-hit][data-article="python-cffi"] .title');
  const query = `?q=${encodeURIComponent("ModuleNotFoundError: No module named '_cffi_backend'")}`;
  await page.goto(`${site.url}/en/search/${query}`);
  await hit.waitFor();
  assert.match((await hit.getAttribute('href')) ?? '', /\/en\/notes\/python-cffi\//);
  await read(page, ['zh-Hant', 'en']);
  await page.reload();
  await hit.waitFor();
  assert.match((await hit.getAttribute('href')) ?? '', /\/zh-Hant\/notes\/python-cffi\//);
});

test('what the panel sets and takes back holds at once, in lists and for hits', async () => {
  const page = await site.page({ locale: 'en-US' });
  await page.goto(`${site.url}/en/archive/`);
  const hrefs = () => page.locator('.note-list a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  const written = await hrefs();
  await openPanel(page);
  const panel = page.getByRole('dialog');
  await panel.getByRole('checkbox', { name: '日本語' }).check();
  await panel.getByRole('button', { name: 'Move up: 日本語' }).click();
  const entry = page.locator('.note-list li', { hasText: 'cffi' }).first();
  assert.match((await entry.locator('.title').getAttribute('href')) ?? '', /\/ja\/notes\/python-cffi\/$/);
  await panel.getByRole('button', { name: 'As in the browser' }).click();
  assert.deepEqual(await hrefs(), written);
  await page.goto(`${site.url}/en/search/?q=${encodeURIComponent("ModuleNotFoundError: No module named '_cffi_backend'")}`);
  const hit = page.locator('[data-hit][data-article="python-cffi"] .title');
  await hit.waitFor();
  await openPanel(page);
  await panel.getByRole('checkbox', { name: 'Deutsch' }).check();
  await panel.getByRole('button', { name: 'Move up: Deutsch' }).click();
  await page.locator('[data-hit][data-article="python-cffi"] .title[href*="/de/notes/"]').waitFor();
});

test('a click on the edge of the panel leaves it open, one beside it closes it', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/en/`);
  await openPanel(page);
  const box = await page.locator('.reading-panel').boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + 8, box.y + 60);
  assert.equal(await page.locator('.reading-panel').count(), 1);
  await page.mouse.click(box.x - 20, box.y + 60);
  await page.locator('.reading-panel').waitFor({ state: 'detached' });
});

test('where storage is refused the theme and the languages hold on the page', async () => {
  const page = await site.page({ locale: 'en-US', colorScheme: 'light' });
  const failures: string[] = [];
  page.on('pageerror', ({ message }) => failures.push(message));
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await page.goto(`${site.url}/en/notes/python-cffi/`);
  const theme = page.locator('theme-switch button');
  await theme.click();
  await theme.click();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.match((await theme.textContent()) ?? '', /Dark/);
  await openPanel(page);
  const panel = page.getByRole('dialog');
  await panel.getByRole('checkbox', { name: '日本語' }).check();
  await panel.getByRole('button', { name: 'Move up: 日本語' }).click();
  assert.equal((await languagesOf(page))[0], 'ja');
  assert.deepEqual(failures, []);
});

test('the panel passes axe in both themes and on a phone', async () => {
  for (const [colorScheme, width, path] of [
    ['light', 1280, '/ja/'],
    ['dark', 360, '/ar/archive/'],
  ] as const) {
    const page = await site.page({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    await page.goto(site.url + path);
    await openPanel(page);
    assert.deepEqual(await axeViolations(page), [], path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
});

async function openPanel(page: Page): Promise<void> {
  await page.locator('.languages summary').click();
  await page.locator('.reading-button').click();
  await page.locator('.reading-panel').waitFor();
}

async function read(page: Page, languages: readonly string[]): Promise<void> {
  await page.evaluate((tags) => localStorage.setItem('reading-languages', JSON.stringify(tags)), languages);
}

function stored(page: Page): Promise<unknown> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('reading-languages') ?? 'null') as unknown);
}

function languagesOf(page: Page): Promise<string[]> {
  return page.locator('.language-row li > :first-child').evaluateAll((items) => items.map((item) => (item as HTMLElement).lang));
}
