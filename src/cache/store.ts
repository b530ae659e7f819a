// What one build keeps for the next: values by key in one SQLite file, each with a
// checksum, for SQLite has none. Several processes can read and write it at once.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';

/** Writes wait for this many, so that the file is locked rarely and briefly. */
const batch = 200;

/**
 * Opens the store in a directory, which is made where missing.
 *
 * @throws Error with the code `CACHE_DAMAGED`, from here and from every method,
 * where the file is not as it was written
 */
export function openStore(directory: string): Store {
  mkdirSync(directory, { recursive: true });
  const database = guarded(() => openDatabase(join(directory, 'cache.sqlite')));
  const [select, between, insert, remove] = guarded(() => statements.map((sql) => database.prepare(sql))) as [
    StatementSync,
    StatementSync,
    StatementSync,
    StatementSync,
  ];
  const pending = new Map<string, string | undefined>();
  let limit = batch;
  const change = (key: string, value: string | undefined) => {
    pending.set(key, value);
    if (pending.size >= limit) flush();
  };
  const flush = () => {
    if (pending.size === 0) return;
    guarded(() =>
      inTransaction(database, () => {
        for (const [key, value] of pending) {
          if (value === undefined) remove.run(key);
          else {
            const bytes = encoder.encode(value);
            insert.run(key, bytes, checksum(key, bytes));
          }
        }
      }),
    );
    pending.clear();
  };
  return {
    get(key) {
      if (pending.has(key)) return pending.get(key);
      const row = guarded(() => select.get(key) as Row | undefined);
      return row && checked(key, row);
    },
    *entries(prefix) {
      flush();
      const rows = guarded(() => between.all(prefix, `${prefix}\uffff`) as unknown as (Row & { key: string })[]);
      for (const row of rows) yield [row.key.slice(prefix.length), checked(row.key, row)];
    },
    set: change,
    delete: (key) => change(key, undefined),
    transaction(run) {
      flush();
      limit = Number.POSITIVE_INFINITY;
      try {
        run();
      } catch (error) {
        pending.clear();
        throw error;
      } finally {
        limit = batch;
      }
      flush();
    },
    keys: () => {
      flush();
      return guarded(() => database.prepare('SELECT key FROM kept').all() as { key: string }[]).map(({ key }) => key);
    },
    flush,
    close() {
      flush();
      guarded(() => database.close());
    },
  };
}

const statements = [
  'SELECT value, sum FROM kept WHERE key = ?',
  'SELECT key, value, sum FROM kept WHERE key >= ? AND key < ? ORDER BY key',
  'INSERT OR REPLACE INTO kept (key, value, sum) VALUES (?, ?, ?)',
  'DELETE FROM kept WHERE key = ?',
];

/** Runs what needs the cache of a directory; where that turns out to be damaged it is removed, and all is done anew. */
export async function withSoundCache<T>(directory: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isCacheDamage(error)) throw error;
    console.error('The cache was damaged. It is removed, and everything is done anew.');
    rmSync(directory, { recursive: true, force: true });
    return run();
  }
}

/** Whether an error says that what the cache holds is not what was put there. */
function isCacheDamage(error: unknown): boolean {
  return (error as { code?: string } | undefined)?.code === damagedCode;
}

const damagedCode = 'CACHE_DAMAGED';

/** The error of a cache that lacks what must be in it, or has it wrong. */
export function cacheDamage(reason: string, cause?: Error): Error {
  return Object.assign(new Error(`The cache is damaged: ${reason}`, { cause }), { code: damagedCode });
}

// As bytes they are turned into once, and not for the checksum once more.
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function checked(key: string, { value, sum }: Row): string {
  if (!(value instanceof Uint8Array) || checksum(key, value) !== sum) throw cacheDamage(`the value of ${key} has another checksum.`);
  return decoder.decode(value);
}

function checksum(key: string, value: Uint8Array): number {
  return crc32(value, crc32(key));
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  // Most values take more than a page of the default size.
  database.exec('PRAGMA page_size = 16384; PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec('CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL, sum INTEGER NOT NULL)');
  return database;
}

/** SQLITE_ERROR, SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_CANTOPEN, SQLITE_NOTADB, https://sqlite.org/rescode.html */
const damaged = new Set([1, 10, 11, 14, 26]);

function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    throw errcode !== undefined && damaged.has(errcode & 0xff) ? cacheDamage((error as Error).message, error as Error) : error;
  }
}

function inTransaction(database: DatabaseSync, run: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    run();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

interface Row {
  value: unknown;
  sum: number;
}

export interface Store {
  get(key: string): string | undefined;
  /** Keys that begin so, without that beginning, and their values; in order of the keys. */
  entries(prefix: string): Iterable<[key: string, value: string]>;
  set(key: string, value: string): void;
  delete(key: string): void;
  /** All of what `run` changes is kept, or nothing of it. */
  transaction(run: () => void): void;
  keys(): string[];
  /** Writes what waits to be written. */
  flush(): void;
  close(): void;
}
