// The ids of a page's headings: those of the original, so that a place has one
// name in every language, and the natural ones beside them.

import { alignHeadings, type Outline } from './align-headings.ts';

/**
 * The ids of each heading of a body. Of a translation, a heading that is known to
 * be one of the original's has its id, and its own as an alias; any other keeps
 * its own.
 */
export function headingIds(body: Outline, original?: Outline): HeadingIds[] {
  const aligned = original ? alignHeadings(original, body) : [];
  const inherited = body.headings.map((_, at) => original?.headings[aligned[at] ?? -1]?.id);
  const taken = new Set(inherited);
  const ids = body.headings.map(({ id: own }, at) => {
    const id = inherited[at] ?? unique(own, taken);
    taken.add(id);
    return id;
  });
  return ids.map((id, at) => {
    const own = body.headings[at]?.id ?? id;
    if (taken.has(own)) return { id };
    taken.add(own);
    return { id, alias: own };
  });
}

function unique(id: string, taken: ReadonlySet<string | undefined>): string {
  for (let number = 1, candidate = id; ; candidate = `${id}-${number++}`) if (!taken.has(candidate)) return candidate;
}

export interface HeadingIds {
  id: string;
  /** Another id of the same place. */
  alias?: string;
}
