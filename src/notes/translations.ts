// Every translation against its original: is it behind, and is its code the same.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as letOthers } from 'node:timers/promises';
import { openRenderCache, type RenderCache } from '../cache/render-cache.ts';
import { alignHeadings } from '../markdown/align-headings.ts';
import { emptyBody } from '../markdown/body.ts';
import type { RenderedBody } from '../markdown/pipeline.ts';
import { decodeNote } from './decode.ts';
import { lineFinderOf } from './find-line.ts';
import { type Comparison, findComparison, keepComparison, type KnownNotes } from './known-notes.ts';
import { type FrontMatterResult, keyPlace, parseFrontMatter } from './front-matter.ts';
import { isBodyHash, type Lineage, lineageOf, sectionHashes } from './lineage.ts';
import type { Article, Note } from './note.ts';
import { compareCode, type Finding } from './parity.ts';
import { type Problem, problem } from './problems.ts';

/** Fills in each translation's `freshness`, `changes` and `parity`, and reports what is behind or differs. */
export async function checkTranslations(
  articles: readonly Article[],
  sources: ReadonlyMap<Note, Note>,
  posts: string,
  cache: Bodies,
  known: KnownNotes,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  let start = performance.now();
  for (const article of articles) {
    problems.push(...checkArticle(article, sources, posts, cache, known));
    if (performance.now() - start < longestTurn) continue;
    // The development server answers requests meanwhile.
    await letOthers();
    start = performance.now();
  }
  return problems;
}

/** How long articles are compared at one go, in ms. */
const longestTurn = 20;

/** The hashes of a note's sections, as `source.sections` of its translations keeps them. */
export function sectionsOfNote(note: Note, { posts, cache: directory }: Folders): string[] {
  const cache = openRenderCache(directory);
  try {
    return sectionHashes(readBody(note, posts), cache.body(note.digest) ?? emptyBody());
  } finally {
    cache.close();
  }
}

function checkArticle(
  { notes, original }: Article,
  sources: ReadonlyMap<Note, Note>,
  posts: string,
  cache: Bodies,
  known: KnownNotes,
): Problem[] {
  const problems: Problem[] = [];
  const bodies = new Map<Note, RenderedBody | undefined>();
  const bodyOf = (note: Note) => {
    if (!bodies.has(note)) bodies.set(note, cache.body(note.digest));
    return bodies.get(note);
  };
  const sectionsOf = (note: Note) => sectionHashes(readBody(note, posts), bodyOf(note) ?? emptyBody());
  for (const note of notes) {
    if (note === original) continue;
    const { freshness, changes, behind } = lineageOf(note, original, (at) => sources.get(at), sectionsOf);
    note.freshness = freshness;
    if (changes) note.changes = changes;
    if (behind?.note === note && behind.source !== original) note.changedSource = { path: behind.source.path, lang: behind.source.lang };
    problems.push(...lineageProblems(note, behind, posts));
    if (!original || note.hash === original.hash) continue;
    const key = [note.digest, note.bodyLine, original.path, original.digest, original.bodyLine].join(' ');
    let comparison = findComparison(known, note.path, key);
    if (!comparison) {
      comparison = compareBodies(original, bodyOf(original), note, cache.body(note.digest), posts);
      keepComparison(known, note.path, key, comparison);
    }
    if (comparison.parity) note.parity = comparison.parity;
    problems.push(...comparison.problems);
  }
  return problems;
}

function compareBodies(
  original: Note,
  there: RenderedBody | undefined,
  translation: Note,
  here: RenderedBody | undefined,
  posts: string,
): Comparison {
  if (!there || !here) return { problems: [] };
  const findings = compareCode(there, here);
  if (findings.length === 0) return { problems: [] };
  const parity = { findings: findings.length, blocks: changedBlocks(findings) };
  return { parity, problems: parityProblems(findings, { note: translation, body: here }, { note: original, body: there }, posts) };
}

/** Each pair of blocks that differ, once. */
function changedBlocks(findings: readonly Finding[]): { block: number; of: number }[] {
  const blocks = new Map<number, number>();
  for (const { state, block, of } of findings) if (state !== 'moved' && block !== undefined && of !== undefined) blocks.set(block, of);
  return [...blocks].map(([block, of]) => ({ block, of }));
}

