import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planQuery } from '../../../src/search/plan.ts';

const frames = '\n    at Module._resolve (node:internal/modules/cjs/loader:1077:15)\n    at node:internal/main/run_main_module:22:47';

const phrases = [
  '',
  'cffi build fails',
  'cffi が入らない',
  '  padded  ',
  "ModuleNotFoundError: No module named 'cffi'",
  'C:\\x\\y.txt /usr/bin 127.0.0.1:80',
  'e\u0301',
  `${'ab '.repeat(39)}abc`,
];
for (const phrase of phrases) {
  test(`the phrase ${JSON.stringify(phrase.slice(0, 50))} is asked as it is`, () => {
    assert.equal(planQuery(phrase).prose, phrase.trim().normalize('NFC'));
  });
}

test('lines without text do not make a phrase a paste', () => {
  assert.equal(planQuery('\r\n\n  fix "the" 12 thing  \r\n \n').prose, 'fix "the" 12 thing');
});

const pastes: [name: string, paste: string, prose: string][] = [
  [
    'of a Python traceback its last line',
    'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    import cffi\nModuleNotFoundError: No module named \'cffi\'',
    'ModuleNotFoundError: No module named',
  ],
  [
    'of chained exceptions the last',
    'KeyError: one\nDuring handling of it:\nValueError: bad input given\n  at the end',
    'ValueError: bad input given',
  ],
  ['of a Node error its message', `/app/x.js:1\nError: Cannot find module 'express'${frames}`, 'Error: Cannot find module'],
  [
    'of a Java trace its root',
    'Exception in thread "main" java.lang.RuntimeException: outer\n\tat a.B.c(B.java:5)\nCaused by: java.sql.SQLException: no suitable driver\n\t... 12 more',
    'Caused by: java.sql.SQLException: no suitable driver',
  ],
  ['of a log the line with an error', 'starting\nfatal: not a git repository\ndone', 'fatal: not a git repository'],
  ['without any error the last line', 'first line\nsecond line here', 'second line here'],
  ['without the quoted values of the reader', `open "my file" and \`cmd x\` failed error\n${'x'.repeat(130)}`, 'open and failed error'],
  ['without paths, addresses and numbers', 'a\nError: /usr/lib/x.so C:\\x 12:30 127.0.0.1 (42) line 7 missing', 'Error: line missing'],
  ['but with codes that have digits', 'a\nerror TS2345: argument E0308 0x80070005', 'error TS2345: argument E0308 0x80070005'],
  ['at most eight words', 'a\nError: one two three four five six seven eight nine', 'Error: one two three four five six seven'],
  ['with Windows line ends', 'first\r\nError: broken thing\r\n  at x\r\n', 'Error: broken thing'],
  ['in NFC', 'a\nError: cafe\u0301', 'Error: café'],
  ['nothing of nothing but numbers', '1\n2 3', ''],
  [
    'with the words around an apostrophe',
    "a\nError: can't open the file: it doesn't exist",
    "Error: can't open the file: it doesn't exist",
  ],
  [
    'of a Rust error the error and not the advice',
    'error[E0382]: borrow of moved value\n --> src/main.rs:4:20\nerror: aborting due to previous error\nFor more information about this error, try `rustc --explain E0382`.',
    'error[E0382]: borrow of moved value',
  ],
  [
    'of npm the error and not the log file',
    'npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\nnpm error A complete log of this run can be found in: /root/.npm/_logs/x.log',
    'npm error ERESOLVE unable to resolve dependency tree',
  ],
];
for (const [name, paste, prose] of pastes) {
  test(`of a paste is asked, ${name}`, () => {
    assert.equal(planQuery(paste).prose, prose);
  });
}

test('one line of more than 120 characters is a paste', () => {
  assert.equal(planQuery(`Error: x${' word'.repeat(40)}`).prose, 'Error: x word word word word word word');
});

test('a paste of a megabyte is planned', () => {
  for (const text of [`${'"a '.repeat(300_000)}\nx`, `${'panic'.repeat(200_000)}\nx`, 'Error: x\n'.repeat(100_000)]) {
    assert.ok(planQuery(text).prose.length <= 1000);
  }
});
