// Tells when anything in some folders changes. One watcher a folder, however many
// files there are in it.

import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** How long to wait for more changes after one, in ms: editors write a file in several steps. */
const settled = 30;

/**
 * @param root absolute path that the folders lie under
 * @param onChange told of absolute paths, once they have settled
 */
export function watchFolders(root: string, onChange: (paths: readonly string[]) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  let pending: NodeJS.Timeout | undefined;
  const tell = () => {
    const paths = [...changed];
    changed.clear();
    onChange(paths);
  };
  const add = (folder: string) => {
    const path = join(root, folder);
    const watcher = watch(path, (_, name) => {
      changed.add(name === null ? path : join(path, name));
      clearTimeout(pending);
      pending = setTimeout(tell, settled);
    });
    // A folder that is gone: the one above has told of it.
    watcher.on('error', () => watcher.close());
    watchers.set(folder, watcher);
  };
  return {
    update(folders) {
      for (const [folder, watcher] of watchers) {
        if (folders.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of folders) if (!watchers.has(folder)) add(folder);
    },
    close() {
      clearTimeout(pending);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

export interface FolderWatch {
  /** From now on these are watched, named by their paths under the root. */
  update(folders: ReadonlySet<string>): void;
  close(): void;
}
