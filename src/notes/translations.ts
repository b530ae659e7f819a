// Every translation against its original: is it behind, and is its code the same.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRenderCache, type RenderCache } from '../cache/render-cache.ts';
import { alignHeadings } from '../markdown/align-headings.ts';
import { emptyBody } from '../markdown/body.ts';
import type { RenderedBody } from '../markdown/pipeline.ts';
import { decodeNote } from './decode.ts';
import { findLine } from './find-line.ts';
import { type FrontMatterResult, keyPlace, parseFrontMatter } from './front-matter.ts';
import { isBodyHash, lineageOf, sectionHashes } from './lineage.ts';
import type { Article, Note } from './note.ts';
import { compareCode, type Finding } from './parity.ts';
import { type Problem, problem } from './problems.ts';

/** Fills in each translation's `freshness`, `changes` and `parity`, and reports what is behind or differs. */
export function checkTranslations(articles: readonly Article[], sources: ReadonlyMap<Note, Note>, folders: Folders): Problem[] {
  const cache = openRenderCache(folders.cache);
  try {
    return articles.flatMap((article) => checkArticle(article, sources, folders.posts, cache));
  } finally {
    cache.close();
  }
}

/** The hashes of a note's sections, as `source.sections` of its translations keeps them. */
export function sectionsOfNote(note: Note, { posts, cache: directory }: Folders): string[] {
  const cache = openRenderCache(directory);
  try {
    return sectionHashes(readBody(note, posts), cache.body(note.digest) ?? emptyBody());
  } finally {
    cache.close();
  }
}

function checkArticle({ notes, original }: Article, sources: ReadonlyMap<Note, Note>, posts: string, cache: RenderCache): Problem[] {
  const problems: Problem[] = [];
  const bodies = new Map<Note, RenderedBody | undefined>();
  const bodyOf = (note: Note) => {
    if (!bodies.has(note)) bodies.set(note, cache.body(note.digest));
    return bodies.get(note);
  };
  const sectionsOf = (note: Note) => sectionHashes(readBody(note, posts), bodyOf(note) ?? emptyBody());
  for (const note of notes) {
    if (note === original) continue;
    const { freshness, changes } = lineageOf(note, original, (at) => sources.get(at), sectionsOf);
    note.freshness = freshness;
    if (changes) note.changes = changes;
    problems.push(...lineageProblems(note, original, posts));
    if (!original || note.hash === original.hash) continue;
    const [there, here] = [bodyOf(original), cache.body(note.digest)];
    if (!there || !here) continue;
    const findings = compareCode(there, here);
    if (findings.length === 0) continue;
    note.parity = { findings: findings.length, blocks: findings.flatMap(changedBlock) };
    problems.push(...parityProblems(findings, { note, body: here }, { note: original, body: there }, posts));
  }
  return problems;
}

function changedBlock({ state, block, of }: Finding): { block: number; of: number }[] {
  return state === 'changed' && block !== undefined && of !== undefined ? [{ block, of }] : [];
}

function lineageProblems(note: Note, original: Note | undefined, posts: string): Problem[] {
  const at = () => keyPlace(readMatter(note, posts).raw, 'source', note.path);
  const hash = note.source?.hash;
  if (hash !== undefined && !isBodyHash(hash)) {
    return [problem('hash-invalid', at(), `"source.hash" is "${hash}", which is no hash of a text.`, 'Let "kaiketsu stamp" write it.')];
  }
  if (note.freshness !== 'outdated' || !original) return [];
  const count = note.changes ? ` (sections: ${note.changes.length})` : '';
  const message = `The original "${original.path}" has changed since this was translated${count}.`;
  return [problem('translation-outdated', at(), message, 'Bring it up to date, then run "kaiketsu stamp" with its path.')];
}

function parityProblems(findings: readonly Finding[], translation: Side, original: Side, posts: string): Problem[] {
  const [here, there] = [lineFinder(translation, posts), lineFinder(original, posts)];
  const aligned = alignHeadings(original.body, translation.body);
  /** Where in the translation stands what stands on a line of the original: under the same heading. */
  const sameSection = (line: number) => {
    const { headings } = original.body;
    const inBody = line - original.note.bodyLine + 1;
    const under = headings.findLastIndex((heading) => heading.line !== undefined && heading.line <= inBody);
    const heading = translation.body.headings[under === -1 ? -1 : aligned.indexOf(under)];
    return (heading?.line ?? 1) + translation.note.bodyLine - 1;
  };
  return findings.map((finding) => {
    const ofLine = there(finding, finding.there, finding.of, finding.ofLine);
    const line = here(finding, finding.here, finding.block, finding.blockLine) ?? sameSection(ofLine ?? 0);
    const place = `"${original.note.path}"${ofLine === undefined ? '' : ` line ${ofLine}`}`;
    const [message, hint] = describe(finding, place);
    return problem(`parity-${finding.kind}`, { file: translation.note.path, line }, message, hint);
  });
}

function describe({ kind, state, here, there, lost }: Finding, place: string): [string, string] {
  const name = names[kind];
  const hint = kind === 'block' ? 'Take the original’s; only comments may be translated.' : 'Take the original’s.';
  if (lost) return [`The code \`${there}\` of ${place} is here without backticks.`, 'Put it in backticks.'];
  if (state === 'missing') return [`The ${name} ${quote(there)} of ${place} is not here.`, hint];
  if (state === 'added') return [`The ${name} ${quote(here)} is not in ${place}.`, 'Remove it, or add it to the original.'];
  if (here === undefined) return [`The code ends before the line ${quote(there)} of ${place}.`, hint];
  if (there === undefined) return [`The code has the line ${quote(here)} after the end of that of ${place}.`, hint];
  return [`The ${name} ${quote(here)} is ${quote(there)} in ${place}.`, hint];
}

const names = { block: 'code', inline: 'inline code', link: 'link', flag: 'option' } as const;

function quote(text = ''): string {
  const short = text.trim().length > longestQuote ? `${text.trim().slice(0, longestQuote).toWellFormed()}…` : text.trim();
  return `\`${short}\``;
}

const longestQuote = 120;

/** Finds the line of the file on which a piece of a note stands. */
function lineFinder({ note, body }: Side, posts: string): LineFinder {
  let source: string | undefined;
  return ({ kind }, text, block, lineInBlock = 0) => {
    if (block !== undefined) {
      const { line } = body.fences[block] ?? {};
      return line === undefined ? undefined : line + lineInBlock + note.bodyLine - 1;
    }
    if (text === undefined) return undefined;
    source ??= readBody(note, posts);
    const line = findLine(source, text, kind);
    return line === undefined ? undefined : line + note.bodyLine - 1;
  };
}

function readBody(note: Note, posts: string): string {
  return readMatter(note, posts).body;
}

/** A note as it stands in its file: few need to be looked at again. */
function readMatter(note: Note, posts: string): FrontMatterResult {
  const { text = '' } = decodeNote(readFileSync(join(posts, note.path)), note.path);
  return parseFrontMatter(text, note.path);
}

type LineFinder = (finding: Finding, text?: string, block?: number, lineInBlock?: number) => number | undefined;

interface Folders {
  posts: string;
  /** Directory of the render cache. */
  cache: string;
}

interface Side {
  note: Note;
  body: RenderedBody;
}
