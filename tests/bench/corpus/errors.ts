// What programs print when something goes wrong, in the forms of many tools. Names,
// numbers and places differ from article to article, the forms do not.

import type { Names } from './names.ts';

/** An error as a fence would hold it, and the part of it that a title names. */
export function errorText(names: Names): ErrorText {
  return names.random.pick(forms)(names);
}

export interface ErrorText {
  /** The tool it comes from, as a tag names it. */
  tool: string;
  /** Such as `ModuleNotFoundError`. */
  title: string;
  /** One line or more, without a newline at the end. */
  text: string;
}

const forms: readonly ((names: Names) => ErrorText)[] = [
  (n) => python(n, 'ModuleNotFoundError', `No module named '${n.snake()}'`),
  (n) => python(n, 'AttributeError', `'${n.pascal()}' object has no attribute '${n.snake()}'`),
  (n) => python(n, 'KeyError', `'${n.snake()}'`),
  (n) => python(n, 'TypeError', `${n.snake()}() missing ${n.number(1, 4)} required positional arguments: '${n.one()}'`),
  (n) => python(n, `${n.pascal()}Error`, `could not ${n.one()} the ${n.one()} of '${n.file('cfg')}': ${n.one()} ${n.one()}`),
  (n) => node(n, 'TypeError', `Cannot read properties of undefined (reading '${n.camel()}')`),
  (n) => node(n, 'Error', `Cannot find module '${n.kebab()}'`, `\nRequire stack:\n- /srv/${n.file('js')}`),
  (n) => node(n, 'ReferenceError', `${n.camel()} is not defined`),
  (n) => node(n, `${n.pascal()}Error [ERR_${n.upper()}]`, `The "${n.camel()}" of ${n.one()} is ${n.one()}`),
  (n) => {
    const code = `ECONN${n.random.pick(['REFUSED', 'RESET', 'ABORTED'])}`;
    return node(n, 'Error', `connect ${code} ${n.address()}:${n.port()}`);
  },
  (n) => {
    const code = `TS${n.number(1002, 18050)}`;
    const text = `Property '${n.camel()}' does not exist on type '${n.pascal()}<${n.pascal()}>'.`;
    return { tool: 'typescript', title: code, text: `src/${n.file('ts')}(${n.line()},${n.column()}): error ${code}: ${text}` };
  },
  (n) => {
    const code = `TS${n.number(1002, 18050)}`;
    const text = `src/${n.file('ts')}:${n.line()}:${n.column()} - error ${code}: Type '${n.pascal()}' is not assignable to '${n.pascal()}'.`;
    return { tool: 'typescript', title: code, text: `${text}\n  The types of '${n.camel()}.${n.camel()}' are incompatible.` };
  },
  rust,
  rust,
  cpp,
  cpp,
  (n) => {
    const symbol = `${n.pascal()}::${n.snake()}(${n.pascal()} const&)`;
    const text = `/usr/bin/ld: ${n.one()}.o: in function \`main':\n${n.file('cpp')}:(.text+0x${n.hex(3)}): undefined reference to \`${symbol}'`;
    return { tool: 'cpp', title: 'undefined reference', text: `${text}\ncollect2: error: ld returned 1 exit status` };
  },
  (n) => {
    const code = `C${n.number(2001, 4999)}`;
    return {
      tool: 'cpp',
      title: code,
      text: `${n.one()}.cpp(${n.line()}): error ${code}: '${n.snake()}': ${n.one()} ${n.one()} identifier`,
    };
  },
  java,
  java,
  (n) => {
    const name = `${n.kebab()}@${n.version()}`;
    const lines = ['code ERESOLVE', 'ERESOLVE could not resolve', '', `While resolving: ${name}`, `Found: ${n.kebab()}@${n.version()}`];
    return { tool: 'npm', title: 'ERESOLVE', text: lines.map((line) => `npm error ${line}`.trimEnd()).join('\n') };
  },
  (n) => {
    const text = `E: Unable to locate package lib${n.one()}${n.number(1, 9)}-dev`;
    return { tool: 'linux', title: 'Unable to locate package', text };
  },
  (n) => ({ tool: 'linux', title: 'command not found', text: `bash: line ${n.line()}: ${n.kebab()}: command not found` }),
  (n) => {
    const text = `${n.kebab()}: error while loading shared libraries: lib${n.one()}.so.${n.number(0, 9)}: cannot open shared object file`;
    return { tool: 'linux', title: 'cannot open shared object file', text };
  },
  (n) => {
    const state = n.random.pick(['28P01', '3D000', '42P01', '42703', '23505', '57014', '40P01']);
    const text = `ERROR:  relation "${n.snake()}" does not exist\nLINE ${n.number(1, 40)}: SELECT ${n.snake()} FROM ${n.snake()}\nSQL state: ${state}`;
    return { tool: 'postgresql', title: `SQLSTATE ${state}`, text };
  },
  (n) => {
    const text = `Error response from daemon: driver failed programming external connectivity on endpoint ${n.kebab()} (${n.hex(12)})`;
    return {
      tool: 'docker',
      title: 'Error response from daemon',
      text: `${text}: Bind for 0.0.0.0:${n.port()} failed: port is already allocated`,
    };
  },
  (n) => {
    const text = `fatal: unable to access 'https://git.example.org/${n.one()}/${n.kebab()}.git/': server certificate verification failed`;
    return { tool: 'git', title: 'unable to access', text };
  },
  (n) => {
    const text = `Warning  Failed     ${n.number(1, 59)}s   kubelet  Failed to pull image "registry.example.org/${n.kebab()}:${n.version()}"`;
    return {
      tool: 'kubernetes',
      title: 'ImagePullBackOff',
      text: `${text}\nWarning  BackOff    ${n.number(1, 59)}s   kubelet  ImagePullBackOff`,
    };
  },
  (n) => {
    const code = `0x8007${n.hex(4)}`;
    return {
      tool: 'windows',
      title: code,
      text: `${n.pascal()} : ${n.pascal()} failed with HRESULT: ${code}\n    + FullyQualifiedErrorId : ${n.pascal()}`,
    };
  },
  (n) => {
    const text = `panic: runtime error: index out of range [${n.number(1, 99)}] with length ${n.number(0, 9)}\n\ngoroutine 1 [running]:`;
    return {
      tool: 'go',
      title: 'index out of range',
      text: `${text}\nmain.${n.camel()}(0x${n.hex(10)})\n\t/src/${n.file('go')}:${n.line()} +0x${n.hex(2)}`,
    };
  },
];

