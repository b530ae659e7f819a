import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownTokens } from './shown-tokens.ts';

/** The same error twice: on another machine, in another version, on another day. */
const occurrences: [where: string, one: string, other: string, tokens: string][] = [
  ['Python', 'File "/home/a/app.py", line 3, in main', 'File "D:\\work\\app.py", line 4711, in main', 'file "app" "py" line in main'],
  ['Python', '<app.Foo object at 0x7f8b8c0d1e50>', '<app.Foo object at 0x7fe100aa2b10>', 'app foo object at'],
  ['Python', '/usr/lib/x.py:12: UserWarning: foo', '/home/me/venv/lib/x.py:345: UserWarning: foo', 'x py user warning foo'],
  ['pip', 'foo 1.2.3 requires bar>=2.0,', 'foo 4.10.0 requires bar>=3.1,', 'foo requires bar'],
  ['a place in brackets', 'at index (/srv/a.js:1:9999)', 'at index (/home/b/a.js:7:21)', 'at index a js'],
  ['a time in brackets', 'failed (12:34:56.789)', 'failed (01:02:03.001)', 'failed'],
  ['a path in quotes of Chinese', '无法打开“/home/a/x.txt”', '无法打开“/srv/x.txt”', '无法 法打 打开 "x" "txt"'],
  ['a short path with a place', 'src/app.ts(12,3): x', 'lib/app.ts(7,1): x', 'app ts x'],
  ['an address with a port', 'refused 192.168.1.20:5432', 'refused 10.0.0.7:1', 'refused'],
  ['an address of IPv6', 'refused fe80::1%eth0', 'refused 2001:db8::ff00:42', 'refused'],
  ['an offset', 'at main +0x1d', 'at main +0x2f4', 'at main'],
  ['pip', `Expected sha256 3f2a${'9c1b'.repeat(15)}`, `Expected sha256 0b7d${'1e50'.repeat(15)}`, 'expected sha256'],
  ['Node', "ENOENT: open '/home/me/package.json'", "ENOENT: open 'D:\\package.json'", 'enoent open "package" "json"'],
  ['Node', 'at file:///home/me/index.js:12:34', 'at file:///srv/index.js:1:9999', 'at'],
  ['Node', 'ECONNREFUSED [2001:db8::1]:5432', 'ECONNREFUSED [2001:db8:aa::2]:3306', 'econnrefused'],
  ['Node', 'Timeout of 2000ms exceeded', 'Timeout of 15s exceeded', 'timeout of exceeded'],
  ['Node', 'node:internal/modules/cjs/loader:1080', 'node:internal/modules/cjs/loader:998', 'loader'],
  ['webpack', 'ERROR in ./src/app.js 12:34', 'ERROR in ./src/deep/app.js 7:10', 'error in app js'],
  ['tsc', '/me/app.ts(12,3): error TS2345:', '/srv/b/app.ts(114,41): error TS2345:', 'app ts error *ts2345'],
  ['npm', 'npm ERR! path /home/me/app/package.json', 'npm ERR! path /srv/package.json', 'npm err path package json'],
  ['npm', 'wanted sha512-xyz== but got sha512-q12==.', 'wanted sha512-a+z== but got sha512-/12==.', 'wanted but got'],
  ['npm', '404 - GET https://registry.npmjs.org/foo -', '404 - GET http://localhost:4873/foo -', '404 get'],
  ['npm', "required: { node: '>=18.0.0' }", "required: { node: '>=20.1.0' }", 'required node'],
  ['npm', 'verbose stack 12.345s', 'verbose stack 0.9s', 'verbose stack'],
  ['Java', 'at com.example.App.main(App.java:12)', 'at com.example.App.main(App.java:7)', 'at com example app main app java'],
  ['Java', '2024-03-01 12:34:56.789 ERROR failed', '2025-11-21 01:02:03.004 ERROR failed', 'error failed'],
  ['Java', 'class file version 61.0', 'class file version 65.0', 'class file version'],
  ['Gradle', 'e: file:///home/me/App.kt:12:3 Unresolved', 'e: file:///srv/App.kt:1:33 Unresolved', 'e unresolved'],
  [
    'Rust',
    "thread 'main' panicked at /me/src/main.rs:10:5:",
    "thread 'main' panicked at /b/main.rs:1000:55:",
    'thread "main" panicked at main rs',
  ],
  ['Rust', 'the len is 3 but the index is 5', 'the len is 1 but the index is 99', 'the len is but the index is'],
  ['cargo', 'failed to compile foo v1.2.3 (/home/me/foo)', 'failed to compile foo v0.9.0 (/srv/foo)', 'failed to compile foo foo'],
  [
    'cargo',
    '/home/me/.cargo/registry/src/index.crates.io-6f17d22bba15001f/foo-1.2.3/src/lib.rs:12:3',
    'C:\\Users\\me\\.cargo\\registry\\src\\index.crates.io-1949cf8c6b5b557f\\foo-2.0.0\\src\\lib.rs:9:1',
    'lib rs',
  ],
  [
    'Go',
    'panic: runtime error: index out of range [5] with length 3',
    'panic: runtime error: index out of range [12] with length 7',
    'panic runtime error index out of range with length',
  ],
  ['Go', 'goroutine 1 [running]:', 'goroutine 57 [running]:', 'goroutine running'],
  ['Go', './main.go:12:5: undefined: foo', './cmd/main.go:7:1: undefined: foo', 'main go undefined foo'],
  ['Go', 'FAIL pkg 0.012s', 'FAIL pkg 12.9s', 'fail pkg'],
  ['gcc', "main.c:12:34: error: 'x' undeclared", "main.c:7:1: error: 'x' undeclared", 'main c error "x" undeclared'],
  ['gcc', '/home/me/src/main.c:12:34: error: x', '../src/main.c:7:1: error: x', 'main c error x'],
  ['clang', '/tmp/foo-1234567/a.cpp:3:10: fatal error: x', '/tmp/foo-98/a.cpp:41:2: fatal error: x', 'a cpp fatal error x'],
  ['ld', "libc.so.6: version `GLIBC_2.34' not found", "libc.so.6: version `GLIBC_2.28' not found", 'libc so version "glibc" not found'],
  [
    'ASan',
    'heap-use-after-free on address 0x602000000010',
    'heap-use-after-free on address 0x60b0000000f0',
    'heap use after free on address',
  ],
  ['MSVC', 'C:\\src\\main.cpp(12): error C2065:', 'D:\\b\\main.cpp(7,77): error C2065:', 'main cpp error *c2065'],
  ['MSVC', '1>C:\\src\\main.cpp(12,5): error C2065:', '13>D:\\b\\main.cpp(7,7): error C2065:', 'main cpp error *c2065'],
  ['.NET', 'error CS1061: x [C:\\src\\App.csproj]', 'error CS1061: x [/home/me/App.csproj]', 'error *cs1061 x app csproj'],
  ['.NET', 'in C:\\x\\Program.cs:line 12', 'in /src/Program.cs:line 7', 'in program cs line'],
  ['shell', './x.sh: line 12: foo: command not found', '/opt/x.sh: line 777: foo: command not found', 'x sh line foo command not found'],
  ['zsh', 'zsh:12: command not found: foo', 'zsh:7: command not found: foo', 'zsh command not found foo'],
  ['PostgreSQL', 'near "foo" LINE 12: at character 15', 'near "foo" LINE 3: at character 8', 'near "foo" line at character'],
  ['MySQL', 'ERROR 1064 (42000) at line 3: You', 'ERROR 1064 (42000) at line 712: You', 'error 1064 42000 at line you'],
  ['Oracle', 'ORA-06512: at "SCOTT.FOO", line 12', 'ORA-06512: at "SCOTT.FOO", line 712', '*ora06512 at "scott" "foo" line'],
  ['SQL Server', 'Msg 208, Level 16, Line 1', 'Msg 208, Level 16, Line 9999', 'msg 208 level line'],
  [
    'Windows',
    'terminated: address 0x00007ffb1c2d3e4f, exception 0xc0000005',
    'terminated: address 0x00007ff600aa1100, exception 0xC0000005',
    'terminated address exception *0xc0000005',
  ],
  ['Windows', 'CLSID {123e4567-e89b-12d3-a456-426614174000} failed', 'CLSID {00024500-0000-0000-C000-000000000046} failed', 'clsid failed'],
  ['Windows', '\\\\server1\\share\\setup.exe (0x80070035)', '\\\\nas\\public\\setup.exe (0x80070035)', 'setup exe *0x80070035'],
  ['Docker', `container "${'3f2a'.repeat(16)}"`, `container "${'0b1c'.repeat(16)}"`, 'container'],
  ['Docker', 'Container 3f2a9c1b8d7e is not running', 'Container 0123456789ab is not running', 'container is not running'],
  ['Docker', 'failed open: sha256:3f2a9c1b8d7e: 500', 'failed open: sha256:aaaabbbbcccc: 500', 'failed open 500'],
  ['Docker', '#9 12.34 npm ERR! code EUSAGE', '#7 0.999 npm ERR! code EUSAGE', 'npm err code eusage'],
  ['Docker', '[4/6] RUN npm ci 3.2s', '[5/7] RUN npm ci 12.0s', 'run npm ci'],
  ['TLS', 'current time 2024-03-01T12:34:56Z is after', 'current time 2025-01-11T01:34:56+09:00 is after', 'current time is after'],
  ['TLS', 'expired (notAfter=2024-03-01 12:34:56 GMT)', 'expired (notAfter=2025-11-21 01:02:03 GMT)', 'expired not after gmt'],
  ['git', `not a tree: 3f2a${'9c1b'.repeat(9)}`, `not a tree: 00aa${'8b7c'.repeat(9)}`, 'not a tree'],
  ['git', "access 'https://github.com/a/b.git/':", "access 'https://example.org/c.git/':", 'access'],
  ['PHP', 'undefined foo() in /var/www/index.php:12', 'undefined foo() in C:\\web\\index.php:777', 'undefined foo in index php'],
  ['Ruby', "app.rb:12:in `foo': undefined", "app.rb:7:in `foo': undefined", 'app rb in "foo" undefined'],
  [
    'Japanese',
    "ファイル '/home/a/x.txt' がありません (行 12)",
    "ファイル '/srv/x.txt' がありません (行 7)",
    'ファ ァイ イル "x" "txt" があ あり りま ませ せん 行',
  ],
  ['Japanese', 'エラー：行１２：構文', 'エラー：行７：構文', 'エラ ラー 行 構文'],
  ['Japanese', '2024/03/01 12:34:56 接続に失敗', '2025/11/21 1:02:03 接続に失敗', '接続 続に に失 失敗'],
  [
    'Chinese',
    'C:\\src\\main.cpp(12): error C2065: “x”: 未声明',
    'D:\\b\\main.cpp(7): error C2065: “x”: 未声明',
    'main cpp error *c2065 "x" 未声 声明',
  ],
  ['German', 'Datei „C:\\Users\\me\\x.txt“ fehlt (Zeile 12)', 'Datei „D:\\x.txt“ fehlt (Zeile 7)', 'datei "x" "txt" fehlt zeile'],
  ['German', '01.03.2024 12:34:56 Zugriff verweigert', '21.11.2025 01:02:03 Zugriff verweigert', 'zugriff verweigert'],
  ['French', "d'ouvrir « /home/a/x.txt » à la ligne 12", "d'ouvrir « /srv/x.txt » à la ligne 7", `d'ouvrir "x" "txt" à la ligne`],
  ['Korean', "오류: '/home/a/x.txt' 파일 (12행)", "오류: '/srv/x.txt' 파일 (7행)", '오류 "x" "txt" 파일 행'],
];
for (const [where, one, other, tokens] of occurrences) {
  test(`${where}: ${JSON.stringify(one)} is the same elsewhere`, () => {
    assert.equal(compared(one), tokens);
    assert.equal(compared(other), tokens);
  });
}

const different: [one: string, other: string][] = [
  ['error TS2345: x', 'error TS2322: x'],
  ['Error 0x80070005', 'Error 0x80070002'],
  ['ORA-00942', 'ORA-00904'],
  ['HTTP 401 Unauthorized', 'HTTP 403 Unauthorized'],
  ['exit code 137', 'exit code 139'],
  ['SQLSTATE 42P01', 'SQLSTATE 42P07'],
  ["open '/etc/passwd'", "open '/etc/shadow'"],
  ['KeyError', 'ValueError'],
  ['ERR_REQUIRE_ESM', 'ERR_MODULE_NOT_FOUND'],
  ['接続に失敗しました', '接続に成功しました'],
];
for (const [one, other] of different) {
  test(`${JSON.stringify(one)} and ${JSON.stringify(other)} are two errors`, () => {
    assert.notEqual(compared(one), compared(other));
  });
}

/** The tokens that are looked up and compared: a mask is neither. */
function compared(line: string): string {
  return shownTokens(line)
    .split(' ')
    .filter((token) => token !== '_' && token !== '"_"')
    .join(' ');
}
