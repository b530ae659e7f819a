// Rendered bodies in one SQLite file, by content and by a fingerprint of the
// code that rendered them. Pages read them one at a time, so a site's HTML is
// never in memory at once.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RenderedBody } from '../markdown/pipeline.ts';

/** Writes wait for this many, so that the file is locked rarely and briefly. */
const batch = 200;

/**
 * Opens the cache in a directory, which is made where missing. A file that is no
 * cache (cut short, overwritten) is replaced by an empty one. Several processes
 * can read and write it at once.
 */
export function openRenderCache(directory: string): RenderCache {
  mkdirSync(directory, { recursive: true });
  const database = openDatabase(join(directory, 'rendered.sqlite'));
  const select = database.prepare('SELECT value FROM rendered WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO rendered (key, value) VALUES (?, ?)');
  const pending = new Map<string, string>();
  const flush = () => {
    if (pending.size === 0) return;
    inTransaction(database, () => {
      for (const [key, value] of pending) insert.run(key, value);
    });
    pending.clear();
  };
  return {
    get(key) {
      const value = pending.get(key) ?? (select.get(key) as { value: string } | undefined)?.value;
      return value === undefined ? undefined : (JSON.parse(value) as RenderedBody);
    },
    set(key, body) {
      pending.set(key, JSON.stringify(body));
      if (pending.size >= batch) flush();
    },
    close() {
      flush();
      database.close();
    },
  };
}

/**
 * Forgets every body but these, once most of the file is others: a draft or an
 * edit undone comes back for free.
 */
export function pruneRenderCache(directory: string, keys: ReadonlySet<string>): void {
  const database = openDatabase(join(directory, 'rendered.sqlite'));
  const stale = (database.prepare('SELECT key FROM rendered').all() as { key: string }[]).filter(({ key }) => !keys.has(key));
  if (stale.length > keys.size + batch) {
    const remove = database.prepare('DELETE FROM rendered WHERE key = ?');
    inTransaction(database, () => {
      for (const { key } of stale) remove.run(key);
    });
  }
  database.close();
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
    database.exec('PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    database.exec('CREATE TABLE IF NOT EXISTS rendered (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
    return database;
  };
  try {
    return open();
  } catch (error) {
    if (!damaged.has((error as { errcode?: number }).errcode ?? 0)) throw error;
    for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
    return open();
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, https://sqlite.org/rescode.html */
const damaged = new Set([11, 26]);

function inTransaction(database: DatabaseSync, run: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    run();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

export interface RenderCache {
  get(key: string): RenderedBody | undefined;
  set(key: string, body: RenderedBody): void;
  close(): void;
}
