// Where a note is edited, and where a missing one is written, in the web view of
// the repository that `site.ts` names.

import { site } from '../site.ts';
import { decodePath } from './links.ts';
import { languageOfPath, pathKey, readPath } from './path-language.ts';

/**
 * The address of a note's editor.
 *
 * @param path under `posts/`
 * @param repository as `site.repository`
 * @returns `undefined` where no repository is named or its kind is not known
 */
export function editUrl(path: string, repository: string | undefined = site.repository): string | undefined {
  const view = repository === undefined ? undefined : readView(repository);
  return view && `${view.root}/${view.forge.edit}/${view.branch}/${encodePath(view.folder + path)}`;
}

/**
 * The address of the editor of a new file. Its folders are in the query, where
 * they need not exist yet, and where GitHub does not drop the last of them:
 * https://github.com/isaacs/github/issues/1527
 *
 * @param path under `posts/`
 * @param repository as `site.repository`
 * @returns `undefined` where no repository is named or its kind is not known
 */
export function newFileUrl(path: string, repository: string | undefined = site.repository): string | undefined {
  const view = repository === undefined ? undefined : readView(repository);
  return view && `${view.root}/${view.forge.create}/${view.branch}?${view.forge.name}=${encodePath(view.folder + path)}`;
}

/**
 * Where a note in another language belongs, so that its path links it to its
 * article: the path with that language in place of its own, and where it names
 * none, in a folder of the language.
 *
 * @param source the article's original, else any of its notes
 */
export function translationPath({ path, lang }: { path: string; lang: string }, target: string): string {
  const { folders, stem, suffix } = readPath(path);
  const key = pathKey({ folders, stem, suffix }, lang);
  const extension = path.slice(path.lastIndexOf('.'));
  const isNamed = suffix !== undefined && key.split('/').at(-1) === suffix.rest;
  const name = (isNamed ? suffix.rest + stem.charAt(suffix.rest.length) + target : stem) + extension;
  const segments = folders.map(({ segment }) => segment);
  const named = folders.filter((folder) => folder.lang !== undefined).sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
  const candidates = [...named.map((folder) => segments.with(folders.indexOf(folder), target)), segments];
  const links = (candidate: string) =>
    languageOfPath(candidate, new Set())?.lang === target && pathKey(readPath(candidate), target) === key;
  return candidates.map((folder) => [...folder, name].join('/')).find(links) ?? `${target}/${key}-${target}${extension}`;
}

/** Whether `site.repository` is missing, or the address of a folder that notes can be edited in. */
export function isRepository(repository: string | undefined = site.repository): boolean {
  return repository === undefined || readView(repository) !== undefined;
}

/** Takes the address of a folder apart: `https://github.com/owner/name/tree/main/posts`. */
function readView(address: string): View | undefined {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return undefined;
  const { origin, hostname, pathname } = new URL(address);
  for (const forge of forges) {
    const [, root, branch, folder = ''] = forge.view.exec(pathname) ?? [];
    if (!root || !branch || !(forge.host?.test(hostname) ?? true)) continue;
    const inner = decodePath(folder).replace(/^\/|\/+$/g, '');
    return { forge, root: origin + root, branch, folder: inner === '' ? '' : `${inner}/` };
  }
  return undefined;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * GitHub: https://github.com/npm/hosted-git-info/blob/main/lib/hosts.js and the link
 * above. GitLab: its `app/views/projects/blob/_editor.html.haml` reads `file_name`.
 * Gitea, Forgejo and Codeberg: https://github.com/go-gitea/gitea/pull/16556
 */
const forges: readonly Forge[] = [
  { view: /^(.+)\/-\/tree\/([^/]+)(\/.*)?$/, edit: '-/edit', create: '-/new', name: 'file_name' },
  { view: /^(.+)\/src\/branch\/([^/]+)(\/.*)?$/, edit: '_edit', create: '_new', name: 'filename' },
  { view: /^(\/[^/]+\/[^/]+)\/tree\/([^/]+)(\/.*)?$/, host: /^(?:www\.)?github\./, edit: 'edit', create: 'new', name: 'filename' },
];

interface Forge {
  /** Path of a folder: the repository, the branch, the folder in it. */
  view: RegExp;
  /** Where others have addresses of the same form. */
  host?: RegExp;
  /** Before the branch. */
  edit: string;
  create: string;
  /** The parameter with the new file's path. */
  name: string;
}

interface View {
  forge: Forge;
  root: string;
  branch: string;
  /** With a slash at its end; empty for the root. */
  folder: string;
}
