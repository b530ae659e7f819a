import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLines } from '../../../src/notes/code-text.ts';

const lines = (info: string, code: string) => codeLines({ info, code }).map(({ text }) => text);

/** Two blocks that are one program, its comments in two languages. */
const same: [info: string, one: string, other: string][] = [
  ['bash', '# Stop it\nnpm stop # now', '# 止める\nnpm stop # 今'],
  ['sh', 'npm stop;# now\n(ls) # x', 'npm stop;# 今\n(ls)'],
  ['bash', '#\n# a\n#\nls', '# あ\nls'],
  ['bash', 'echo \'a\' # it is a\necho "b" # b', 'echo \'a\' # これ\necho "b" # これ'],
  ['zsh', 'a=1\n\n# b\n\nc=2', 'a=1\nc=2'],
  ['console', '$ ls # files', '$ ls # ファイル'],
  ['powershell', 'ls # files', 'ls # ファイル'],
  ['python', 'x = 1  # one\n# two', 'x = 1  # 一つ\n# 二つ'],
  ['python', 'def f():\n    """Does it.\n\n    And more.\n    """\n    return 1', 'def f():\n    """する。"""\n    return 1'],
  ['python', "def f():\n    '''Does it.'''\n    return 1", "def f():\n    '''する。'''\n    return 1"],
  ['python', '"""A tool."""\nimport os', '"""道具。"""\nimport os'],
  ['python', 'class A:\n  x = 1\n"""A tool.\nLong.\n"""\nimport os', 'class A:\n  x = 1\n"""道具。"""\nimport os'],
  ['js', 'let a = 1; // one\n// two', 'let a = 1; // 一つ\n// 二つ'],
  ['js', '/* one */ let a = 1; /* two\n three */ let b;', '/* 一つ */ let a = 1; /* 二つ\n三つ */ let b;'],
  ['js', 'f(/* one */ 1);', 'f(/* 一つ */ 1);'],
  ['ts', '/**\n * Says it.\n * @param a that\n */\nf(a);', '/**\n * 言う。\n */\nf(a);'],
  ['js {1,3} title="a.js"', "f(); // it's done", 'f(); // 済み'],
  ['json', '{\n  "a": 1 // one\n}', '{\n  "a": 1 // 一つ\n}'],
  ['rust,ignore', 'let a = 1; // one', 'let a = 1; // 一つ'],
  ['c', '#include <a.h>\nint a; /* one */ // two', '#include <a.h>\nint a; /* 一つ */ // 二つ'],
  ['cpp', 'int a;// one', 'int a;// 一つ'],
  ['css', 'a { color: red; /* red */ }', 'a { color: red; /* 赤 */ }'],
  ['sql', '-- all\nSELECT a -- one\nFROM b;\n/* two */', '-- 全部\nSELECT a -- 一つ\nFROM b;\n/* 二つ */'],
  ['html', '<!-- a -->\n<p>b</p><!-- c\nd -->', '<!-- あ -->\n<p>b</p><!-- い -->'],
  ['vue', '<!-- a -->\n<script>\n// b\nlet c;\n</script>', '<!-- あ -->\n<script>\n// い\nlet c;\n</script>'],
  ['yaml', '# a\nb: c # d\ne: "f" # g', '# あ\nb: c # い\ne: "f" # う'],
  ['toml', '# a\nb = "#c" # d', 'b = "#c"'],
  ['ini', '; a\n# b\nc = d ; e', '; あ\n# い\nc = d ; う'],
  ['dockerfile', '# a\nFROM b', '# あ\nFROM b'],
  ['bat', 'rem a\nREM b\n:: c\n  rem d\ndir', 'rem あ\n:: い\ndir'],
  ['lua', 'a() -- b', 'a() -- い'],
  ['vb', "x = 1 ' one\n' two", "x = 1 ' 一つ\n' 二つ"],
  ['vb', "x = 1 ' don't", "x = 1 ' しない"],
  ['clojure', '(a) ; b', '(a) ; い'],
  ['tex', '\\a % b', '\\a % い'],
  ['', '# a\nnpm stop # b\nf() // c', '# あ\nnpm stop # い\nf() // う'],
  ['text', '# a\nnpm stop', '# あ\nnpm stop'],
  ['Bash', 'ls # a', 'ls # あ'],
  ['bash', '  ls\n    -l', 'ls\n  -l'],
  ['js', '\tf(\n\t\ta)', '\t\tf(\n\t\t\ta)'],
  ['bash', 'ls  -l   a', 'ls -l a  '],
  ['bash', '#Stop it\nls', '#止める\nls'],
  ['makefile', 'a: ## Do it', 'a: ## する'],
  ['bash', "echo don\\'t # it's", "echo don\\'t # これ"],
  ['python', 'def f():\n    r"""Does \\d."""\n    return 1', 'def f():\n    r"""する。"""\n    return 1'],
  ['sql', '--All\nSELECT 1', '--全部\nSELECT 1'],
  ['tsql', '-- All\nSELECT 1', '-- 全部\nSELECT 1'],
  [
    'html',
    '<script>\n// run\nf();\n</script>\n<style>\n/* red */\na {}\n</style>',
    '<script>\n// 実行\nf();\n</script>\n<style>\n/* 赤 */\na {}\n</style>',
  ],
  ['diff', '-f() // old\n+g() // new\n+ a = 2 # new', '-f() // 古い\n+g() // 新しい\n+ a = 2 # 新しい'],
  ['rust', "impl<'a> X<'a> for &'a Y { // it's so", "impl<'a> X<'a> for &'a Y { // これ"],
  ['js', 'const a = `\n  // text\n`; // end', 'const a = `\n  // text\n`; // 終'],
  ['lua', '--[[ Doc\nmore ]]\na()', '--[[ 文書 ]]\na()'],
  ['haskell', '{- Doc -}\nmain = x', '{- 文書 -}\nmain = x'],
  ['ruby', '=begin\nDoc\n=end\nputs 1', '=begin\n文書\n=end\nputs 1'],
  ['vb', 'Dim a\nREM one', 'Dim a\nREM 一つ'],
  ['bat', 'net stop x & REM stop it', 'net stop x & REM 止める'],
  ['fortran', '! a\nprint *, 1 ! b', '! あ\nprint *, 1 ! い'],
  ['mermaid', '%% a\ngraph TD', '%% あ\ngraph TD'],
  ['console', '# apt update\n$ ls', '# 更新\n$ ls'],
  ['console', '# Update first\n# apt update', '# 更新\n# apt update'],
  ['', '/* a */\nf();', '/* あ */\nf();'],
  ['', '<!-- a -->\n<p/>', '<!-- あ -->\n<p/>'],
  ['bash', 'ls caf\u00e9', 'ls cafe\u0301'],
];
for (const [info, one, other] of same) {
  test(`in "${info}" ${JSON.stringify(one)} and ${JSON.stringify(other)} are one program`, () => {
    assert.deepEqual(lines(info, other), lines(info, one));
    assert.notEqual(lines(info, one).join(''), '');
  });
}

