// What one build of the error index leaves for the next, as texts by key.

import { openStore } from '../cache/store.ts';

/** In the cache of a directory, which is made where missing. */
export function openKeptState(directory: string): KeptState & { close(): void } {
  const store = openStore(directory);
  return {
    get: (key) => store.get(prefix + key),
    set: (key, value) => store.set(prefix + key, value),
    delete: (key) => store.delete(prefix + key),
    transaction: store.transaction,
    close: store.close,
  };
}

const prefix = 'errors:';

/** Texts by key that outlast a build. */
export interface KeptState {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  delete(key: string): void;
  /** All that is set and deleted in it, or nothing. */
  transaction(run: () => void): void;
}
