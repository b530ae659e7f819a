// What of an original has changed since a translation was made, as its readers
// can follow it: by the translation's own headings where it has them.

import type { Heading } from '../markdown/body.ts';
import type { HeadingIds } from '../markdown/heading-ids.ts';
import type { SectionChange } from './lineage.ts';

/** @param ids of the translation's headings on its page */
export function describeChanges(
  changes: readonly SectionChange[],
  original: readonly Heading[],
  translation: readonly Heading[],
  ids: readonly HeadingIds[],
): ChangedSection[] {
  const [there, here] = [withLines(original), withLines(translation)];
  const isAsBefore = hasSectionsOfBefore(changes, there, here);
  return changes.map(({ kind, before, after }) => {
    if (before === 0 || after === 0) return { kind, isBeginning: true };
    const now = after === undefined ? undefined : there[after - 1];
    const own = isAsBefore ? here[(before ?? 0) - 1] : now && translation.find((_, at) => ids[at]?.id === now.id);
    const ownId = own && ids[translation.indexOf(own)]?.id;
    return {
      kind,
      ...(own ? { own: own.text } : {}),
      ...(now ? { original: now.text, id: now.id } : {}),
      ...(ownId && kind === 'removed' ? { id: ownId } : {}),
    };
  });
}

/**
 * Which heading of the original each heading of a translation is, where its stamp
 * tells: the translation has the sections of the text that it was made from.
 *
 * @returns as `alignHeadings`; `undefined` where it does not tell
 */
export function alignByChanges(
  changes: readonly SectionChange[],
  original: readonly Heading[],
  translation: readonly Heading[],
): (number | undefined)[] | undefined {
  const [there, here] = [withLines(original), withLines(translation)];
  if (!hasSectionsOfBefore(changes, there, here)) return undefined;
  const { removed, added } = placesOf(changes);
  const kept = there.filter((_, at) => !added.has(at + 1));
  const partners = new Map(here.filter((_, at) => !removed.has(at + 1)).map((heading, at) => [heading, kept[at]]));
  return translation.map((heading) => {
    const partner = partners.get(heading);
    return partner && original.indexOf(partner);
  });
}

/** Whether a translation has the sections of the text that it was made from: those of now, but for what was added and removed since. */
function hasSectionsOfBefore(changes: readonly SectionChange[], there: readonly Heading[], here: readonly Heading[]): boolean {
  const { removed, added } = placesOf(changes);
  const levels = (headings: readonly Heading[], left: ReadonlySet<number | undefined>) =>
    headings.flatMap(({ level }, at) => (left.has(at + 1) ? [] : level)).join();
  return levels(here, removed) === levels(there, added);
}

/** The sections that are gone and those that are new. */
function placesOf(changes: readonly SectionChange[]): Record<'removed' | 'added', ReadonlySet<number | undefined>> {
  const [removed, added] = (['removed', 'added'] as const).map((kind) => changes.filter((change) => change.kind === kind));
  return { removed: new Set(removed?.map(({ before }) => before)), added: new Set(added?.map(({ after }) => after)) };
}

/** Sections begin at headings whose lines are known. */
function withLines(headings: readonly Heading[]): Heading[] {
  return headings.filter(({ line }) => line !== undefined);
}

export interface ChangedSection {
  kind: SectionChange['kind'];
  /** What stands before the first heading. */
  isBeginning?: true;
  /** The translation's heading. */
  own?: string;
  /** The original's heading. */
  original?: string;
  /** Of the heading on the original's page; of one that was removed, on the translation's. */
  id?: string;
}