/** Two blocks of which something was changed that is no comment, whatever it looks like. */
const different: [info: string, one: string, other: string][] = [
  ['bash', 'npm stop', 'npm start'],
  ...['\u00a0', '\u3000', '\u2009', '\u202f', '\ufeff'].map((space): [string, string, string] => ['bash', 'ls -l', `ls${space}-l`]),
  ['python', 'if a:\n  b', 'if a:\n\u00a0\u00a0b'],
  ['bash', '#!/bin/sh', '#!/bin/bash'],
  ['php', '#[Route("/a")]\nf();', '#[Route("/b")]\nf();'],
  ['python', 'run(\n"""\nSELECT 1\n""")', 'run(\n"""\nSELECT 2\n""")'],
  ['css', 'a { b: //x/y }', 'a { b: //x/z }'],
  ['js', 'const a = `\n  // text\n`', 'const a = `\n  // words\n`'],
  ['console', '# apt install foo', '# apt install bar'],
  ['js', 'f(); /* not closed', 'f(); /* nor closed'],
  ['bash', 'echo "# a"', 'echo "# b"'],
  ['bash', "echo '# a'", "echo '# b'"],
  ['bash', "echo '#' a", "echo '#' b"],
  ['bash', 'echo "\\" # a"', 'echo "\\" # b"'],
  ['bash', 'echo $# a', 'echo $# b'],
  ['bash', `echo \${#a[@]} b`, `echo \${#a[@]} c`],
  ['bash', 'curl http://a/#b', 'curl http://a/#c'],
  ['bash', 'git show HEAD#1', 'git show HEAD#2'],
  ['bash', 'ls -l', 'ls --l'],
  ['bash', 'rm --all', 'rm --any'],
  ['bash', 'ls // a', 'ls // b'],
  ['python', 'a = """b"""', 'a = """c"""'],
  ['python', 'if a:\n  b', 'if a:\nb'],
  ['python', 'a // b', 'a // c'],
  ['js', 'let a = "https://a.example/b";', 'let a = "https://a.example/c";'],
  ['js', "let a = 'https://a.example/b';", "let a = 'https://a.example/c';"],
  ['js', 'let a = `https://a.example/b`;', 'let a = `https://a.example/c`;'],
  ['js', 'let a = "/* b */";', 'let a = "/* c */";'],
  ['js', 'this.#a()', 'this.#b()'],
  ['json', '{ "a": "// b" }', '{ "a": "// c" }'],
  ['c', '#include <a.h>', '#include <b.h>'],
  ['c', '#define A 1', '#define A 2'],
  ['css', 'a { color: #fff }', 'a { color: #000 }'],
  ['css', 'a { src: url(http://a/b) }', 'a { src: url(http://a/c) }'],
  ['css', 'a { src: url(//a.example/b) }', 'a { src: url(//a.example/c) }'],
  ['vb', 'x = "it\'s a"', 'x = "it\'s b"'],
  ['yaml', 'a: "#fff"', 'a: "#000"'],
  ['yaml', 'a: #fff', 'a: #000'],
  ['yaml', 'a: http://b#c', 'a: http://b#d'],
  ['yaml', 'a:\n  b: c', 'a:\n    b: c\n  d: e'],
  ['sql', "SELECT '-- a'", "SELECT '-- b'"],
  ['sql', 'SELECT 1--1', 'SELECT 1--2'],
  ['sql', 'SELECT (--1)', 'SELECT (--2)'],
  ['mysql', 'SELECT --1', 'SELECT --2'],
  ['html', '<a href="http://a/b">', '<a href="http://a/c">'],
  ['html', '<p># a</p>', '<p># b</p>'],
  ['ini', 'a=b;c', 'a=b;d'],
  ['bat', 'set a=rem b', 'set a=rem c'],
  ['bat', 'remove a', 'remove b'],
  ['', 'https://a.example/b', 'https://a.example/c'],
  ['', 'Error: #include <a>', 'Error: #include <b>'],
  ['', 'at a (file:///b.js:1)', 'at a (file:///c.js:1)'],
  ['', '#fff', '#000'],
  ['', '//a/b', '//a/c'],
  ['diff', '# a', '# b'],
  ['__proto__', '# a', '# b'],
];
for (const [info, one, other] of different) {
  test(`in "${info}" ${JSON.stringify(one)} and ${JSON.stringify(other)} are two programs`, () => {
    assert.notDeepEqual(lines(info, other), lines(info, one));
  });
}

test('each line has its place in the block, whatever comments stand before it', () => {
  const code = '\n/* a\n   b */\n\n  f(); // c\n\n  // d\n    g();\n';
  assert.deepEqual(codeLines({ info: 'js', code }), [
    { text: 'f();', at: 4 },
    { text: '  g();', at: 7 },
  ]);
});

test('a block of comments alone has no lines', () => {
  assert.deepEqual(lines('bash', '# a\n\n  # b\n'), []);
  assert.deepEqual(lines('', ''), []);
});