function python(n: Names, title: string, message: string): ErrorText {
  const frame = () =>
    `  File "/srv/${n.file('py')}", line ${n.line()}, in ${n.snake()}\n    ${n.snake()} = ${n.one()}.${n.snake()}(${n.snake()})`;
  const frames = Array.from({ length: n.number(1, 3) }, frame);
  return { tool: 'python', title, text: ['Traceback (most recent call last):', ...frames, `${title}: ${message}`].join('\n') };
}

function node(n: Names, title: string, message: string, more = ''): ErrorText {
  const frames = Array.from({ length: n.number(1, 4) }, () => `    at ${n.camel()} (/srv/${n.file('js')}:${n.line()}:${n.column()})`);
  return { tool: 'node', title, text: [`${title}: ${message}${more}`, ...frames].join('\n') };
}

function rust(n: Names): ErrorText {
  const title = `E0${n.number(100, 799)}`;
  const [line, name] = [n.line(), n.snake()];
  const gutter = ' '.repeat(String(line).length);
  const code = `    let ${n.one()} = ${name}.${n.snake()}();`;
  const under = `${' '.repeat(code.indexOf(name))}${'^'.repeat(name.length)} not a \`${n.pascal()}\` of \`${n.one()}\``;
  const head = `error[${title}]: the trait bound \`${n.pascal()}: ${n.pascal()}\` is not satisfied`;
  const text = [
    `${head}`,
    `${gutter}--> src/${n.file('rs')}:${line}:${n.column()}`,
    `${gutter} |`,
    `${line} | ${code}`,
    `${gutter} | ${under}`,
  ];
  return { tool: 'rust', title, text: text.join('\n') };
}

function cpp(n: Names): ErrorText {
  const text = `${n.file('cpp')}:${n.line()}:${n.column()}: error: no matching function for call to '${n.pascal()}::${n.snake()}(${n.pascal()}&)'`;
  const note = `${n.file('hpp')}:${n.line()}:${n.column()}: note: candidate: 'void ${n.pascal()}::${n.snake()}(const ${n.pascal()}*)'`;
  return { tool: 'cpp', title: 'no matching function for call', text: `${text}\n${note}` };
}

function java(n: Names): ErrorText {
  const title = `${n.random.pick(['IllegalState', 'NullPointer', 'ClassNotFound', 'NoSuchElement', n.pascal()])}Exception`;
  const place = `org.example.${n.one()}.${n.pascal()}`;
  const frames = Array.from({ length: n.number(1, 3) }, () => `\tat ${place}.${n.camel()}(${n.pascal()}.java:${n.line()})`);
  const head = `Exception in thread "${n.kebab()}" org.example.${n.one()}.${title}: ${n.one()} ${n.snake()} is ${n.one()}`;
  return { tool: 'java', title, text: [head, ...frames].join('\n') };
}
