// How the languages of code blocks write comments. The names are Shiki's.

/** What a comment looks like in a language; of one that is not known nothing is a comment. */
export function syntaxOf(language: string, code: string): CommentSyntax {
  // What root is asked to type begins with the same mark.
  if (consoles.has(language) && !/^[ \t]*\$ /m.test(code)) return consoleSyntax;
  let syntax = syntaxes.get(language);
  if (!syntax) {
    const marks =
      language === '' ? unlabelled : Object.values(families).flatMap((family) => (family.languages.has(language) ? family.marks : []));
    syntax = compile(marks, rustLike.has(language) ? 'rust' : scriptLike.has(language) ? 'script' : 'plain');
    syntaxes.set(language, syntax);
  }
  return syntax;
}

const syntaxes = new Map<string, CommentSyntax>();
const names = (text: string) => new Set(text.split(' '));
const line = (source: string): Mark => ({ source: `(?<line>${source})` });
const block = (open: string, close: string, source: string): Mark => ({ source, open, close });

/** Before a mark that is no part of an address, a colour or a word. */
const before = String.raw`(?<=^|[\s;,(){}])`;
/** `url(//a.example)` and `(--1)` have no comment. */
const beforeTwice = String.raw`(?<=^|[\s;,){}])`;
const starBlock = block('/*', '*/', `${before}(?<open>/\\*)`);
const xmlBlock = block('<!--', '-->', '(?<open><!--)');
const slashes = line(`${beforeTwice}//.*`);
const trailingHash = line(`${before}#+(?:[ \\t\u0080-\uffff].*|$)`);
/** At the beginning of a line no space is needed; `#!` names an interpreter, `#[` is an attribute of PHP. */
const hashes = [line(String.raw`^[ \t]*#(?![!\[]).*`), trailingHash];
const dashes = line(`${beforeTwice}--(?:[ \\t].*|$)`);
/** A text that stands by itself, not one that is handed on. */
const docstring = (mark: string) => block(mark, mark, String.raw`^[ \t]*(?<![(,=\[{+\\]\s{0,200})(?<open>[rRuUbBfF]{0,2}${mark})`);

const families: Record<string, { languages: ReadonlySet<string>; marks: readonly Mark[] }> = {
  hash: {
    languages: names(
      'bash sh shell shellscript zsh fish console shellsession shell-session powershell ps1 ps pwsh python py pycon ruby rb perl r yaml yml toml ini conf ' +
        'properties dotenv env docker dockerfile make makefile cmake nginx apache systemd ssh-config http cron crontab elixir nix graphql gql julia terraform ' +
        'hcl tf gitignore php coffee crystal awk azurecli',
    ),
    marks: hashes,
  },
  text: { languages: names('text txt plaintext output terminal'), marks: [trailingHash] },
  slash: {
    languages: names(
      'js javascript mjs cjs jsx ts typescript tsx java c cpp c++ cc h hpp cs csharp c# go rust rs swift kotlin kt scala dart php groovy gradle json jsonc json5 ' +
        'proto objective-c objc scss less sass vue svelte astro html mdx zig glsl hlsl solidity kusto bicep',
    ),
    marks: [slashes, starBlock],
  },
  star: { languages: names('css sql mysql plsql pgsql tsql postgresql'), marks: [starBlock] },
  dash: { languages: names('sql plsql pgsql tsql postgresql lua haskell hs elm ada'), marks: [line('^[ \\t]*--(?!\\[\\[).*'), dashes] },
  mysql: { languages: names('mysql'), marks: [dashes] },
  xml: { languages: names('html xml svg vue svelte astro md markdown mdx xaml xsl'), marks: [xmlBlock] },
  semicolon: { languages: names('ini asm nasm lisp clojure clj scheme reg elisp wasm wat'), marks: [line(`${before};.*`)] },
  percent: { languages: names('tex latex erlang matlab prolog mermaid'), marks: [line(`${before}%.*`)] },
  exclamation: { languages: names('fortran fortran-free-form f90 properties'), marks: [line(String.raw`^[ \t]*!.*`)] },
  trailingExclamation: { languages: names('fortran fortran-free-form f90'), marks: [line('(?<=\\s)![ \\t].*')] },
  apostrophe: { languages: names('vb vbnet vba vbs'), marks: [line(`${before}'.*`), line(String.raw`^[ \t]*[Rr][Ee][Mm]\b.*`)] },
  rem: { languages: names('bat batch cmd'), marks: [line(String.raw`(?:^|&)[ \t]*(?:@?[Rr][Ee][Mm]\b|::).*`)] },
  vim: { languages: names('vim viml vimscript'), marks: [line(String.raw`^[ \t]*".*`)] },
  diff: { languages: names('diff patch'), marks: [line(String.raw`(?<=\S[ \t]{1,40})(?:#[ \t].*|//.*)`)] },
  powershell: { languages: names('powershell ps1 ps pwsh'), marks: [block('<#', '#>', '(?<open><#)')] },
  python: { languages: names('python py'), marks: [docstring('"""'), docstring("'''")] },
  lua: { languages: names('lua'), marks: [block('--[[', ']]', String.raw`(?<open>--\[\[)`)] },
  haskell: { languages: names('haskell hs elm'), marks: [block('{-', '-}', '(?<open>\\{-)')] },
  ruby: { languages: names('ruby rb'), marks: [block('=begin', '\n=end', '^(?<open>=begin)')] },
};

