import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInfo } from '../../../src/markdown/fence-info.ts';
import { highlightFence } from '../../../src/markdown/highlight.ts';
import { copiedCode } from './page.ts';

const languages = ['js', 'jsx', 'ts', 'python', 'rust', 'java', 'go', 'html', 'css', 'json', 'yaml', 'bash', 'diff', 'cpp', 'md', 'sql'];

const highlight = (code: string, info: string) => highlightFence({ code, info });

/** The lines of a fence, each with the class of its first span, or "". */
async function lineClasses(code: string, info = ''): Promise<[text: string, className: string][]> {
  const html = /<code>([\s\S]*)<\/code>/.exec(await highlight(code, info))?.[1] ?? '';
  return html.split('\n').map((line, index) => [code.split('\n')[index] ?? '', /^<span class="(\w+)">/.exec(line)?.[1] ?? '']);
}

const output: [program: string, lines: [text: string, className: string][]][] = [
  [
    'Python',
    [
      ['Traceback (most recent call last):', 'c'],
      ['  File "/app/main.py", line 3, in <module>', 'c'],
      ['    import cffi', ''],
      ['    ^^^^^^^^^^^', 'c'],
      ["ModuleNotFoundError: No module named 'cffi'", 'd'],
      ['requests.exceptions.ConnectionError: refused', 'd'],
      ['KeyboardInterrupt', ''],
    ],
  ],
  [
    'Node',
    [
      ["Error: Cannot find module 'express'", 'd'],
      ['    at Module._resolve (node:internal/modules/cjs/loader:1077:15)', 'c'],
      ['    at async main (file:///a.js:1:1)', 'c'],
      ['TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument', 'd'],
      ['npm error code ERESOLVE', 'd'],
      ['npm ERR! code ERESOLVE', 'd'],
    ],
  ],
  [
    'Java',
    [
      ['Exception in thread "main" java.lang.NullPointerException: Cannot invoke', 'd'],
      ['\tat com.example.Main.main(Main.java:5)', 'c'],
      ['\t... 12 more', 'c'],
      ['Caused by: java.sql.SQLException: no suitable driver', 'd'],
    ],
  ],
  [
    'Rust',
    [
      ["thread 'main' panicked at src/main.rs:4:10:", 'd'],
      ['stack backtrace:', 'c'],
      ['   0: rust_begin_unwind', 'c'],
      ['             at /rustc/abc/library/std/src/panicking.rs:645:5', 'c'],
      ['error[E0382]: borrow of moved value: `s`', 'd'],
      [' --> src/main.rs:4:20', 'c'],
      ['2 |     let s = 1;', 'c'],
      ['warning: unused variable', 'w'],
    ],
  ],
  [
    'Go',
    [
      ['panic: runtime error: index out of range [5] with length 3', 'd'],
      ['panic: assignment to entry in nil map', 'd'],
      ['goroutine 1 [running]:', 'c'],
      ['main.main()', 'c'],
      ['\t/tmp/x.go:8 +0x1d', 'c'],
      ['exit status 2', ''],
    ],
  ],
  [
    'A compiler',
    [
      ["main.c:3:5: error: 'x' undeclared", 'd'],
      ['src/a.ts(3,5): error TS2322: Type', 'd'],
      ['ld: undefined reference to `foo`', 'd'],
      ['main.c:4:1: warning: unused', 'w'],
      ['Build succeeded.', ''],
    ],
  ],
  [
    'A shell',
    [
      ['$ npm install', 'k'],
      ['me@host:~/src$ ls', 'k'],
      ['bash: foo: command not found', 'd'],
      ['fatal: not a git repository', 'd'],
      ['no errors here', ''],
    ],
  ],
];
for (const [program, lines] of output) {
  test(`${program}: the message stands out and the frames recede`, async () => {
    assert.deepEqual(await lineClasses(lines.map(([text]) => text).join('\n')), lines);
  });
}

