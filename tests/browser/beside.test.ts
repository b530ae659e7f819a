import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { kaiketsu, root } from '../site.ts';
import { axeViolations, type OpenSite, openSite } from './site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const arabic = '/ar/notes/python-cffi/';
const corpus = join(root, '../shared/corpora/posts/jekyll-notes');

test('a translation stands beside its original block by block, with its code once', async () => {
  const page = await site.page();
  await page.goto(site.url + arabic);
  const blocks = await page.locator('.prose > *').count();
  const figures = await page.locator('.prose figure').count();
  await show(page);
  assert.ok((await page.locator('.beside .pair').count()) >= blocks, 'lists have a row an item');
  assert.equal(await page.locator('.prose figure').count(), figures);
  const row = page.locator('.pair', { hasText: 'What causes the error' });
  assert.equal(await row.locator('> :first-child').textContent(), await page.locator('#what-causes-the-error').textContent());
  const original = row.locator('.beside-original');
  assert.equal(await original.getAttribute('lang'), 'en');
  assert.equal(await original.getAttribute('dir'), 'ltr');
  const [here, there] = [await row.locator('> :first-child').boundingBox(), await original.boundingBox()];
  assert.ok(here && there && there.x + there.width <= here.x, 'to the left of right-to-left text');
  assert.equal(here.y, there.y);
});

test('on a phone the original stands beneath each block', async () => {
  const page = await site.page({ viewport: { width: 360, height: 740 } });
  await page.goto(`${site.url}/ja/notes/python-cffi/`);
  await show(page);
  const row = page.locator('.pair', { hasText: 'What causes the error' });
  const [here, there] = [await row.locator('> :first-child').boundingBox(), await row.locator('.beside-original').boundingBox()];
  assert.ok(here && there && there.y >= here.y + here.height);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test('the original is fetched when it is asked for, once, and the translation alone comes back as it was', async () => {
  const page = await site.page();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.url + arabic);
  const before = await page.locator('.prose').innerHTML();
  assert.ok(!asked.includes('/en/notes/python-cffi/'));
  await show(page);
  assert.equal(asked.filter((path) => path === '/en/notes/python-cffi/').length, 1);
  assert.equal(await page.locator('.beside-button').textContent(), 'الترجمة وحدها');
  await page.locator('.beside-button').click();
  await page.locator('.prose:not(.beside)').waitFor();
  const plain = (html: string) => html.replace(/>\s+</g, '><').trim();
  assert.equal(plain(await page.locator('.prose').innerHTML()), plain(before));
});

test('the place is kept, and no id stands twice', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/ja/notes/python-cffi/`);
  const heading = page.locator(`[id="${await page.locator('.prose h3').nth(3).getAttribute('id')}"]`);
  await heading.evaluate((element) => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 200, behavior: 'instant' }));
  await page.locator('.beside-button').evaluate((button) => (button as HTMLElement).click());
  await page.locator('.prose.beside').waitFor();
  const top = await heading.evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(Math.abs(top - 200) < 30, `the heading is at ${top}`);
  assert.deepEqual(
    await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    }),
    [],
  );
});

test('links are reached in the order in which they are read', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/ja/notes/python-cffi/`);
  await show(page);
  const places = await page
    .locator('.prose.beside :is(a, button, pre)')
    .evaluateAll((items) =>
      items.filter((item) => item.getClientRects().length > 0).map((item) => item.closest('.pair')?.getBoundingClientRect().top ?? 0),
    );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('both are printed', async () => {
  const page = await site.page();
  await page.goto(site.url + arabic);
  await show(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.beside-original').first().isVisible());
  assert.equal(await page.locator('.beside-button').isVisible(), false);
});

test('where the original cannot be fetched the reader is told, and nothing else happens', async () => {
  const page = await site.page();
  await page.goto(site.url + arabic);
  await page.route('**/en/notes/**', (route) => route.abort());
  const before = await page.locator('.prose').innerHTML();
  await page.locator('.beside-button').click();
  await page.locator('.provenance [role=alert]').filter({ hasText: 'تعذّر تحميل الأصل' }).waitFor();
  assert.equal(await page.locator('.prose').innerHTML(), before);
  await page.unroute('**/en/notes/**');
  await show(page);
  assert.equal(await page.locator('.provenance [role=alert]').textContent(), '');
});

test('an original has no such button, nor a note whose original is not here', async () => {
  const page = await site.page();
  for (const path of ['/en/notes/python-cffi/', '/ko/notes/linux-libssl-so-1-1-cannot-open/']) {
    await page.goto(site.url + path);
    assert.equal(await page.locator('.beside-button').count(), 0, path);
  }
});

test('who reloads the page or comes back to it finds both texts at the same place', async () => {
  const page = await site.page();
  await page.goto(`${site.url}/ja/notes/python-cffi/`);
  await show(page);
  const heading = page.locator('.pair h3').nth(3);
  await heading.evaluate((element) => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 220, behavior: 'instant' }));
  // The place is noted when the scrolling has ended.
  await page.waitForFunction(() => (history.state as { beside?: { place?: unknown } } | null)?.beside?.place);
  for (const leave of [
    () => page.reload(),
    async () => {
      await page.goto(`${site.url}/ja/`);
      await page.goBack();
    },
  ]) {
    await leave();
    await page.locator('.prose.beside').waitFor();
    const top = await heading.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(Math.abs(top - 220) < 30, `${top}`);
  }
});