/** Most blocks without a language are commands or what they print. */
const unlabelled = [
  trailingHash,
  line(`${beforeTwice}//[ \\t].*`),
  block('/*', '*/', String.raw`^[ \t]*(?<open>/\*)`),
  xmlBlock,
  line('^[ \\t]*--[ \\t].*'),
];
const rustLike = names('rust rs');
const scriptLike = names('js javascript mjs cjs jsx ts typescript tsx vue svelte astro');

/** A string of the language is no comment whatever it holds; its length is bounded, so that reading is linear. */
const quoted = (mark: string, excluded: string) => `(?<!\\\\)${mark}(?:\\\\[\\s\\S]|[^${mark}\\\\${excluded}]){0,2000}${mark}`;
const strings = {
  plain: [quoted('"', '\\n'), quoted("'", '\\n'), quoted('`', '\\n')],
  /** Of several lines between backticks. */
  script: [quoted('"', '\\n'), quoted("'", '\\n'), quoted('`', '')],
  /** An apostrophe alone is a lifetime. */
  rust: [quoted('"', '\\n'), String.raw`'(?:\\.|[^'\\\n])'`],
};

function compile(marks: readonly Mark[], kind: keyof typeof strings): CommentSyntax {
  const blocks = marks.filter(({ open }) => open !== undefined);
  return {
    // A comment may begin with a quotation mark.
    pattern: new RegExp([...marks.toSorted((a) => (a.open ? -1 : 1)).map(({ source }) => source), ...strings[kind]].join('|'), 'gm'),
    closing: new Map(blocks.map(({ open = '', close = '' }) => [open, close])),
  };
}

const consoles = names('console shellsession shell-session');
const consoleSyntax = compile(
  [line(String.raw`^[ \t]*#(?![!\[]|[ \t]+[a-z]).*`), line(`(?<=\\S[ \\t]{1,40})#(?:[ \\t\u0080-\uffff].*|$)`)],
  'plain',
);

interface Mark {
  /** Of an expression with a group `line`, the comment, or `open`, its beginning. */
  source: string;
  open?: string;
  close?: string;
}

/** How a language writes comments. */
export interface CommentSyntax {
  /** Finds comments of a line (`line`), beginnings of longer ones (`open`), and strings. */
  pattern: RegExp;
  /** What ends a comment, by what begins it. */
  closing: ReadonlyMap<string, string>;
}
