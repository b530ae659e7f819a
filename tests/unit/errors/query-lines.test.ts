import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryLines } from '../../../src/errors/query-lines.ts';

const pastes: Paste[] = [
  {
    from: 'Python',
    text: `Traceback (most recent call last):
  File "/home/me/app.py", line 3, in <module>
    import cffi
  File "/usr/lib/python3.11/importlib/__init__.py", line 90, in import_module
    return _bootstrap._gcd_import(name[level:], package, level)
ModuleNotFoundError: No module named 'cffi'`,
    telling: /^ModuleNotFoundError: No module named 'cffi'$/,
    frames: /^(?:Traceback|File)/,
  },
  {
    from: 'Python, one error after another',
    text: `Traceback (most recent call last):
  File "/x/a.py", line 3, in f
    d['k']
    ~^^^^^
KeyError: 'k'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/x/a.py", line 5, in <module>
    raise RuntimeError("no config")
RuntimeError: no config`,
    telling: /^(?:KeyError|RuntimeError):/,
    second: /^(?:KeyError|RuntimeError):/,
    frames: /^(?:Traceback|File)/,
  },
  {
    from: 'Java',
    text: `Exception in thread "main" java.lang.RuntimeException: start failed
\tat com.example.App.main(App.java:12)
\tat java.base/java.lang.Thread.run(Thread.java:833)
Caused by: java.sql.SQLException: ORA-00942: table or view does not exist
\tat oracle.jdbc.T4CTTIoer.processError(T4CTTIoer.java:450)
\t... 12 more`,
    telling: /RuntimeException: start failed|ORA-00942/,
    second: /RuntimeException: start failed|ORA-00942/,
    frames: /^at |^\.{3} /,
  },
  {
    from: 'Node',
    text: `node:internal/modules/cjs/loader:1080
  throw err;
  ^

Error: Cannot find module 'express'
Require stack:
- /home/me/app/index.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15)
    at Module._load (node:internal/modules/cjs/loader:922:27) {
  code: 'MODULE_NOT_FOUND',
}

Node.js v18.12.1`,
    telling: /^Error: Cannot find module 'express'$/,
    frames: /^at /,
  },
  {
    from: 'cargo',
    text: `   Compiling app v0.1.0 (/home/me/app)
warning: unused variable: \`y\`
 --> src/main.rs:2:9
  |
2 |     let y = 1;
  |         ^ help: if this is intentional, prefix it with an underscore: \`_y\`

error[E0308]: mismatched types
 --> src/main.rs:4:18
  |
4 |     let x: i32 = "a";
  |            ---   ^^^ expected \`i32\`, found \`&str\`

For more information about this error, try \`rustc --explain E0308\`.
error: could not compile \`app\` (bin "app") due to 1 previous error; 1 warning emitted`,
    telling: /^error\[E0308\]: mismatched types$/,
  },
  {
    from: 'MSBuild',
    text: `1>------ Build started: Project: app, Configuration: Debug Win32 ------
1>C:\\src\\main.cpp(10,5): warning C4996: 'strcpy': This function or variable may be unsafe.
1>main.obj : error LNK2019: unresolved external symbol "void __cdecl foo(void)" referenced in function main
1>C:\\src\\Debug\\app.exe : fatal error LNK1120: 1 unresolved externals
1>Done building project "app.vcxproj" -- FAILED.
========== Build: 0 succeeded, 1 failed, 0 up-to-date, 0 skipped ==========`,
    telling: /error LNK2019: unresolved external symbol/,
    second: /fatal error LNK1120/,
  },
  {
    from: 'npm',
    text: `npm WARN deprecated har-validator@5.1.5: this library is no longer supported
npm ERR! code ERESOLVE
npm ERR! ERESOLVE unable to resolve dependency tree
npm ERR!
npm ERR! While resolving: app@0.1.0
npm ERR! Could not resolve dependency:
npm ERR! peer react@"^17.0.0" from foo@1.0.0`,
    telling: /ERESOLVE/,
  },
  {
    from: 'docker build',
    text: `#9 [4/6] RUN npm ci
#9 0.350 npm notice new version available
------
Dockerfile:4
--------------------
   2 |     WORKDIR /app
   4 | >>> RUN npm ci
--------------------
ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1`,
    telling: /failed to solve: process/,
  },
  {
    from: 'Go',
    text: `panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
main.main()
\t/home/me/app/main.go:12 +0x1d
exit status 2`,
    telling: /^panic: runtime error: index out of range/,
  },
  {
    from: 'gcc and make',
    text: `In file included from a.c:1:
a.h:3:10: fatal error: foo.h: No such file or directory
    3 | #include <foo.h>
      |          ^~~~~~~
compilation terminated.
make: *** [Makefile:3: a.o] Error 1`,
    telling: /fatal error: foo\.h: No such file or directory$/,
    frames: /^In file included|#include|\^~/,
  },
  {
    from: '.NET',
    text: `Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.
   at App.Program.Main(String[] args)
   at App.Program.<Main>(String[] args)`,
    telling: /Object reference not set/,
    frames: /^at /,
  },
  {
    from: 'gcc in Japanese',
    text: `main.c: 関数 'main' 内:
main.c:3:5: 警告: 関数 'foo' の暗黙的な宣言です
main.c:4:5: エラー: 'x' が宣言されていません
main.c:4:5: 備考: それぞれの未宣言の識別子`,
    telling: /エラー: 'x' が宣言されていません/,
  },
  { from: 'a program in Chinese', text: '正在启动服务\n错误：无法打开文件 a.txt\n已退出', telling: /^错误：无法打开文件/ },
  { from: 'a program in Traditional Chinese', text: '正在啟動\n發生錯誤：無法開啟檔案\n已結束', telling: /錯誤/ },
  { from: 'a program in German', text: 'Starte Dienst\nFehler: Zugriff verweigert\nEnde', telling: /^Fehler: Zugriff verweigert$/ },
  { from: 'a program in French', text: 'Démarrage\nerreur : fichier introuvable\nFin', telling: /^erreur : fichier introuvable$/ },
  { from: 'a program in Korean', text: '시작합니다\n오류: 파일을 찾을 수 없습니다\n끝', telling: /^오류: 파일을 찾을 수 없습니다$/ },
  { from: 'a program in Russian', text: 'Запуск\nОшибка: файл не найден\nКонец', telling: /^Ошибка/ },
  { from: 'a program in Arabic', text: 'بدء التشغيل\nخطأ: الملف غير موجود\nانتهى', telling: /^خطأ/ },
];
for (const { from, text, telling, second, frames } of pastes) {
  const lines = queryLines(text);
  test(`the most telling line of what ${from} printed is the error`, () => {
    assert.match(lines[0]?.text ?? '', telling);
    if (second) assert.match(lines[1]?.text ?? '', second);
  });
  if (frames) {
    test(`the calls that ${from} printed come last, in order`, () => {
      const count = lines.filter(({ text: line }) => frames.test(line)).length;
      const last = lines.slice(-count);
      assert.ok(count > 0 && last.every(({ text: line }) => frames.test(line)), last.map(({ text: line }) => line).join('\n'));
      assert.ok(last.every(({ at }, index) => index === 0 || at > (last[index - 1]?.at ?? 0)));
    });
  }
}

