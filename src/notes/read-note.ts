// One file becomes one note and its rendered body.

import { bodyKey, fenceKey, type RenderCache } from '../cache/render-cache.ts';
import { emptyBody, type Fence } from '../markdown/body.ts';
import { type RenderedBody, renderBody } from '../markdown/pipeline.ts';
import { keyPlace } from './front-matter.ts';
import { bodyHash } from './lineage.ts';
import type { Note } from './note.ts';
import { readHead, type ReadSettings } from './note-head.ts';
import { type Problem, problem } from './problems.ts';
import { type References, referencesOf } from './references-of.ts';
import { toNote } from './to-note.ts';

/**
 * Reads a note of `posts/` and leaves its rendered body in the cache; without a
 * note, its problems say why.
 */
export async function readNote(path: string, settings: ReadSettings, cache: Rendered): Promise<ReadResult> {
  const { head, problems } = await readHead(path, settings);
  if (!head) return { problems };
  const digest = bodyKey(head.body, head.format, settings.fingerprint);
  const noteWith = (rendered: RenderedBody, found: Problem[]): Note =>
    toNote(head, { ...rendered, digest, hash: bodyHash(head.body) }, found);
  const isVolatile = dependsOnFiles(head.body, head.format);
  const known = isVolatile ? undefined : cache.body(digest);
  const dependence = isVolatile ? ({ isVolatile } as const) : {};
  const isLeftOut = head.fields.draft === true && !settings.drafts;
  const leftOut = (draft: RenderedBody): ReadResult => {
    problems.push(problem('note-draft', keyPlace(head.raw, 'draft', path), 'The note is a draft and is left out.', '"dev" shows it.'));
    return { problems, unpublished: noteWith(draft, []), ...dependence };
  };
  let body = known;
  if (!body) {
    try {
      body = await renderBody(head.body, head.format, head.absolute);
    } catch (error) {
      if (isLeftOut) return leftOut({ html: '', ...emptyBody() });
      const reason = error instanceof Error ? error.message : String(error);
      const hint = 'Find what nests too deeply or repeats too often, and simplify it.';
      problems.push(problem('body-unrendered', { file: path, line: head.bodyLine }, `The body cannot be rendered: ${reason}.`, hint));
      return { problems, ...dependence };
    }
    cache.setBody(digest, body);
  }
  if (isLeftOut) return leftOut(body);
  for (const { code, line, column, message, hint } of body.problems) {
    problems.push(problem(code, { file: path, line: line + head.bodyLine - 1, column }, message, hint));
  }
  if (problems.some(({ severity }) => severity === 'error')) return { problems, unpublished: noteWith(body, []), ...dependence };
  const note = noteWith(body, problems);
  // Those of a new body are looked for where they are highlighted.
  const fences = known ? body.fences.filter((fence) => cache.fence(fenceKey(fence, settings.fingerprint)) === undefined) : body.fences;
  const references = referencesOf(body, head.body, head.bodyLine, note.audio ? [note.audio] : []);
  return { note, problems, fences, ...(references ? { references } : {}), ...dependence };
}

/** Whether what is found in a body can change while its text stays: imports are looked for beside the note. */
function dependsOnFiles(body: string, format: 'md' | 'mdx'): boolean {
  return format === 'mdx' && /^\s*(?:import|export)\b/m.test(body);
}

type Rendered = Omit<RenderCache, 'close'>;

export interface ReadResult {
  /** Whether what it says depends on other files than the note. */
  isVolatile?: true;
  note?: Note;
  /** In its place one that is left out: what it is to its translations. */
  unpublished?: Note;
  /** What it links to and shows, where there is any. */
  references?: References;
  /** Fences of it that have not been highlighted. */
  fences?: readonly Fence[];
  problems: Problem[];
}
