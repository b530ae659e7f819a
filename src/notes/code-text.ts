// What of a block of code must survive translation: its lines without comments.

import type { Fence } from '../markdown/body.ts';
import { parseInfo } from '../markdown/fence-info.ts';

/** Lines longer than this (UTF-16 units) are compared with their comments. */
const longestLine = 2000;

/** The lines that a program reads, with their place in the block (0-based), without comments, empty lines and outer indentation. */
export function codeLines({ info, code }: Pick<Fence, 'info' | 'code'>): CodeLine[] {
  const syntaxes = commentsOf(parseInfo(info).language);
  const kept = syntaxes.reduce((text, { pattern }) => text.replace(pattern, keepStrings), code.normalize('NFC').replaceAll('\u00a0', ' '));
  const lines = kept.split('\n').map((text, at) => ({ text: text.trimEnd().replace(/(?<=\S)\s+/g, ' '), at }));
  const written = lines.filter(({ text }) => text !== '');
  const indent = written.reduce((least, { text }) => Math.min(least, text.length - text.trimStart().length), Number.POSITIVE_INFINITY);
  return written.map(({ text, at }) => ({ text: text.slice(indent), at }));
}

/** A comment of several lines leaves its line feeds, so that places stay. */
const keepStrings = (whole: string, string: unknown) =>
  typeof string === 'string' || whole.length > longestLine ? whole : whole.replace(/[^\n]+/g, '');

function commentsOf(language: string): readonly CommentSyntax[] {
  const known = commentSyntaxes.filter(({ languages }) => languages.has(language));
  return known.length > 0 || language !== '' ? known : unlabelled;
}

const strings = String.raw`("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|${'`'}(?:\\.|[^${'`'}\\\n])*${'`'})`;
/** Before a mark that is no part of an address, a colour or a word. */
const before = String.raw`(?<=^|[\s;,(){}])`;
/** `url(//a.example)` and `(--1)` have no comment. */
const beforeTwice = String.raw`(?<=^|[\s;,){}])`;
const syntax = (languages: string, comment: string): CommentSyntax => ({
  languages: new Set(languages.split(' ')),
  // A comment may begin with a quotation mark.
  pattern: new RegExp(`${comment}|${strings}`, 'gm'),
});

/** By what begins a comment. The names are Shiki's. */
const commentSyntaxes: readonly CommentSyntax[] = [
  syntax('powershell ps1 ps pwsh', String.raw`<#[\s\S]*?#>`),
  syntax('python py', String.raw`^\s*"""[\s\S]*?"""|^\s*'''[\s\S]*?'''`),
  syntax(
    'bash sh shell shellscript zsh fish console shellsession shell-session powershell ps1 ps pwsh python py pycon ruby rb perl r yaml yml toml ini conf properties dotenv env ' +
      'docker dockerfile make makefile cmake nginx elixir nix graphql gql julia terraform hcl tf gitignore php coffee crystal awk text txt plaintext output terminal',
    `${before}#(?:[ \\t\u0080-\uffff].*|$)`,
  ),
  syntax(
    'js javascript mjs cjs jsx ts typescript tsx java c cpp c++ cc h hpp cs csharp c# go rust rs swift kotlin kt scala dart php groovy gradle json jsonc json5 proto ' +
      'objective-c objc css scss less sass vue svelte astro mdx zig glsl hlsl solidity',
    String.raw`${beforeTwice}\/\/.*|${before}\/\*[\s\S]*?\*\/`,
  ),
  syntax('sql mysql plsql pgsql lua haskell hs elm ada', String.raw`${beforeTwice}--(?:[ \t].*|$)|${before}\/\*[\s\S]*?\*\/`),
  syntax('html xml svg vue svelte astro md markdown mdx xaml xsl', String.raw`<!--[\s\S]*?-->`),
  syntax('ini asm nasm lisp clojure clj scheme reg elisp', `${before};.*`),
  syntax('tex latex erlang matlab prolog', `${before}%.*`),
  syntax('vb vbnet vba vbs', `${before}'.*`),
  syntax('bat batch cmd', String.raw`^[ \t]*(?:@?[Rr][Ee][Mm]\b|::).*`),
];

/** Most blocks without a language are commands or what they print. */
const unlabelled = [syntax('', String.raw`${before}#(?:[ \t].*|$)|${beforeTwice}\/\/[ \t].*`)];

export interface CodeLine {
  text: string;
  at: number;
}

interface CommentSyntax {
  languages: ReadonlySet<string>;
  /** Its first group is a string of the language, which is no comment whatever it holds. */
  pattern: RegExp;
}
