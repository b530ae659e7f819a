import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownTokens, tokensOf } from './shown-tokens.ts';

const codes: [code: string, line: string][] = [
  ['e0308', 'error[E0308]: mismatched types'],
  ['ts2345', 'src/app.ts(12,3): error TS2345: Argument of type'],
  ['ts2345', "'TS2345'"],
  ['0x80070005', 'Error 0x80070005: Access is denied.'],
  ['0x80070005', 'アクセスが拒否されました。（0x80070005）'],
  ['0xc0000005', 'Exception Code: 0xC0000005'],
  ['0x800a03ec', 'Exception from HRESULT: 0x800A03EC'],
  ['ora00942', 'ORA-00942: table or view does not exist'],
  ['ghc39999', 'app.hs:3:4: error: [GHC-39999]'],
  ['ghc39999', 'error GHC39999'],
  ['lnk2019', 'main.obj : error LNK2019: unresolved external symbol'],
  ['c2065', "main.cpp(12): error C2065: 'x'"],
  ['cs1061', 'Program.cs(12,3): error CS1061'],
  ['msb3073', 'error MSB3073: The command exited with code 1'],
  ['hy000', 'SQLSTATE[HY000] [2002] Connection refused'],
  ['0308010c', 'error:0308010C:digital envelope routines::unsupported'],
  ['sql0911n', 'SQL0911N The current transaction has been rolled back'],
  ['e11000', 'MongoServerError: E11000 duplicate key error'],
  ['x509', 'x509: certificate signed by unknown authority'],
  ['dep0040', '[DEP0040] DeprecationWarning: The punycode module is deprecated'],
];
for (const [code, line] of codes) {
  test(`${code} is a code in ${JSON.stringify(line)}`, () => {
    assert.ok(tokensOf(line).some(({ text, kind }) => text === code && kind === 'code'));
  });
}

const numbers: [number: string, line: string][] = [
  ['401', 'HTTP 401 Unauthorized'],
  ['404', 'npm ERR! 404 Not Found'],
  ['137', 'Command failed with exit code 137'],
  ['137', 'exited (137)'],
  ['1045', 'ERROR 1045 (28000): Access denied'],
  ['40001', 'SQLSTATE[40001]: Serialization failure'],
  ['208', 'Msg 208, Level 16'],
];
for (const [number, line] of numbers) {
  test(`${number} stays in ${JSON.stringify(line)}`, () => {
    assert.ok(tokensOf(line).some(({ text, kind }) => text === number && kind === 'number'));
  });
}

const kept: [line: string, tokens: string][] = [
  ['EADDRINUSE', 'eaddrinuse'],
  ['SQLSTATE 42P01', 'sqlstate *42p01'],
  ['and/or TCP/IP application/json', 'and or tcp ip application json'],
  ['cl : Command line warning D9025 : overriding /W3', 'cl command line warning *d9025 overriding w3'],
  ['std::vector<int>::at', 'std vector int at'],
  ["npm ERR! can't resolve", "npm err can't resolve"],
  ['@scope/pkg', 'scope pkg'],
  ['node:fs', 'node fs'],
  ['naïve Größe', 'naïve größe'],
  ['ошибка компиляции', 'ошибка компиляции'],
  ['خطأ في الملف', 'خطأ في الملف'],
  ['त्रुटि हुई', 'त्रुटि हुई'],
  ['ＥＲＲＯＲ ﬁle', 'error file'],
  ['接続エラー', '接続 続エ エラ ラー'],
  ['错', '错'],
  ['Unicode文字', 'unicode 文字'],
  ['오류가 발생', '오류 류가 발생'],
];
for (const [line, tokens] of kept) {
  test(`${JSON.stringify(line)} is read as ${tokens}`, () => {
    assert.equal(shownTokens(line), tokens);
  });
}

const masked: [what: string, text: string][] = [
  ['an address', 'https://example.com/a/b?c=d#e'],
  ['a file URL', 'file:///home/me/a.js'],
  ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
  ['a CLSID', '{00024500-0000-0000-C000-000000000046}'],
  ['an ISO time', '2024-03-01T12:34:56.789Z'],
  ['an ISO time with an offset', '2024-03-01T12:34:56+09:00'],
  ['an ISO time in brackets', '[2024-03-01T12:34:56Z]'],
  ['a date', '2024-03-01'],
  ['a date with slashes', '2024/03/01'],
  ['a German date', '01.03.2024'],
  ['a time of day', '12:34:56'],
  ['a time with milliseconds', '12:34:56,789'],
  ['a time in brackets', '[12:34:56.789]'],
  ['a time of twelve hours', '3:04pm'],
  ['an IPv4 address', '10.0.0.1'],
  ['an IPv6 address', '2001:db8::1'],
  ['an IPv6 address with a port', '[2001:db8::1]:443'],
  ['the IPv6 address of the host', '::1'],
  ['a MAC address', '00:1a:2b:3c:4d:5e'],
  ['a memory address', '0x00007ffee4c0a1b2'],
  ['a hash of git', '3f2a9c1b8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a'],
  ['the id of a container', '3f2a9c1b8d7e'],
  ['a digest', 'sha256:3f2a9c1b8d7e6f5a'],
  ['an integrity hash', 'sha512-abc+/def=='],
  ['a version', '18.12.1'],
  ['a version with v', 'v1.0.197'],
  ['a range', '^1.2.3'],
  ['a range with x', '2.x'],
  ['a pre-release', '1.2.3-beta.1+build.5'],
  ['seconds', '12.5s'],
  ['milliseconds', '350ms'],
  ['microseconds', '350µs'],
  ['a size', '12.5MB'],
  ['a size in bytes', '3KiB'],
  ['a share', '50%'],
  ['a long number', '134217728'],
  ['a short number', '42'],
];
for (const [what, text] of masked) {
  test(`${what} is masked: ${text}`, () => {
    assert.equal(shownTokens(`before ${text} after`), 'before _ after');
    assert.equal(shownTokens(`before ${text}, after`), 'before _ after');
    assert.equal(shownTokens(`before [${text}]: after`), 'before _ after');
  });
}

