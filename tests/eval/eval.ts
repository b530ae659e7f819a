// How well a site's search answers: every query in a real browser, on the page of
// its reader's language, through the pages as they are published.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { progress } from '../../src/cli/progress.ts';
import { canonicalLanguage } from '../../src/notes/language.ts';
import { launchBrowser } from '../chromium.ts';
import { kaiketsu, serve } from '../site.ts';
import { countBytes, pagefindDefault, shipped, type Way } from './ways.ts';
import { type Outcome, type Query, report } from './report.ts';

const help = `Usage: npm run eval -- --posts DIR --queries FILE.jsonl [--site DIR] [--baseline pagefind] [--json]

Asks a site each query and prints how often the right note comes first, by kind,
how often nothing is shown, neither a note nor one that is near, and how much is fetched (kB, gzipped; mean and most): for a first query all of it,
for a later one what the query itself needs.

  --posts DIR      folder of notes
  --queries FILE   one query a line: { id, query, expect, lang_of_reader, kind };
                   "expect" lists notes under DIR, none where no note is right
  --site DIR       a site built from these notes; built anew where it is left out
  --baseline NAME  "pagefind": ask Pagefind's own default over the same pages instead
  --json           print every outcome as JSON`;

const { values } = parseArgs({
  options: {
    posts: { type: 'string' },
    queries: { type: 'string' },
    site: { type: 'string' },
    baseline: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help || !values.posts || !values.queries || (values.baseline ?? 'pagefind') !== 'pagefind') {
  console.log(help);
  process.exit(values.help ? 0 : 2);
}
const started = process.env['INIT_CWD'] ?? process.cwd();
const posts = resolve(started, values.posts);
const queries = readFileSync(resolve(started, values.queries), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Query);
const temporary = mkdtempSync(join(tmpdir(), 'kaiketsu-eval-'));
try {
  const site = values.site ? resolve(started, values.site) : join(temporary, 'site');
  if (!values.site) await run(['build', '--posts', posts, '--out', site, '--keep-going']);
  const rows = JSON.parse(await run(['status', '--json', '--posts', posts])) as { path: string; url: string }[];
  const slugs = new Map(rows.map(({ path, url }) => [path, decodeURIComponent(/\/notes\/([^/]+)\//.exec(url)?.[1] ?? '')]));
  const ways = values.baseline ? await pagefindDefault(site, join(temporary, 'baseline')) : shipped(site);
  const outcomes = await ask(ways, slugs);
  console.log(values.json ? JSON.stringify(outcomes, null, 2) : report(outcomes));
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

async function run(args: string[]): Promise<string> {
  const { code, stdout, stderr } = await kaiketsu(args);
  if (code !== 0) throw new Error(`kaiketsu ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

async function ask({ folder, address, hits: hitsOf, near: nearOf }: Way, slugs: ReadonlyMap<string, string>): Promise<Outcome[]> {
  const { url, server } = await serve(folder);
  const browser = await launchBrowser();
  const outcomes: Outcome[] = [];
  const asking = progress('Queries');
  try {
    for (const query of queries) {
      // An empty browser for each, so that each fetches what a first query fetches.
      const context = await browser.newContext({ locale: query.lang_of_reader });
      const page = await context.newPage();
      const lang = canonicalLanguage(query.lang_of_reader) ?? query.lang_of_reader;
      const fetched = countBytes(page);
      await page.goto(url + address(lang, query.query));
      const hits = await hitsOf(page, query.query);
      const near = await nearOf(page);
      const bytes = await fetched();
      const right = new Set(query.expect.map((path) => slugs.get(path)).filter((slug) => slug !== undefined));
      outcomes.push({
        query,
        hits,
        near,
        bytes,
        rank: hits.findIndex((slug) => right.has(slug)) + 1,
        missing: query.expect.length > 0 && right.size === 0,
      });
      await context.close();
      asking.update(outcomes.length, queries.length);
    }
    asking.done(`${queries.length}`);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  return outcomes;
}
