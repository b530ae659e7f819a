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
  const line = tellingLine(lines);
  const words = line
    .slice(0, 1000)
    .replace(/(?<![\p{L}\p{N}])(["'`])[^"'`]*\1(?![\p{L}\p{N}])/gu, ' ')
    .split(/\s+/)
    .filter((word) => word && !/[/\\]/.test(word) && !/^\W*\d[\d.:]*\W*$/.test(word));
  return { prose: words.slice(0, maxWords).join(' ') };
}

/**
 * Of exceptions the last, which is the cause or what was raised in the end; else
 * the first message that says enough, for what follows it is advice.
 */
function tellingLine(lines: readonly string[]): string {
  const failures = lines.filter((line) => failure.test(line));
  return (
    lines.findLast((line) => exception.test(line)) ??
    failures.find((line) => line.split(/\s+/).length >= 5) ??
    failures[0] ??
    lines.at(-1) ??
    ''
  );
}

/** `ValueError: …`, `java.sql.SQLException: …`, `Caused by: …` */
const exception = /^(?:Caused by: |Exception in thread |(?:[\w$]+[./:])*[\w$]*(?:Error|Exception|Panic\w*)\b[^:]{0,40}:)/;
const failure = /\b(?:error|fatal|panic|failed|cannot|ERR!)\b/i;

export interface QueryPlan {
  /** For the prose index; empty where there is nothing to ask it. */
  prose: string;
}