const paths: [path: string, tokens: string][] = [
  ['/home/me/x/notes.txt', '_ notes txt'],
  ['/usr/bin/gcc', '_ gcc'],
  ['/home/me/app/', '_ app'],
  ['C:\\Users\\me\\notes.txt', '_ notes txt'],
  ['C:/Users/me/notes.txt', '_ notes txt'],
  ['\\\\server\\share\\setup.exe', '_ setup exe'],
  ['.\\a\\b.txt', '_ b txt'],
  ['share\\setup', '_ setup'],
  ['~/notes.txt', '_ notes txt'],
  ['../lib/notes.txt', '_ notes txt'],
  ['src/notes.txt', '_ notes txt'],
  ['org/slf4j/LoggerFactory', '_ logger factory'],
  ['/home/me/main.c:12:34', '_ main c'],
  ['C:\\src\\main.cpp(12)', '_ main cpp'],
  ['C:\\src\\main.cpp(12,3)', '_ main cpp'],
  ['/home/me/a.js#L12', '_ a js'],
  ['main.c:12:34', 'main c'],
  ['main.c:12', 'main c'],
  ['main.c(12,3)', 'main c'],
  ['main.c(12,3-8)', 'main c'],
];
for (const [path, tokens] of paths) {
  test(`of the path ${path} its name stays, without a place`, () => {
    assert.equal(shownTokens(`open ${path}: failed`), `open ${tokens} failed`);
  });
}

const names: [name: string, parts: string, whole: string][] = [
  ['ModuleNotFoundError', 'module not found error', 'modulenotfounderror'],
  ['NullReferenceException', 'null reference exception', 'nullreferenceexception'],
  ['ERR_REQUIRE_ESM', 'err require esm', 'errrequireesm'],
  ['HTTPError', 'http error', 'httperror'],
  ['getStaticPaths()', 'get static paths', 'getstaticpaths'],
  ['pre-compiled', 'pre compiled', 'precompiled'],
];
for (const [name, parts, whole] of names) {
  test(`${name} is read in parts and as a whole`, () => {
    const tokens = tokensOf(name);
    assert.equal(shownTokens(name), parts);
    assert.equal(tokens[0]?.whole, whole);
    assert.ok(tokens.every(({ part }) => part));
    assert.equal(tokens[0]?.hyphenated ?? false, name.includes('-'));
  });
}

const quotations: [line: string, tokens: string][] = [
  ["No module named 'cffi'", 'no module named "cffi"'],
  ["cannot convert 'long int' to 'char'", 'cannot convert "long" "int" to "char"'],
  ['cannot find “cffi” here', 'cannot find "cffi" here'],
  ['impossible d’ouvrir « cffi » ici', `impossible d'ouvrir "cffi" ici`],
  ['Datei „cffi“ fehlt', 'datei "cffi" fehlt'],
  ['找不到 「模块」 了', '找不 不到 "模块" 了'],
  ["undefined reference to `foo'", 'undefined reference to "foo"'],
  ["expected ';' before '}' token", 'expected before token'],
  ["open '/etc/passwd'", 'open "_" "passwd"'],
  ["it's not what one's looking for", "it's not what one's looking for"],
];
for (const [line, tokens] of quotations) {
  test(`what is quoted in ${JSON.stringify(line)} is known as such`, () => {
    assert.equal(shownTokens(line), tokens);
  });
}

test('a quotation without an end runs to the end of its line', () => {
  assert.equal(shownTokens('say "one two three'), 'say "one" "two" "three"');
});

test('of a long line the first 200 tokens are read', () => {
  assert.equal(tokensOf('ab '.repeat(330)).length, 200);
  assert.equal(tokensOf(`${'ab.'.repeat(80)} `.repeat(4)).length, 200);
});

test('of a long path the name is read', () => {
  assert.equal(shownTokens(`open /${'folder/'.repeat(60)}notes.txt failed`), 'open _ notes txt failed');
});

test('a line of punctuation has no tokens', () => {
  for (const line of ['', ' ', '----', '^^^^', '~~~^~~~', '{ } ( ) ; , .', '│ ╰─ ×']) assert.deepEqual(tokensOf(line), [], line);
});
