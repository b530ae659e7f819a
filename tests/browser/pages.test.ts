import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeViolations, type OpenSite, openSite, pageTypes } from './site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page type in ${colorScheme}, wide and narrow`, async () => {
    for (const width of [1280, 360]) {
      const page = await site.page({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      for (const path of pageTypes) {
        await visit(page, path);
        assert.deepEqual(await axeViolations(page), [], `${path} at ${width} px`);
      }
    }
  });
}

test('the open search, and its hits, pass axe in both themes', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await site.page({ colorScheme, bypassCSP: true });
    await page.goto(`${site.url}/ja/notes/python-cffi/`);
    await page.keyboard.press('/');
    await page.keyboard.type('certificate');
    await page.locator('note-search[data-state=done] [data-hit]').first().waitFor();
    assert.deepEqual(await axeViolations(page), []);
  }
});

test('no page scrolls sideways, from 360 to 1920 pixels', async () => {
  for (const width of [360, 768, 1280, 1920]) {
    const page = await site.page({ viewport: { width, height: 900 } });
    for (const path of pageTypes) {
      await visit(page, path);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(scrollWidth <= width, `${path} is ${scrollWidth} pixels wide at ${width}`);
    }
  }
});

test('no page asks another host for anything, breaks its policy, or has inline code or styles', async () => {
  const page = await site.page();
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => !request.url().startsWith(site.url) && foreign.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  for (const path of pageTypes) {
    await visit(page, path);
    const inline = await page.evaluate(
      () => document.querySelectorAll('[style], style, script:not([src], [type="application/ld+json"]), [onclick]').length,
    );
    assert.equal(inline, 0, path);
    const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    assert.match(policy ?? '', /default-src 'self'/);
    assert.doesNotMatch(policy ?? '', /unsafe-inline|'unsafe-eval'/);
  }
  assert.deepEqual(foreign, []);
  assert.deepEqual(
    complaints.filter((text) => !text.includes('404')),
    [],
  );
});

test('a note reads and switches language with JavaScript off', async () => {
  const page = await site.page({ javaScriptEnabled: false });
  await page.goto(`${site.url}/ja/notes/python-cffi/`);
  await page.getByText("No module named '_cffi_backend'").first().waitFor();
  await page.locator('.language-row').getByRole('link', { name: 'العربية' }).click();
  assert.equal(new URL(page.url()).pathname, '/ar/notes/python-cffi/');
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  await page.locator('.language-row').getByRole('link', { name: 'English' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('without JavaScript the search box leads to a page that says so and shows ways on', async () => {
  const page = await site.page({ javaScriptEnabled: false });
  await page.goto(`${site.url}/en/`);
  await page.getByRole('textbox').fill('No module named');
  await page.getByRole('button', { name: 'Search' }).click();
  assert.match(page.url(), /\/en\/search\/\?q=No\+module\+named/);
  await page.locator('noscript p').filter({ hasText: 'Searching needs JavaScript' }).waitFor();
});

test('the copy button gives the exact text of the block', async () => {
  const page = await site.page({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${site.url}/en/notes/rust-e0382-borrow-of-moved-value/`);
  const figure = page.locator('figure.code').nth(1);
  await figure.getByRole('button', { name: 'Copy' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await figure.locator('pre').textContent());
  assert.ok(!copied.includes('Copy'));
});

test('the wrap button stands only where lines are wider than the block, and wraps them', async () => {
  const page = await site.page({ viewport: { width: 360, height: 800 } });
  await page.goto(`${site.url}/en/notes/sqlalchemy-operationalerror/`);
  const pre = page.locator('figure.code pre').first();
  assert.ok(await pre.evaluate((element) => element.scrollWidth > element.clientWidth));
  await page.locator('figure.code').first().getByRole('button', { name: 'Wrap' }).click();
  assert.ok(await pre.evaluate((element) => element.scrollWidth <= element.clientWidth));
});

test('the theme is remembered on the next page, before it is painted', async () => {
  const page = await site.page({ colorScheme: 'light' });
  await page.goto(`${site.url}/en/`);
  await page.getByRole('button', { name: /Theme/ }).click();
  await page.getByRole('button', { name: 'Theme: Light' }).click();
  await page.goto(`${site.url}/en/archive/`);
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.getByRole('button', { name: 'Theme: Dark' }).click();
  assert.equal(await page.locator('html').getAttribute('data-theme'), null);
});

test('the chooser forwards to the reader language by script, and never from another page', async () => {
  const page = await site.page({ locale: 'zh-HK' });
  await page.goto(`${site.url}/`);
  await page.waitForURL('**/zh-Hant/');
  await page.goto(`${site.url}/en/notes/python-cffi/`);
  await page.waitForTimeout(200);
  assert.equal(new URL(page.url()).pathname, '/en/notes/python-cffi/');
});

test('the 404 page speaks the language of the address first', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/ko/notes/gone/`);
  await page.waitForFunction(() => document.querySelector('.missing-page > li')?.getAttribute('lang') === 'ko');
});

test('Han characters take the regional face of their language', async () => {
  const page = await site.page();
  const faces = new Map<string, string>();
  for (const lang of ['ja', 'zh-Hans', 'zh-Hant']) {
    await page.goto(`${site.url}/${lang}/notes/python-cffi/`);
    faces.set(lang, await page.evaluate(() => getComputedStyle(document.querySelector('.prose p') as Element).fontFamily));
  }
  assert.equal(new Set(faces.values()).size, 3);
});

test('code keeps its columns: every block is monospaced in every language', async () => {
  const page = await site.page();
  for (const path of ['/ja/notes/python-cffi/', '/ar/notes/python-cffi/', '/zh-Hant/notes/java-unsupportedclassversionerror/']) {
    await page.goto(site.url + path);
    const fonts = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll('pre, pre *')].map((element) => getComputedStyle(element).fontFamily.includes('monospace'))),
    ]);
    assert.deepEqual(fonts, [true], path);
  }
});

test('a printed note shows its own address, its provenance and no navigation', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/ja/notes/python-cffi/`);
  assert.equal(await page.getByText('https://kaiketsu.example/ja/notes/python-cffi/').isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByText('https://kaiketsu.example/ja/notes/python-cffi/').isVisible(), true);
  assert.equal(await page.locator('.provenance').isVisible(), true);
  assert.equal(await page.locator('.site-header').isVisible(), false);
  await page.context().close();
});

/** Goes to a page, and waits for the hits of its query. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path);
  if (path.includes('?q=')) await page.locator('note-search[data-state=done] [data-hit]').first().waitFor();
}
