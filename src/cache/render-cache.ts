// What was rendered, in one SQLite file, by content and by a fingerprint of the
// code that rendered it. Pages read it piece by piece, so a site's HTML is never
// in memory at once.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Fence } from '../markdown/body.ts';
import type { RenderedBody } from '../markdown/pipeline.ts';

/** Writes wait for this many, so that the file is locked rarely and briefly. */
const batch = 200;
/** A file with this many rows a note has mostly what no note has any more. */
const mostRows = 8;

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
  const get = (key: string) => pending.get(key) ?? (select.get(key) as { value: string } | undefined)?.value;
  const set = (key: string, value: string) => {
    pending.set(key, value);
    if (pending.size >= batch) flush();
  };
  const flush = () => {
    if (pending.size === 0) return;
    inTransaction(database, () => {
      for (const [key, value] of pending) insert.run(key, value);
    });
    pending.clear();
  };
  return {
    body(key) {
      const value = get(key);
      return value === undefined ? undefined : (JSON.parse(value) as RenderedBody);
    },
    setBody: (key, body) => set(key, JSON.stringify(body)),
    fence: get,
    setFence: set,
    close() {
      flush();
      database.close();
    },
  };
}

/**
 * Forgets what these bodies do not need, once most of the file is that: a draft
 * or an edit undone comes back for free.
 *
 * @param bodies keys of the bodies of all notes
 */
export function pruneRenderCache(directory: string, bodies: ReadonlySet<string>, fingerprint: string): void {
  const database = openDatabase(join(directory, 'rendered.sqlite'));
  const { rows } = database.prepare('SELECT count(*) AS rows FROM rendered').get() as { rows: number };
  if (rows > mostRows * bodies.size + batch) {
    const needed = new Set(bodies);
    const select = database.prepare('SELECT value FROM rendered WHERE key = ?');
    for (const key of bodies) {
      const row = select.get(key) as { value: string } | undefined;
      const { fences } = JSON.parse(row?.value ?? '{"fences":[]}') as RenderedBody;
      for (const fence of fences) needed.add(fenceKey(fence, fingerprint));
    }
    const remove = database.prepare('DELETE FROM rendered WHERE key = ?');
    const keys = database.prepare('SELECT key FROM rendered').all() as { key: string }[];
    inTransaction(database, () => {
      for (const { key } of keys) if (!needed.has(key)) remove.run(key);
    });
  }
  database.close();
}

/** The key of a body: its text, its format, and the code that renders it. */
export function bodyKey(body: string, format: string, fingerprint: string): string {
  return createHash('sha256').update(fingerprint).update('\0').update(format).update('\0').update(body).digest('base64url');
}

/** The key of a fence's HTML. */
export function fenceKey({ info, code }: Fence, fingerprint: string): string {
  return bodyKey(code, `fence ${info}`, fingerprint);
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
  /** @param key from `bodyKey` */
  body(key: string): RenderedBody | undefined;
  setBody(key: string, body: RenderedBody): void;
  /** @param key from `fenceKey` */
  fence(key: string): string | undefined;
  setFence(key: string, html: string): void;
  close(): void;
}
