// What of a line is looked up. Each token that is not common, and each group of
// two or three neighbours, kept beside the rarest token of the group: whoever
// reads the file of a token has its groups too.

import type { Token } from './tokens.ts';

/**
 * The features of a line that a query can ask for.
 *
 * @param bitsOf bits of information of a common token; `undefined` for any other
 */
export function lineFeatures(tokens: readonly Token[], bitsOf: (text: string) => number | undefined): Feature[] {
  return [...singleFeatures(tokens).filter(({ key }) => bitsOf(key) === undefined), ...groupFeatures(tokens, bitsOf)];
}

/** Tokens and names of a line, common or not; one can come twice. */
export function singleFeatures(tokens: readonly Token[]): Feature[] {
  return tokens.flatMap((token, at) => {
    const { text, kind, quoted, part = false, whole } = token;
    const features: Feature[] = [];
    const code = spacedCode(tokens, at);
    if (code) features.push({ key: code, size: 1, kind: 'code', quoted });
    if (whole) features.push({ key: whole, size: 1, kind: 'name', quoted });
    if (text) features.push({ key: text, size: 1, kind: part && kind === 'word' ? 'part' : kind, quoted });
    return features;
  });
}

/**
 * Groups of neighbours.
 *
 * @param isEnough whether a token needs no groups, for it is in few passages
 * @param isAsked leaves groups out that have no such token
 */
export function groupFeatures(
  tokens: readonly Token[],
  bitsOf: (text: string) => number | undefined,
  isEnough: (text: string) => boolean = () => false,
  isAsked: (text: string) => boolean = () => true,
): Feature[] {
  const features: Feature[] = [];
  const run = tokens.filter(({ text, quoted }) => text && !quoted).map(({ text }) => text);
  const rarities = run.map((text) => rarityOf(bitsOf(text)));
  for (let end = 2; end <= run.length; end++) {
    for (const size of [2, 3]) {
      if (size > end) continue;
      const group = run.slice(end - size, end);
      if (!group.some(isAsked)) continue;
      const anchor = anchorOf(...(rarities.slice(end - size, end) as [number, number, number?]));
      if (anchor < 0 || isEnough(group[anchor] ?? '')) continue;
      features.push({ key: `${group[anchor]} ${group.with(anchor, place).join(' ')}`, size, kind: 'group', quoted: false });
    }
  }
  return features;
}

/** Stands in a group for its rarest token; no token is like it. */
export const place = '*';

/** How rare a token is among those of a group: in steps so large that few edits move a token over one. */
export function rarityOf(bits: number | undefined): number {
  return bits === undefined ? Number.POSITIVE_INFINITY : Math.floor(bits / 2);
}

/** Which token of a group is the rarest, the first of equals; -1 where two are not common, for each is looked up by itself. */
export function anchorOf(first: number, second: number, third = -1): number {
  const most = Math.max(first, second, third);
  const anchor = first === most ? 0 : second === most ? 1 : 2;
  const isAlone = most !== Number.POSITIVE_INFINITY || (anchor === 0 ? second !== most && third !== most : anchor === 2 || third !== most);
  return isAlone ? anchor : -1;
}

/** In a line of so many tokens, two can be one code. */
export const mostSpaced = 3;

/** `CS 1656`, with little else, is the code `CS1656`. */
export function spacedCode(tokens: readonly Token[], at: number): string | undefined {
  if (tokens.length > mostSpaced) return undefined;
  const [before, token] = [tokens[at - 1], tokens[at]];
  const isCode = token?.kind === 'number' && before?.kind === 'word' && /^[a-z]{1,5}$/.test(before.text);
  return isCode ? before.text + token.text : undefined;
}

export interface Feature {
  /** A token; or the rarest of a group, then the group with `*` in its place. */
  key: string;
  /** How many tokens. */
  size: number;
  kind: Token['kind'] | 'name' | 'part' | 'group';
  quoted: boolean;
}