function lineageProblems(note: Note, behind: Lineage['behind'], posts: string): Problem[] {
  const at = () => keyPlace(readMatter(note, posts).raw, 'source', note.path);
  const hash = note.source?.hash;
  if (hash !== undefined && !isBodyHash(hash)) {
    return [problem('hash-invalid', at(), `"source.hash" is "${hash}", which is no hash of a text.`, 'Let "kaiketsu stamp" write it.')];
  }
  if (!behind) return [];
  if (behind.note !== note) {
    const message = `"${behind.note.path}", from which this was translated, is itself behind "${behind.source.path}".`;
    return [problem('translation-outdated', at(), message, 'Bring that one up to date and stamp it, then this one.')];
  }
  const count = note.changes ? ` (sections: ${note.changes.length})` : '';
  const name = note.changedSource ? 'text' : 'original';
  const message = `The ${name} "${behind.source.path}" has changed since this was translated${count}.`;
  return [problem('translation-outdated', at(), message, 'Bring it up to date, then run "kaiketsu stamp" with its path.')];
}

function parityProblems(findings: readonly Finding[], translation: Side, original: Side, posts: string): Problem[] {
  const [here, there] = [lineFinder(translation, posts), lineFinder(original, posts)];
  const aligned = alignHeadings(original.body, translation.body);
  const both = aligned.flatMap((at, other) => {
    const [from, to] = [original.body.headings[at ?? -1]?.line, translation.body.headings[other]?.line];
    return from === undefined || to === undefined ? [] : { from, to };
  });
  /** Where in the translation stands what stands on a line of the original: under the nearest heading above it that both have. */
  const sameSection = (line: number) => {
    const inBody = line - original.note.bodyLine + 1;
    return (both.findLast(({ from }) => from <= inBody)?.to ?? 1) + translation.note.bodyLine - 1;
  };
  return findings.map((finding) => {
    const { kind, block, blockLine, of } = finding;
    const ofLine = there({ kind }, finding.there, of, finding.ofLine);
    const section = sameSection(ofLine ?? 0);
    const line = here(finding, finding.here, block, blockLine, section) ?? section;
    const place = `"${original.note.path}"${ofLine === undefined ? '' : ` line ${ofLine}`}`;
    const [message, hint] = describe(finding, place);
    return problem(`parity-${kind}`, { file: translation.note.path, line }, message, hint);
  });
}

function describe({ kind, state, here, there, lost, block, of }: Finding, place: string): [string, string] {
  const name = names[kind];
  const hint = kind === 'block' ? 'Take the original’s; only comments may be translated.' : 'Take the original’s.';
  if (lost) return [`The code ${quote(there)} of ${place} is here without backticks.`, 'Put it in backticks.'];
  if (state === 'moved') return [`The code ${quote(there)} of ${place} is here in another order.`, 'Put it where the original has it.'];
  if (state === 'missing') return [`The ${name} ${quote(there)} of ${place} is not here.`, hint];
  if (state === 'added') {
    const after = block !== undefined && of !== undefined ? `not in that of ${place}` : `not in ${place}`;
    return [`The ${name} ${quote(here)} is ${after}.`, 'Remove it, or add it to the original.'];
  }
  return [`The ${name} ${quote(here)} is ${quote(there)} in ${place}.`, hint];
}

const names = { block: 'code', inline: 'inline code', link: 'link', flag: 'option' } as const;

/** What looks like a space or like nothing is named. */
function quote(text = ''): string {
  const short = text.trim().length > longestQuote ? `${text.trim().slice(0, longestQuote).toWellFormed()}…` : text.trim();
  return `\`${short.replace(unseen, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)}\``;
}

const unseen = /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/g;
const longestQuote = 120;

/** Finds the line of the file on which a piece of a note stands. */
function lineFinder({ note, body }: Side, posts: string): LineFinder {
  const toFile = note.bodyLine - 1;
  let find: ReturnType<typeof lineFinderOf> | undefined;
  return (finding, text, block, lineInBlock = 0, from = note.bodyLine) => {
    if (block !== undefined) {
      const { line } = body.fences[block] ?? {};
      return line === undefined ? undefined : line + lineInBlock + toFile;
    }
    if (text === undefined) return undefined;
    find ??= lineFinderOf(readBody(note, posts), body.fences);
    const line = find(text, finding, from - toFile);
    return line === undefined ? undefined : line + toFile;
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

/** @param from a line of the file */
type LineFinder = (
  finding: Pick<Finding, 'kind' | 'lost'>,
  text?: string,
  block?: number,
  lineInBlock?: number,
  from?: number,
) => number | undefined;

type Bodies = Pick<RenderCache, 'body'>;

interface Folders {
  posts: string;
  /** Directory of the render cache. */
  cache: string;
}

interface Side {
  note: Note;
  body: RenderedBody;
}
