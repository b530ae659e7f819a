// Rewrites the feature files that changed features are in, and those after them as
// far as files are cut anew.

import { featureFile, lastNotAfter, writeFeature } from '../errors/format.ts';
import { type FeatureCutter, featureCutter } from './feature-files.ts';
import type { FeaturePostings, PreviousIndex } from './previous-index.ts';

/**
 * @param postings of the features that changed; a count, too many for a file, or none take a feature out
 * @param longest in more passages no file has a feature
 * @returns where files begin, and the files that take the place of others
 */
export function updateFeatureFiles(
  previous: PreviousIndex,
  postings: ReadonlyMap<string, FeaturePostings>,
  longest: number,
): UpdatedFeatures {
  const old = previous.head.features;
  const edits = new Map<number, [key: string, line: string][]>();
  for (const [key, list] of postings) {
    const line = typeof list === 'number' || list.length === 0 || list.length > longest ? '' : writeFeature(key, list);
    const file = lastNotAfter(old, key);
    const ofFile = edits.get(file) ?? [];
    edits.set(file, ofFile);
    ofFile.push([key, line]);
  }
  const updated: UpdatedFeatures = { features: [], files: new Map(), replaced: [] };
  for (let file = 0; file < old.length;) {
    if (!edits.has(file)) {
      updated.features.push(old[file++] ?? '');
      continue;
    }
    const cutter: FeatureCutter = featureCutter(file > 0 ? lastKey(previous.feature(file - 1)) : '', ({ separator, text }) => {
      updated.features.push(separator);
      updated.files.set(featureFile(separator), text);
    });
    // Until a file ends where one ended before: what follows is cut as it was.
    do {
      for (const [key, line] of editLines(previous.feature(file), edits.get(file) ?? [])) cutter.add(key, line);
      updated.replaced.push(featureFile(old[file++] ?? ''));
    } while (file < old.length && !(cutter.isBetween() && cutter.last === lastKey(previous.feature(file - 1))));
    cutter.close();
  }
  return updated;
}

function lastKey(text: string): string {
  return keyOf(text.slice(text.lastIndexOf('\n', text.length - 2) + 1));
}

function keyOf(line: string): string {
  return line.slice(0, line.indexOf('\t'));
}

/** Lines of a file, sorted, with some exchanged, added, or, where they are empty, left out. */
function editLines(text: string, edits: readonly (readonly [key: string, line: string])[]): [key: string, line: string][] {
  const lines = new Map(
    text
      .split('\n')
      .slice(0, -1)
      .map((line): [string, string] => [keyOf(line), `${line}\n`]),
  );
  for (const [key, line] of edits) {
    if (line) lines.set(key, line);
    else lines.delete(key);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface UpdatedFeatures {
  features: string[];
  files: Map<string, string>;
  /** Names of the files that these take the place of. */
  replaced: string[];
}
