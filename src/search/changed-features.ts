// What some changed passages change in the postings of all features: by what they
// hold, by tokens that became common or rare, and by groups of three that became
// needless or needed.

import { rarityOf } from '../errors/features.ts';
import { groupPostings, linesWith, passageReader, singlePostings, type TokenClasses } from './passage-features.ts';
import { openPostingChanges, type PostingChanges } from './posting-changes.ts';
import { countOf, type FeaturePostings, type PreviousIndex, RebuildNeeded } from './previous-index.ts';
import { commonStep, fewPassages, isNeedless, longestList, pairsOf, readCommon } from './token-classes.ts';

/**
 * @param before the changed passages as they were written, by id; those that are new are absent
 * @param after as they are; those that are gone are absent
 * @throws RebuildNeeded
 */
export function changedFeatures(
  previous: PreviousIndex,
  before: ReadonlyMap<number, string>,
  after: ReadonlyMap<number, string>,
): ChangedFeatures {
  const changes = openPostingChanges(previous, longestList(previous.head.passages));
  const passages: Passages = { ids: new Set([...before.keys(), ...after.keys()]), before, after, linesOf: passageReader() };
  const lines = (passage: string | undefined) => passages.linesOf(passage);
  for (const id of passages.ids) changes.compare(id, singlePostings(id, lines(before.get(id))), singlePostings(id, lines(after.get(id))));
  const tokens = changedClasses(previous, changes);
  for (const id of passages.ids)
    changes.compare(id, groupPostings(id, lines(before.get(id)), tokens.was), groupPostings(id, lines(after.get(id)), tokens.is));
  compareConcerned(previous, passages, tokens, changes);
  const threes = changedThrees(previous, passages, tokens, changes);

  const pairCount = (pair: string) => countOf(changes.postings(pair));
  const postings = new Map<string, FeaturePostings>();
  for (const key of new Set([...changes.keys(), ...threes.keys()])) {
    postings.set(key, isNeedless(key, pairCount) ? [] : (threes.get(key) ?? changes.postings(key)));
  }
  return { common: tokens.common, postings };
}

/** What the changes make of tokens; call it when all single tokens have been compared, and no groups. */
function changedClasses(previous: PreviousIndex, changes: PostingChanges): ChangedClasses {
  const { passages, common } = previous.head;
  const oldSteps = readCommon(common);
  const steps = new Map(oldSteps);
  const counts = new Map<string, number>();
  const oldCount = (token: string) => countOf(previous.postings(token));
  const was = tokenClasses(oldSteps, oldCount);
  const is = tokenClasses(steps, (token) => counts.get(token) ?? oldCount(token));
  const moved = new Set<string>();
  for (const token of changes.keys()) {
    const count = countOf(changes.postings(token));
    counts.set(token, count);
    const step = commonStep(count, passages);
    if (step === undefined) steps.delete(token);
    else steps.set(token, step);
    const isOther = rarityOf(was.bitsOf(token)) !== rarityOf(is.bitsOf(token)) || was.isEnough(token) !== is.isEnough(token);
    if (isOther) moved.add(token);
  }
  return { was, is, moved, common: steps };
}

function tokenClasses(steps: ReadonlyMap<string, number>, count: (token: string) => number): TokenClasses {
  return {
    bitsOf(token) {
      const step = steps.get(token);
      return step === undefined ? undefined : step / 2;
    },
    isEnough: (token) => !steps.has(token) && count(token) <= fewPassages,
  };
}

/** Compares the groups of passages that stayed, but have tokens that became common or rare. */
function compareConcerned(previous: PreviousIndex, passages: Passages, { was, is, moved }: ChangedClasses, changes: PostingChanges): void {
  const concerned = new Set<number>();
  for (const token of moved) {
    const postings = previous.postings(token);
    if (typeof postings === 'number') throw new RebuildNeeded();
    for (const posting of postings) if (!passages.ids.has(posting >> 1)) concerned.add(posting >> 1);
  }
  const linesOf = linesWith(moved);
  for (const id of concerned) {
    // Only groups of such tokens can be others.
    const lines = linesOf(previous.passage(id));
    changes.compare(id, groupPostings(id, lines, was, moved), groupPostings(id, lines, is, moved));
  }
}

/**
 * Groups of three around pairs that came to leave few passages, or no longer do. The
 * index has none around a telling pair, so they are read from all passages of the pair.
 *
 * @returns where each is
 */
function changedThrees(
  previous: PreviousIndex,
  passages: Passages,
  { was, is }: ChangedClasses,
  changes: PostingChanges,
): Map<string, number[]> {
  const threes = new Map<string, Map<number, number>>();
  const ofKey = (key: string) => {
    const known = threes.get(key) ?? new Map<number, number>();
    threes.set(key, known);
    return known;
  };
  for (const pair of [...changes.keys()].filter((key) => key.split(' ').length === 3)) {
    const [old, current] = [previous.postings(pair), changes.postings(pair)];
    if (countOf(old) <= fewPassages === countOf(current) <= fewPassages) continue;
    if (typeof old === 'number' || typeof current === 'number') throw new RebuildNeeded();
    const anchor = new Set([pair.slice(0, pair.indexOf(' '))]);
    const linesOf = linesWith(anchor);
    for (const id of new Set([...old, ...current].map((posting) => posting >> 1))) {
      const around = (passage: string | undefined, classes: TokenClasses) =>
        [...groupPostings(id, linesOf(passage), classes, anchor)].filter(([key]) => pairsOf(key).includes(pair));
      const stayed = passages.ids.has(id) ? undefined : previous.passage(id);
      for (const [key] of around(stayed ?? passages.before.get(id), was)) ofKey(key);
      for (const [key, posting] of around(stayed ?? passages.after.get(id), is)) ofKey(key).set(id, posting);
    }
  }
  return new Map([...threes].map(([key, postings]) => [key, [...postings.values()].sort((a, b) => a - b)]));
}

export interface ChangedFeatures {
  /** Half bits of all common tokens. */
  common: Map<string, number>;
  /** Where each feature is that may be posted otherwise than before; none where no file is to have it. */
  postings: Map<string, FeaturePostings>;
}

interface ChangedClasses {
  was: TokenClasses;
  is: TokenClasses;
  /** Tokens that are of another class, so that their groups are others. */
  moved: Set<string>;
  common: Map<string, number>;
}

interface Passages {
  /** Of those that changed. */
  ids: ReadonlySet<number>;
  before: ReadonlyMap<number, string>;
  after: ReadonlyMap<number, string>;
  linesOf: ReturnType<typeof passageReader>;
}
