// Rendered bodies in one SQLite file, by content and by a fingerprint of the
// code that rendered them. Pages read them one at a time, so a site's HTML is
// never in memory at once.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RenderedBody } from '../markdown/pipeline.ts';

/**
 * Opens the cache in a directory, which is made where missing. A file that is no
 * cache (cut short, of another format) is replaced by an empty one.
 */
export function openRenderCache(directory: string): RenderCache {
  mkdirSync(directory, { recursive: true });
  const database = openDatabase(join(directory, 'rendered.sqlite'));
  const select = database.prepare('SELECT value FROM rendered WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO rendered (key, value) VALUES (?, ?)');
  return {
    get(key) {
      const row = select.get(key) as { value: string } | undefined;
      return row && (JSON.parse(row.value) as RenderedBody);
    },
    set(key, body) {
      insert.run(key, JSON.stringify(body));
    },
    async transaction(run) {
      database.exec('BEGIN');
      try {
        return await run();
      } finally {
        database.exec('COMMIT');
      }
    },
    prune(keys) {
      const stale = (database.prepare('SELECT key FROM rendered').all() as { key: string }[]).filter(({ key }) => !keys.has(key));
      const remove = database.prepare('DELETE FROM rendered WHERE key = ?');
      database.exec('BEGIN');
      for (const { key } of stale) remove.run(key);
      database.exec('COMMIT');
    },
    close: () => database.close(),
  };
}

/** The key of a body: its text, its format, and the code that renders it. */
export function renderKey(body: string, format: string, fingerprint: string): string {
  return createHash('sha256').update(fingerprint).update('\0').update(format).update('\0').update(body).digest('base64url');
}

/** A hash of the Markdown code and of the versions of what it runs on. */
export function pipelineFingerprint(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const folder = join(root, 'src/markdown');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  for (const name of ['satteri', 'shiki', 'hast-util-sanitize'])
    hash.update(readFileSync(join(root, 'node_modules', name, 'package.json')));
  return hash.digest('base64url');
}

function openDatabase(path: string): DatabaseSync {
  const open = () => {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000;');
    database.exec('CREATE TABLE IF NOT EXISTS rendered (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
    return database;
  };
  try {
    return open();
  } catch {
    for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
    return open();
  }
}

export interface RenderCache {
  get(key: string): RenderedBody | undefined;
  set(key: string, body: RenderedBody): void;
  /** Runs with one transaction around it, which is what makes many writes fast. */
  transaction<T>(run: () => Promise<T>): Promise<T>;
  /** Forgets every body but these. */
  prune(keys: ReadonlySet<string>): void;
  close(): void;
}
