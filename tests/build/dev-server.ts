// `kaiketsu dev` over a folder of notes that a test writes.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, root } from '../site.ts';

/**
 * @param write writes the notes that are there when the server starts
 * @param project folder of the project
 */
export async function startDev(write: (notes: DevNotes) => void, project = root): Promise<DevServer> {
  const posts = mkdtempSync(join(tmpdir(), 'kaiketsu-dev-'));
  const notes: DevNotes = {
    write(path, title, body, more = '') {
      mkdirSync(join(posts, path, '..'), { recursive: true });
      writeFileSync(join(posts, path), `---\ntitle: ${title}\nlang: en\n${more}---\n\n${body}\n`);
    },
  };
  write(notes);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [join(project, 'src/cli/main.ts'), 'dev', '--posts', posts], {
    cwd: project,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, PORT: String(port), INIT_CWD: project } as NodeJS.ProcessEnv,
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk));
  /** Asks until the answer is right. */
  const waitFor = async (look: () => Promise<string>, text: RegExp) => {
    let last = '';
    for (let tries = 0; tries < 300; tries++) {
      last = await look();
      if (text.test(last)) return;
      await wait(100);
    }
    assert.match(last, text, printed);
  };
  return {
    ...notes,
    posts,
    url,
    shows: (path, text) => {
      const load = () => fetch(url + path).then((response) => response.text());
      return waitFor(() => load().catch(String), text);
    },
    prints: (text) => waitFor(async () => printed, text),
    printed: () => printed,
    async stop() {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(posts, { recursive: true, force: true });
    },
  };
}

interface DevNotes {
  /** @param more lines of front matter */
  write(path: string, title: string, body: string, more?: string): void;
}

export interface DevServer extends DevNotes {
  posts: string;
  url: string;
  /** Waits until a page says so. */
  shows(path: string, text: RegExp): Promise<void>;
  /** Waits until the server has said so. */
  prints(text: RegExp): Promise<void>;
  /** What the server has said. */
  printed(): string;
  stop(): Promise<void>;
}
