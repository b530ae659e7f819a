// Pasted text becomes lines of plain text. Pure, and the same in the build and in
// the browser. Every pattern takes time linear in its input: no quantifier is
// nested in another, and neighbouring ones share no character.

/** Of a longer text the beginning and the end are read: the error is at one of them. */
const longestText = 200_000;
/** UTF-16 units of a line that are read. */
const longestLine = 1000;
const mostLines = 2000;

/**
 * The lines of a text as a reader sees them: without colours, invisible characters
 * and what a terminal had overwritten.
 *
 * @returns at most 2,000 lines of at most 1,000 UTF-16 units, without empty ones
 */
export function cleanLines(text: string): string[] {
  const read = text.length > longestText ? `${text.slice(0, longestText / 2)}\n${text.slice(-longestText / 2)}` : text;
  const lines: string[] = [];
  for (const raw of read.replace(escapeSequence, '').split(/\r?\n|[\u0085\u2028\u2029]/)) {
    // Progress is drawn over with a carriage return; what was drawn last stands.
    const line = cleanLine(raw.slice(raw.trimEnd().lastIndexOf('\r') + 1).slice(0, longestLine));
    if (line) lines.push(line);
  }
  return lines.length > mostLines ? [...lines.slice(0, mostLines / 2), ...lines.slice(-mostLines / 2)] : lines;
}

/** One line as a reader sees it; spaces are single. */
export function cleanLine(line: string): string {
  // Most lines are of characters that nothing is done about.
  if (plain.test(line) && !line.includes('  ')) return line.trim();
  return line.toWellFormed().replace(lostEscape, '').replace(invisible, '').replace(space, ' ').trim();
}

/** A clean line with compatibility characters and quotes in one form, for comparing. */
export function foldLine(line: string): string {
  if (ascii.test(line)) return line;
  // Quotes first: NFKC takes some of them apart.
  return line.replace(singleQuote, "'").replace(doubleQuote, '"').normalize('NFKC');
}

/** ECMA-48 control sequences and strings (colours, titles, links), and lone escapes. */
const escapeSequence =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /\u001b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b\n]{0,2048}(?:\u0007|\u001b\\)|[()][A-Z\d]|[@-Z\\^_])|\u009b[0-?]{0,64}[@-~]/g;
/** A colour whose escape character got lost or is spelt out: `[31m`, `␛[0;1m`, `^[[0m`, `\\u001b[1m`. */
const lostEscape =
  /(?:\u241b|\u2190|\^\[|\\u001b|\\x1b|\\033|\\e)\[\d{0,3}(?:;\d{1,3}){0,8}m|\[\d{1,3}(?:;\d{1,3}){0,8}m(?!s?\])|\[m(?![\w\]])/gi;
/** Control, format and other characters that show nothing; U+FFFD stands for broken ones. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const invisible = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ufdd0-\ufdef]/g;
/** ASCII that shows, without `[`, which every lost colour has. */
const plain = /^[ -Z\\-~]*$/;
/** ASCII that shows, without the back quote. */
const ascii = /^[ -_a-~]*$/;
const singleQuote = /[`´‘’‚‛′‹›]/g;
const doubleQuote = /[“”„‟″«»「」『』]/g;
const space = /\s+/g;