test('text that stands loose among blocks stays, and code of the original alone has its tools', async () => {
  const posts = mkdtempSync(join(tmpdir(), 'kaiketsu-loose-'));
  const text = (lang: string, words: string, code: string) =>
    `---\ntitle: T\nlang: ${lang}\ntranslated: ${lang !== 'en'}\n---\n\n<ul><li>z</li></ul>\n${words}\n\n\`\`\`\n${code}\n\`\`\`\n`;
  mkdirSync(join(posts, 'en'));
  mkdirSync(join(posts, 'ja'));
  writeFileSync(join(posts, 'en/a.md'), text('en', 'LOOSE words', 'npm stop'));
  writeFileSync(join(posts, 'ja/a.md'), text('ja', '裸の語', 'npm start'));
  const out = join(posts, 'dist');
  const built = await kaiketsu(['build', '--posts', posts, '--out', out, '--no-search']);
  assert.equal(built.code, 0, built.stderr);
  const other = await openSite(out);
  try {
    const page = await other.page();
    await page.goto(`${other.url}/ja/notes/a/`);
    const before = await textOf(page, '.prose');
    await show(page);
    assert.match(await textOf(page, '.prose'), /裸の語/);
    assert.match(await textOf(page, '.beside-original'), /LOOSEwords/);
    assert.equal(await page.locator('.beside-original .tools .copy').count(), 1);
    await page.locator('.beside-button').click();
    await page.locator('.prose:not(.beside)').waitFor();
    assert.equal(await textOf(page, '.prose'), before);
  } finally {
    await other.close();
    rmSync(posts, { recursive: true, force: true });
  }
});

test('both side by side pass axe', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await site.page({ colorScheme, bypassCSP: true });
    await page.goto(site.url + arabic);
    await show(page);
    assert.deepEqual(await axeViolations(page), []);
  }
});

test(
  'of texts that differ in structure nothing is lost and nothing doubled',
  { skip: existsSync(corpus) ? false : 'the corpora are not beside the project' },
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'kaiketsu-beside-'));
    const built = await kaiketsu(['build', '--posts', corpus, '--out', out, '--keep-going', '--no-search']);
    assert.equal(built.code, 0, built.stderr);
    const other = await openSite(out);
    try {
      const page = await other.page();
      await page.goto(`${other.url}/en/notes/node-openssl/`);
      const original = await textOf(page, '.prose');
      await page.goto(`${other.url}/ja/notes/node-openssl/`);
      const own = await textOf(page, '.prose');
      await show(page);
      assert.equal(await textOf(page, '.pair > :not(.beside-original)'), own);
      const shown = await textOf(page, '.beside-original, .once > *');
      assert.ok(
        original.length > 1000 && shown.length > 0.9 * original.length && shown.length <= original.length,
        `${shown.length} of ${original.length}`,
      );
    } finally {
      await other.close();
      rmSync(out, { recursive: true, force: true });
    }
  },
);

async function show(page: Page): Promise<void> {
  await page.locator('.beside-button').click();
  await page.locator('.prose.beside').waitFor();
}

async function textOf(page: Page, selector: string): Promise<string> {
  const texts = await page.locator(selector).evaluateAll((blocks) =>
    blocks.map((block) => {
      const copy = block.cloneNode(true) as Element;
      for (const tools of copy.querySelectorAll('.tools, figcaption')) tools.remove();
      return copy.textContent;
    }),
  );
  return texts.join('').replace(/\s+/g, '');
}
