// `kaiketsu merge`: parts of a site, built apart, become the site.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { listFiles } from '../build/bundle.ts';
import { type ShardRecord, shardFile } from '../build/shard.ts';
import { openWorkshop } from './build.ts';
import { startFolder, UsageError } from './options.ts';

/**
 * @param folders of the parts
 * @throws UsageError where they are not all parts of one site
 */
export async function merge(folders: readonly string[], flags: { out?: string }): Promise<number> {
  const root = resolve(import.meta.dirname, '../..');
  const parts = folders.map((folder) => readPart(resolve(startFolder(), folder), folder));
  checkParts(parts);
  const out = flags.out ? resolve(startFolder(), flags.out) : join(root, 'dist');
  const workshop = openWorkshop(out);
  try {
    const site = join(workshop, 'site');
    mkdirSync(site);
    let files = 0;
    for (const { folder, shown } of parts) {
      for (const path of listFiles(folder)) {
        if (path === shardFile) continue;
        const target = join(site, path);
        if (existsSync(target))
          throw new UsageError(`"${path}" of "${shown}" is in another part too. Build the parts again into empty folders.`);
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(join(folder, path), target);
        files++;
      }
    }
    if (existsSync(out)) renameSync(out, join(workshop, 'old'));
    renameSync(site, out);
    console.error(`Merged ${parts.length} parts into ${out} (files: ${files})`);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return 0;
}

function readPart(folder: string, shown: string): Part {
  const path = join(folder, shardFile);
  if (!existsSync(path)) {
    throw new UsageError(`"${shown}" is no part of a site: it has no ${shardFile}. Build it with "kaiketsu build --shard".`);
  }
  return { ...(JSON.parse(readFileSync(path, 'utf8')) as ShardRecord), folder, shown };
}

function checkParts(parts: readonly Part[]): void {
  const [first] = parts;
  if (!first) throw new UsageError('Name the folders of the parts.');
  for (const { site, name, all, shown } of parts) {
    if (all.join() !== first.all.join())
      throw new UsageError(`"${shown}" is part ${name} of ${all.length}, but "${first.shown}" is ${first.name}.`);
    if (site !== first.site) {
      throw new UsageError(`"${shown}" and "${first.shown}" are not of the same notes, code and options. Build both from one state.`);
    }
    const other = parts.find((part) => part.name === name && part.shown !== shown);
    if (other) throw new UsageError(`"${shown}" and "${other.shown}" are both part ${name}.`);
  }
  const missing = first.all.filter((name) => !parts.some((part) => part.name === name));
  if (missing.length > 0) throw new UsageError(`Parts are missing: ${missing.join(', ')}.`);
}

interface Part extends ShardRecord {
  folder: string;
  /** The folder as it was named. */
  shown: string;
}
