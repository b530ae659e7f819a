// What of a line is looked up. Each token that is not common, and each group of
// two or three neighbours, kept beside the rarest token of the group: whoever
// reads the file of a token has its groups too.

import type { Token } from './tokens.ts';

/**
 * The features of a line.
 *
 * @param bitsOf bits of information of a common token; `undefined` for any other
 * @param isEnough whether a token needs no groups, for it is in few passages
 */
export function lineFeatures(
  tokens: readonly Token[],
  bitsOf: (text: string) => number | undefined,
  isEnough: (text: string) => boolean = () => false,
): Feature[] {
  const features: Feature[] = [];
  const run: string[] = [];
  for (const [at, { text, kind, quoted, part = false, whole }] of tokens.entries()) {
    const code = spacedCode(tokens, at);
    if (code) features.push({ key: code, size: 1, kind: 'code', quoted });
    if (whole && bitsOf(whole) === undefined) features.push({ key: whole, size: 1, kind: 'name', quoted });
    if (!text) continue;
    if (bitsOf(text) === undefined) features.push({ key: text, size: 1, kind: part && kind === 'word' ? 'part' : kind, quoted });
    if (quoted) continue;
    run.push(text);
    for (const size of [2, 3]) {
      const group = run.slice(-size);
      const anchor = group.length === size ? anchorOf(group, bitsOf) : -1;
      if (anchor < 0 || isEnough(group[anchor] ?? '')) continue;
      features.push({ key: `${group[anchor]} ${group.with(anchor, '_').join(' ')}`, size, kind: 'group', quoted: false });
    }
  }
  return features;
}

/** `CS 1656`, with little else, is the code `CS1656`. */
export function spacedCode(tokens: readonly Token[], at: number): string | undefined {
  const [before, token] = [tokens[at - 1], tokens[at]];
  const isCode = tokens.length <= 3 && token?.kind === 'number' && before?.kind === 'word' && /^[a-z]{1,5}$/.test(before.text);
  return isCode ? before.text + token.text : undefined;
}

/** The index of the rarest token; -1 where two are rare, for each is looked up by itself. */
function anchorOf(group: readonly string[], bitsOf: (text: string) => number | undefined): number {
  let anchor = -1;
  let most = -1;
  for (const [at, text] of group.entries()) {
    const bits = bitsOf(text) ?? Number.POSITIVE_INFINITY;
    if (bits === most && bits === Number.POSITIVE_INFINITY) return -1;
    if (bits > most) [anchor, most] = [at, bits];
  }
  return anchor;
}

export interface Feature {
  /** A token; or the rarest of a group, then the group with `_` in its place. */
  key: string;
  /** How many tokens. */
  size: number;
  kind: Token['kind'] | 'name' | 'part' | 'group';
  quoted: boolean;
}
