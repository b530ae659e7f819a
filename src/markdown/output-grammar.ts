// What programs print, as a TextMate grammar: the message that a reader looks
// for stands out, and the stack frames around it recede.

import type { LanguageRegistration } from 'shiki';

/** Info strings that mean "a program printed this". */
export const outputLanguages: ReadonlySet<string> = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'output',
  'out',
  'log',
  'console',
  'terminal',
  'term',
  'shellsession',
  'shell-session',
  'sh-session',
  'session',
  'traceback',
  'pytb',
  'python-traceback',
  'stacktrace',
  'ansi',
  'none',
  'nohighlight',
  'no-highlight',
]);

/** Python, Node, Java, .NET, Go and Rust frames and messages; compilers; shells. */
export const outputGrammar: LanguageRegistration = {
  name: 'output',
  scopeName: 'text.output',
  repository: {},
  patterns: [
    { match: String.raw`^\s*(?:[$#%>]|PS [^>]*>|[\w.-]+@[\w.-]+:[^$#]*[$#]) (?=\S)`, name: 'output.prompt' },
    {
      match: String.raw`^\s*(?:File "[^"]*", line \d+.*|at .*|\.{3} \d+ (?:more|common frames omitted).*|\d+: +(?:0x[\da-f]+|[\w<]).*|goroutine \d+ .*|\S+\.go:\d+(?: \+0x[\da-f]+)?|(?:created by )?[\w./*()-]+\.[\w.*()-]+\([^)]*\)$|Traceback \(most recent call last\):|stack backtrace:|\^+|[~^\s]*\^[~^\s]*|--> .*|\|.*|\d+ \|.*|= (?:note|help): .*)$`,
      name: 'output.frame',
    },
    {
      match: String.raw`^\s*(?:\[?(?:ERROR|FATAL|CRITICAL|SEVERE|E)\]?\b|(?:npm |pnpm |yarn )?(?:ERR!|error\b)|panic:|fatal:|Caused by:|Exception in thread|(?:curl|ssh|bash|zsh|sh|git|psql|docker|Error response from daemon): |thread '[^']*' panicked).*$`,
      name: 'output.error',
    },
    {
      match: String.raw`^\s*(?:[\w$]+[./:])*[\w$]*(?:Error|Exception|Panic|Fault|Failure)(?: \[[\w-]+\])?(?::.*|\(.*|)$`,
      name: 'output.error',
    },
    {
      match: String.raw`^.*?(?:\berror(?: [A-Z]{1,5}\d{2,5}|\[E\d+\])?:|: (?:fatal error|error|undefined reference|cannot )).*$`,
      name: 'output.error',
    },
    { match: String.raw`^.*?\b(?:warning|WARN(?:ING)?)\b.*$`, name: 'output.warning' },
  ],
};