const nasty: Record<string, string> = {
  markup: '<script>alert("1")</script> & &amp; \'x\' </code></pre>',
  spaces: '  a\n\tb \n\n\n  c  ',
  'wide and joined': '日本語 👩‍👩‍👧 e\u0301 \u200b\u202eabc\u202c \u00a0|',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the code of a note
  strings: 'const a = `${b + "c\\n"}`; // <T>\n/* <b> */ let r = /<[^>]+>/g;',
  'carriage returns': 'a\rb',
  'an odd end': 'if (a < b && c > d) { return "',
  nothing: '',
  'one line end': '\n',
  'HTML entities': '&lt;b&gt; &#60; &#x3c; &nbsp;',
  dollars: "$& $1 $$ $` $'",
  'a long line': 'x = "a";'.repeat(50),
};
for (const [name, code] of Object.entries(nasty)) {
  test(`code with ${name} is copied exactly, in every language`, async () => {
    for (const language of ['', 'text', 'nope', ...languages]) {
      const html = await highlight(code, `${language} {1}`);
      assert.equal(copiedCode(html), code, language);
      assert.doesNotMatch(html, /\sstyle=|\son\w+=|<script/, language);
    }
  });
}

test('colours are classes', async () => {
  const html = await highlight('const a = "b"; // c', 'js');
  assert.match(html, /<span class="k">const<\/span>/);
  assert.match(html, /<span class="s">b<\/span>/);
  assert.match(html, /<span class="c">\/\/ c<\/span>/);
  const attributes = [...html.matchAll(/<span ([^>]*)>/g)].map(([, attribute]) => attribute);
  for (const attribute of attributes) assert.match(attribute ?? '', /^class="[a-z0-9 ]+"$/);
});

test('the colours of a terminal are classes and their escapes are gone', async () => {
  const html = await highlight('\u001b[31mred\u001b[0m \u001b[1;92mgreen\u001b[0m \u001b[2mdim\u001b[0m', 'ansi');
  assert.match(html, /<span class="a1">red<\/span> <span class="a2 b">green<\/span>/);
  assert.ok(!html.includes('\u001b') && !html.includes('style'));
});

test('marked lines are marked, and no others', async () => {
  const html = await highlight('one\ntwo\nthree\nfour', 'text {2,4-9}');
  const lines = (/<code>([\s\S]*)<\/code>/.exec(html)?.[1] ?? '').split('\n');
  assert.deepEqual(
    lines.map((line) => line.startsWith('<mark>') && line.endsWith('</mark>')),
    [false, true, false, true],
  );
});

test('a line of 400 columns is coloured', async () => {
  assert.match(await highlight(`const a = "${'x'.repeat(400)}";`, 'js'), /class="k"/);
});

test('a line of more than 2,000 columns is plain, and the lines around it are not', async () => {
  const html = await highlight(`const a = 1;\nconst b = "${'x'.repeat(2000)}";\nconst c = 1;`, 'js');
  const lines = (/<code>([\s\S]*)<\/code>/.exec(html)?.[1] ?? '').split('\n');
  assert.deepEqual(
    lines.map((line) => line.includes('<span')),
    [true, false, true],
  );
});

test('a fence of 60 kB is plain, whole and marked', async () => {
  const code = 'const a = "<b>";\n'.repeat(3600);
  const html = await highlight(code, 'js {2}');
  assert.doesNotMatch(html, /<span/);
  assert.match(html, /<mark>/);
  assert.equal(copiedCode(html), code);
});

test('the code has its own direction and can be scrolled by keyboard', async () => {
  assert.match(await highlight('x', 'js'), /<pre dir="ltr" tabindex="0">/);
});

test('the same code has a label of its own in another fence', async () => {
  assert.match(await highlight('x', 'js title="a"'), /class="title">a</);
  assert.match(await highlight('x', 'js title="b"'), /class="title">b</);
});

const infos: [info: string, language: string, title: string, marked: number[]][] = [
  ['', '', '', []],
  ['JS', 'js', '', []],
  ['js {3,5-7} title="a b"', 'js', 'a b', [3, 5, 6, 7]],
  ['js {1, 3 - 4}', 'js', '', [1, 3, 4]],
  ['ts{2}', 'ts', '', [2]],
  ['{.python}', 'python', '', []],
  ['rust,ignore,E0001', 'rust', '', []],
  ['python subtitle="x" profile=y', 'python', '', []],
  ['diff file=a/b.js', 'diff', 'a/b.js', []],
  ['js {5-2} {9-}', 'js', '', []],
];
for (const [info, language, title, marked] of infos) {
  test(`the info string ${JSON.stringify(info)} is read`, async () => {
    const read = parseInfo(info);
    assert.deepEqual([read.language, read.title, [...read.marked].filter((line) => line > 0)], [language, title, marked]);
  });
}

test('a range without end marks no million lines', async () => {
  assert.ok(parseInfo('js {1-999999999}').marked.size <= 1000);
});