const pairs: [telling: string, other: string][] = [
  ['RangeError: Invalid time value', '##[error]Process completed with exit code 1.'],
  ['panic: runtime error: index out of range', 'goroutine 1 [running]:'],
  ['error TS2307: Cannot find module', '  4 | let x: i32 = "a";'],
  ['fatal error: foo.h: No such file', '   at App.Program.Main() in C:\\src\\Program.cs:line 12'],
  ['エラー：ファイルが見つかりません', 'ビルドを開始します'],
  ['系统找不到指定的文件', '正在编译'],
  ["TypeError: Cannot read properties of undefined (reading 'x')", 'Server started'],
  ['error TS2345: Argument of type', 'warning TS6133: x is declared but never used'],
  ['fatal error C1083: Cannot open include file', 'Generating Code...'],
  ['ERROR: relation "users" does not exist', 'LINE 1: SELECT * FROM users'],
  ['bash: foo: command not found', 'make: Entering directory'],
  ['permission denied', 'all other steps skipped'],
  ['error: x', 'warning: the error was fixed'],
  ["thread 'main' panicked at src/main.rs:10:5:", 'note: run with `RUST_BACKTRACE=1` environment variable'],
  ['java.lang.OutOfMemoryError: Java heap space', 'at java.util.Arrays.copyOf(Arrays.java:3210)'],
  ['No such file or directory', 'DeprecationWarning: x is deprecated'],
  ['Cannot open the file', 'node: [DEP0040] DeprecationWarning: The punycode module is deprecated'],
  ['Build failed', "main.cpp(3): warning C4996: 'strcpy': This function may be unsafe"],
];
for (const [telling, other] of pairs) {
  test(`${JSON.stringify(telling)} says more than ${JSON.stringify(other)}`, () => {
    for (const text of [`${telling}\n${other}`, `${other}\n${telling}`]) {
      const [first, last] = queryLines(text);
      assert.equal(first?.text, telling);
      assert.ok((first?.weight ?? 0) > (last?.weight ?? 1));
    }
  });
}

test('a line that stands alone counts in full, whatever it is', () => {
  for (const text of ['hello', 'at foo (a.js:1:2)', 'warning: x', 'error: x']) assert.equal(queryLines(text)[0]?.weight, 1, text);
});

test('every line of a paste counts for something, and none for more than one alone', () => {
  for (const { text } of pastes) for (const { weight } of queryLines(text)) assert.ok(weight > 0 && weight <= 1);
});

test('lines that say as much keep their order', () => {
  assert.deepEqual(
    queryLines('one\ntwo\nthree').map(({ text }) => text),
    ['one', 'two', 'three'],
  );
});

test('a line knows its place in the paste', () => {
  assert.deepEqual(
    queryLines('one\n\nerror: two\nthree').map(({ at }) => at),
    [1, 0, 2],
  );
});

test('lines without a word are left out', () => {
  assert.deepEqual(queryLines('^\n----\n1.2.3\n  ~~~^~~\n'), []);
  assert.deepEqual(queryLines(''), []);
});

test('colours make no difference', () => {
  assert.equal(queryLines('start\n\u001b[1;31merror\u001b[0m\u001b[1m: x\u001b[0m')[0]?.text, 'error: x');
});

interface Paste {
  from: string;
  text: string;
  telling: RegExp;
  second?: RegExp;
  frames?: RegExp;
}
