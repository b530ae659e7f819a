// What is asked becomes what each index is asked. Pure, and run in the browser.

/** Pagefind ANDs its words: more than this many of a paste match nothing. */
const maxWords = 8;
/** A longer query, or one of several lines, is a paste and not a phrase. */
const phraseLength = 120;

/**
 * The plan for a query. A phrase goes to the prose index as it is; of a paste
 * only the line that names the error does, without its quoted values, paths and
 * numbers, which are the reader's own.
 */
export function planQuery(text: string): QueryPlan {
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const [only = ''] = lines;
  if (lines.length <= 1 && only.length <= phraseLength) return { prose: only };
  const line = lines.findLast((candidate) => errorLine.test(candidate)) ?? lines.at(-1) ?? '';
  const words = line
    .slice(0, 1000)
    .replace(/(["'`])[^"'`]*\1/g, ' ')
    .split(/\s+/)
    .filter((word) => word && !/[/\\]/.test(word) && !/^\W*\d[\d.:]*\W*$/.test(word));
  return { prose: words.slice(0, maxWords).join(' ') };
}

/** An exception with its name, or a word that programs begin a failure with. */
const errorLine = /(?:Error|Exception|Panic\w*)\b|^(?:error|fatal|panic|failed|cannot)\b|\berror\b/i;

export interface QueryPlan {
  /** For the prose index; empty where there is nothing to ask it. */
  prose: string;
}
