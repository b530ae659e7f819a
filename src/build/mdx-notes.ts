// The `.mdx` notes as a module that pages import: Astro compiles them, and what
// they import, as parts of the site.

import { join } from 'node:path';
import type { ViteUserConfig } from 'astro';

const name = 'virtual:mdx-notes';
/** What Vite calls the module. */
export const mdxNotesId = `\0${name}`;

/**
 * @param posts absolute path of the folder of notes
 * @param paths gives the `.mdx` notes under it
 */
export function mdxNotes(posts: string, paths: () => readonly string[]): VitePlugin {
  return {
    name: 'kaiketsu-mdx-notes',
    resolveId: (id) => (id === name ? mdxNotesId : undefined),
    load(id) {
      if (id !== mdxNotesId) return undefined;
      const modules = paths().map((path) => `${JSON.stringify(path)}: () => import(${JSON.stringify(join(posts, path))})`);
      return `export default { ${modules.join(', ')} };`;
    },
  };
}

export type VitePlugin = Exclude<NonNullable<NonNullable<ViteUserConfig['plugins']>[number]>, false | unknown[] | Promise<unknown>>;
