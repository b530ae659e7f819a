// Which lines of a body are code, before it is parsed.

const fenceStart = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}(?=[^`]*$)|~{3,})/;

/** Tells of each line, asked in their order, whether it belongs to a fenced block, its marks included. */
export function fenceLines(): (line: string) => boolean {
  let fence: string | undefined;
  return (line) => {
    const mark = fenceStart.exec(line)?.[1];
    const isCode = fence !== undefined || mark !== undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trimEnd().endsWith(mark)) fence = undefined;
    return isCode;
  };
}
