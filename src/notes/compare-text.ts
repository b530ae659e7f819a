// The order of lists that must be the same on every machine.

/** By UTF-16 code unit, whatever the locale; for `Array.sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
