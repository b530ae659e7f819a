// The ids of a page's headings: those of the original, so that a place has one
// name in every language, and the natural ones beside them.

import { alignHeadings, type Outline } from './align-headings.ts';

/**
 * The ids of each heading of a body. Of a translation, a heading that is known to
 * be one of the original's has its id, and its own as an alias; any other keeps
 * its own.
 *
 * @param known which of the original's each is, where more is known than the two texts tell
 */
export function headingIds(body: Outline, original?: Outline, known?: readonly (number | undefined)[]): HeadingIds[] {
  const aligned = original ? (known ?? alignHeadings(original, body)) : [];
  const inherited = body.headings.map((_, at) => original?.headings[aligned[at] ?? -1]?.id);
  const taken = new Set(inherited);
  const natural = new Set(body.headings.map(({ id }) => id));
  const ids = body.headings.map(({ id: own }, at) => {
    const id = inherited[at] ?? (taken.has(own) ? numbered(own, taken, natural) : own);
    taken.add(id);
    return id;
  });
  return ids.map((id, at) => {
    const own = body.headings[at]?.id ?? id;
    return taken.has(own) ? { id } : { id, alias: own };
  });
}

/** An id that no heading has or would have by itself. */
function numbered(id: string, ...taken: ReadonlySet<string | undefined>[]): string {
  for (let number = 1; ; number++) {
    const candidate = `${id}-${number}`;
    if (!taken.some((ids) => ids.has(candidate))) return candidate;
  }
}

export interface HeadingIds {
  id: string;
  /** Another id of the same place. */
  alias?: string;
}
