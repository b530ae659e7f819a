// Finds a Chromium for the browser tests, and installs one where there is none.

import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The executable of an installed Chrome or Chromium, or `undefined`. */
export function findChromium(): string | undefined {
  const fixed = [
    process.env['CHROME_PATH'] ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ];
  const downloaded = [
    ...globSync('chromium-*/chrome-*/{chrome,chrome.exe}', { cwd: join(homedir(), '.cache/ms-playwright') }).map((path) =>
      join(homedir(), '.cache/ms-playwright', path),
    ),
  ];
  return [...fixed, ...downloaded].find((path) => path && existsSync(path));
}

/** A browser with an empty profile that asks the network for nothing. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium. Run "npm test", which installs one, or set CHROME_PATH.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function installChromium(): void {
  const attempts: [string, string[]][] = [[process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']]];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    attempts.push(['sh', ['-c', 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium']]);
  }
  for (const [command, args] of attempts) {
    console.error(`No Chromium found; trying: ${[command, ...args].join(' ')}`);
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
    if (findChromium()) return;
  }
  console.error('The browser tests need Chrome or Chromium: install one, or set CHROME_PATH to its executable.');
  process.exitCode = 1;
}

if (import.meta.main && !findChromium()) installChromium();
