// The development server as an author has it: how long until the first page is
// there, and how long until an edit shows in the browser.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { findChromium, launchBrowser } from '../chromium.ts';
import { freePort } from '../site.ts';
import { edit, noteToEdit } from './edits.ts';
import { type Generator, kaiketsu, kaiketsuCommand, root } from './generators.ts';
import { measure, median } from './measure.ts';

/** @throws Error with what the server printed where it does not serve */
export async function measureDevServer({ posts, temporary, runs, say }: DevJob): Promise<DevFigures> {
  const own = kaiketsu(posts, true, temporary);
  const note = noteToEdit(posts);
  const url = await urlOf(posts, note);
  const times = { cold: [] as number[], warm: [] as number[] };
  for (let run = 1; run <= runs; run++) {
    own.removeCache();
    for (const cache of ['cold', 'warm'] as const) {
      const server = await startServer(posts, own.env(''));
      try {
        times[cache].push(await firstPage(server, url));
        // This page says something of all notes: now the next server has a warm cache.
        await fetch(`${server.url}/translations/`);
      } finally {
        await server.stop();
      }
      const seconds = times[cache].at(-1) ?? 0;
      say(`Development server, ${cache} cache: first page after ${seconds.toFixed(2)} s`);
    }
  }
  const figures = { coldSeconds: median(times.cold), warmSeconds: median(times.warm) };
  if (!findChromium()) return { ...figures, edits: 'there is no Chromium on this machine.' };
  const edits = await editsInBrowser(own, posts, note, url);
  say(`Edit to browser: ${edits.map((seconds) => seconds.toFixed(2)).join(', ')} s`);
  return { ...figures, edits };
}

/** How many edits are timed. */
const editCount = 5;

/** How often a page is asked for, and a browser looks at its own, in ms. */
const lookEvery = 20;

/** How long a server may take until it serves or shows, in ms: this is to measure slow ones too. */
const patience = 600_000;

/** The path of a note's page. */
async function urlOf(posts: string, note: string): Promise<string> {
  const { lines } = await measure([...kaiketsuCommand, 'status', '--json', '--posts', posts], root, process.env);
  const printed = lines.map(({ text }) => text).join('\n');
  // Both streams are in it: progress comes before the list.
  const listed = JSON.parse(printed.slice(printed.indexOf('\n[\n') + 1, printed.lastIndexOf(']') + 1)) as { path: string; url: string }[];
  const found = listed.find(({ path }) => path === note);
  if (!found) throw new Error(`"${note}" is no published note.`);
  return found.url;
}

async function startServer(posts: string, variables: Record<string, string>): Promise<DevServer> {
  const port = await freePort();
  const [program, ...args] = [...kaiketsuCommand, 'dev', '--posts', posts];
  const start = performance.now();
  const child = spawn(program ?? '', args, {
    cwd: root,
    env: { ...process.env, ...variables, PORT: String(port), ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk));
  return {
    url: `http://127.0.0.1:${port}`,
    elapsed: () => (performance.now() - start) / 1000,
    failure: () => (child.exitCode === null && child.signalCode === null ? undefined : `kaiketsu dev ended:\n${printed.slice(-4000)}`),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Seconds from the start until the home page of the note's language is there, with notes. */
async function firstPage({ url, elapsed, failure }: DevServer, noteUrl: string): Promise<number> {
  const [home, notes] = [/^\/[^/]+\//.exec(noteUrl)?.[0] ?? '/', /^\/[^/]+\/[^/]+\//.exec(noteUrl)?.[0] ?? '/'];
  for (;;) {
    const page = await fetch(url + home).then(
      async (response) => (response.ok ? response.text() : ''),
      () => '',
    );
    if (page.includes(`href="${notes}`)) return elapsed();
    const failed = failure() ?? (elapsed() * 1000 > patience ? 'kaiketsu dev serves no notes.' : undefined);
    if (failed) throw new Error(failed);
    await wait(lookEvery);
  }
}

/** Seconds from each write of a note until its open page has the new text. */
async function editsInBrowser(own: Generator, posts: string, note: string, noteUrl: string): Promise<number[]> {
  const server = await startServer(posts, own.env(''));
  try {
    await firstPage(server, noteUrl);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(patience);
      const connected = page.waitForEvent('websocket');
      await page.goto(server.url + noteUrl);
      await connected;
      const seconds: number[] = [];
      for (let number = 0; number < editCount; number++) {
        // An author reads for a moment; the page, reloaded, is connected again.
        await wait(1000);
        const start = performance.now();
        const text = edit(posts, note, firstEdit + number);
        await page.waitForFunction((wanted) => document.body?.textContent?.includes(wanted), text, { polling: lookEvery });
        seconds.push((performance.now() - start) / 1000);
      }
      return seconds;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** Edits before are those of builds. */
const firstEdit = 1000;

interface DevJob {
  posts: string;
  /** For all that is written. */
  temporary: string;
  runs: number;
  /** Told of progress. */
  say(text: string): void;
}

interface DevServer {
  url: string;
  /** Seconds since it was started. */
  elapsed(): number;
  /** What it printed, where it has ended. */
  failure(): string | undefined;
  stop(): Promise<void>;
}

export interface DevFigures {
  /** Until the first page, with neither a cache nor a server before. */
  coldSeconds: number | undefined;
  /** Until the first page, with the cache of a server or build before. */
  warmSeconds: number | undefined;
  /** Seconds of each edit until the browser shows it, or in words why they were not measured. */
  edits: number[] | string;
}
