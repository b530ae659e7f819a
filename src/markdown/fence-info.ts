// What the first line of a fence says of it.

/** The language, title and marked lines of an info string such as `js {3,5-7} title="a.js"`. */
export function parseInfo(info: string): FenceInfo {
  const language = /^\{?\.?([^\s,{}:=]*)/.exec(info)?.[1]?.toLowerCase() ?? '';
  const rest = info.slice(language.length);
  const title = /\b(?:title|filename|file)=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(rest);
  const ranges = /\{([\d,\s-]+)\}/.exec(rest)?.[1] ?? '';
  const marked = new Set<number>();
  for (const range of ranges.split(',')) {
    const [from = 0, to = from] = range.split('-').map(Number);
    for (let line = from; line <= to && to - from < 1000; line++) marked.add(line);
  }
  return { language, title: title?.[1] ?? title?.[2] ?? title?.[3] ?? '', marked };
}

export interface FenceInfo {
  /** Lower case, without kramdown's braces and dot. */
  language: string;
  title: string;
  /** 1-based lines to mark. */
  marked: ReadonlySet<number>;
}
