// What of an original has changed since a translation was made, as its readers
// can follow it: by the translation's own headings where it has them.

import type { Heading } from '../markdown/body.ts';
import type { HeadingIds } from '../markdown/heading-ids.ts';
import type { SectionChange } from './lineage.ts';

/**
 * @param sections how many the text had that was translated
 * @param ids of the translation's headings on its page
 */
export function describeChanges(
  changes: readonly SectionChange[],
  sections: number,
  original: readonly Heading[],
  translation: readonly Heading[],
  ids: readonly HeadingIds[],
): ChangedSection[] {
  const [there, here] = [withLines(original), withLines(translation)];
  // It has the sections of the text that it was made from, or its own.
  const isWhole = here.length === sections - 1;
  return changes.map(({ kind, before, after }) => {
    const now = after === undefined ? undefined : there[after - 1];
    const same = now && translation.findIndex((_, at) => ids[at]?.id === now.id);
    const own = isWhole && before !== undefined ? here[before - 1] : translation[same ?? -1];
    const ownId = own && ids[translation.indexOf(own)]?.id;
    return {
      kind,
      ...(own ? { own: own.text } : {}),
      ...(now ? { original: now.text, id: now.id } : {}),
      ...(ownId && kind === 'removed' ? { id: ownId } : {}),
    };
  });
}

/** Sections begin at headings whose lines are known. */
function withLines(headings: readonly Heading[]): Heading[] {
  return headings.filter(({ line }) => line !== undefined);
}

export interface ChangedSection {
  kind: SectionChange['kind'];
  /** The translation's heading; without it and `original`, the section is the beginning. */
  own?: string;
  /** The original's heading. */
  original?: string;
  /** Of the heading on the original's page; of one that was removed, on the translation's. */
  id?: string;
}
