// Places in rendered HTML that only the whole site can fill: the address of a
// link, the id of a heading. A body is rendered to HTML with tokens once, from
// its own text alone, and can be cached by it; a page fills the tokens in.

/** Unicode noncharacters: never in text that is meant for interchange. */
const open = '\ufdd0';
const close = '\ufdd1';
const pattern = /\ufdd0([a-z]+):([^\ufdd1]*)\ufdd1/g;

/** A token of a kind: `fence`, `link`, `image`, `id`, `string`. */
export function token(kind: TokenKind, value: number | string): string {
  return `${open}${kind}:${value}${close}`;
}

/** Text without anything that could be taken for a token. */
export function withoutTokens(text: string): string {
  return text.replace(/[\ufdd0\ufdd1]|&#(?:x0*fdd[01]|0*6497[67])(?!\w);?/gi, '\ufffd');
}

/** Replaces every token by what `fill` gives for it. */
export function fillTokens(html: string, fill: (kind: TokenKind, value: string) => string): string {
  return html.replace(pattern, (_, kind: TokenKind, value: string) => fill(kind, value));
}

export type TokenKind = 'fence' | 'link' | 'image' | 'id' | 'string';
