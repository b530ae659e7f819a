// Postings that were and that are, while changes are gathered.

import { countOf, type FeaturePostings, type PreviousIndex, RebuildNeeded } from './previous-index.ts';

/** @param longest in more passages no file has a feature */
export function openPostingChanges(previous: PreviousIndex, longest: number): PostingChanges {
  const changes = new Map<string, Map<number, Change>>();
  return {
    keys: () => changes.keys(),
    compare(id, was, is) {
      for (const key of new Set([...was.keys(), ...is.keys()])) {
        const change = { was: was.get(key), is: is.get(key) };
        if (change.was === change.is) continue;
        const ofKey = changes.get(key) ?? new Map<number, Change>();
        changes.set(key, ofKey.set(id, change));
      }
    },
    postings(key) {
      const postings = previous.postings(key);
      const ofKey = changes.get(key);
      return ofKey ? change(postings, ofKey, longest) : postings;
    },
  };
}

function change(postings: FeaturePostings, changes: ReadonlyMap<number, Change>, longest: number): FeaturePostings {
  if (typeof postings === 'number') {
    let count = countOf(postings);
    for (const { was, is } of changes.values()) count += (is === undefined ? 0 : 1) - (was === undefined ? 0 : 1);
    if (count <= longest) throw new RebuildNeeded();
    return count;
  }
  const added = [...changes.values()].flatMap(({ is }) => is ?? []);
  return [...postings.filter((posting) => !changes.has(posting >> 1)), ...added].sort((a, b) => a - b);
}

export interface PostingChanges {
  /** Features that are posted otherwise than they were. */
  keys(): Iterable<string>;
  /** Takes note of what a passage held and holds: its posting by feature. */
  compare(id: number, was: ReadonlyMap<string, number>, is: ReadonlyMap<string, number>): void;
  /**
   * Where a feature is, by what was compared so far.
   *
   * @throws RebuildNeeded where that is not known any more
   */
  postings(key: string): FeaturePostings;
}

interface Change {
  was: number | undefined;
  is: number | undefined;
}
