// What one build leaves for the next, as texts by key, in one SQLite file.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens `errors.sqlite` of a directory, which is made where missing. A file that is
 * no database (cut short, overwritten) is replaced by an empty one.
 */
export function openKeptState(directory: string): KeptState & { close(): void } {
  mkdirSync(directory, { recursive: true });
  const database = openDatabase(join(directory, 'errors.sqlite'));
  const select = database.prepare('SELECT value FROM kept WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO kept (key, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM kept WHERE key = ?');
  return {
    get: (key) => (select.get(key) as { value: string } | undefined)?.value,
    set: (key, value) => void insert.run(key, value),
    delete: (key) => void remove.run(key),
    transaction(run) {
      database.exec('BEGIN IMMEDIATE');
      try {
        run();
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  const open = () => {
    const database = new DatabaseSync(path);
    try {
      database.exec('PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
      database.exec('CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
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

/** Texts by key that outlast a build. */
export interface KeptState {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  delete(key: string): void;
  /** All that is set and deleted in it, or nothing. */
  transaction(run: () => void): void;
}
