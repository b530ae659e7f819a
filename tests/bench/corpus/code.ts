// Blocks of code as notes have them: commands to run, settings to change, a few lines
// of a program. They are well formed, so that highlighting does its usual work.

import type { Names } from './names.ts';

/** A fence's language and its text, without a newline at the end. */
export function codeBlock(names: Names): CodeBlock {
  const lang = names.random.pick(often);
  const count = names.random.chance(0.06) ? names.number(8, 30) : names.number(1, 4);
  return { lang, text: makers[lang](names, count) };
}

/** A line of inline code: a name, a file, a command, a setting. */
export function inlineCode(names: Names): string {
  const n = names;
  return n.random.pick([n.snake, n.camel, n.pascal, n.upper, () => n.file('py'), () => `--${n.kebab()}`, () => `${n.one()} ${n.one()}`])();
}

export interface CodeBlock {
  /** As the fence names it. */
  lang: string;
  text: string;
}

const often: readonly CodeLanguage[] = [
  'bash',
  'bash',
  'bash',
  'bash',
  'python',
  'python',
  'js',
  'ts',
  'json',
  'yaml',
  'cpp',
  'cpp',
  'rust',
  'text',
];

const makers: Record<CodeLanguage, (names: Names, lines: number) => string> = {
  bash: (n, lines) => statements(n, Math.min(lines, 3), shellLines),
  python: (n, lines) =>
    `import ${n.one()}\nfrom ${n.one()}.${n.snake()} import ${n.pascal()}\n\n\n${body(n, lines, pythonLines, `def ${n.snake()}(${n.one()}):`)}`,
  js: (n, lines) =>
    `import { ${n.camel()} } from '${n.kebab()}';\n\n${body(n, lines, scriptLines, `export async function ${n.camel()}(${n.one()}) {`)}\n}`,
  ts: (n, lines) =>
    `interface ${n.pascal()} {\n  ${n.camel()}: string;\n  ${n.camel()}?: ${n.pascal()}[];\n}\n\n${body(n, lines, scriptLines, `function ${n.camel()}(${n.one()}: ${n.pascal()}): void {`)}\n}`,
  json: (n, lines) => JSON.stringify({ name: n.kebab(), version: n.version(), [n.camel()]: settings(n, lines) }, null, 2),
  yaml: (n, lines) =>
    `${n.one()}:\n${Object.entries(settings(n, lines))
      .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)
      .join('\n')}\n  ${n.kebab()}:\n    - ${n.one()}\n    - ${n.file('yml')}`,
  cpp: (n, lines) =>
    `#include <${n.one()}.hpp>\n#include "${n.file('h')}"\n\n${body(n, lines, cppLines, `int ${n.snake()}(const ${n.pascal()}& ${n.one()}) {`)}\n}`,
  rust: (n, lines) =>
    `use ${n.one()}::{${n.pascal()}, ${n.snake()}};\n\n${body(n, lines, rustLines, `pub fn ${n.snake()}(${n.one()}: &${n.pascal()}) -> Result<(), ${n.pascal()}> {`)}\n    Ok(())\n}`,
  text: (n, lines) => statements(n, Math.min(lines, 5), textLines),
};

const shellLines: Statements = [
  (n) => `sudo apt-get install -y lib${n.one()}-dev`,
  (n) => `pip install --upgrade ${n.kebab()}==${n.version()}`,
  (n) => `npm install --save-dev ${n.kebab()}@${n.version()}`,
  (n) => `export ${n.upper()}="$HOME/.${n.one()}/bin:$PATH"`,
  (n) => `docker run --rm -p ${n.port()}:${n.port()} registry.example.org/${n.kebab()}:${n.version()}`,
  (n) => `grep -rn '${n.snake()}' ${n.one()}/ | head -n ${n.number(2, 40)}`,
  (n) => `curl -fsSL https://${n.one()}.example.org/${n.one()}.sh -o ${n.one()}.sh`,
  (n) => `systemctl status ${n.kebab()}.service --no-pager`,
  (n) => `git -C ${n.one()} checkout ${n.hex(9)} -- ${n.file('c')}`,
  (n) => `for f in ${n.one()}/*.log; do tail -n ${n.number(1, 50)} "$f"; done`,
];

const pythonLines: Statements = [
  (n) => `${n.one()} = ${n.pascal()}(${n.snake()}=${n.number(0, 999)}, ${n.one()}="${n.one()}")`,
  (n) => `if not ${n.one()}.${n.snake()}:\n        raise ${n.pascal()}Error(f"${n.one()} {${n.one()}!r} is ${n.one()}")`,
  (n) => `with open("${n.file('txt')}", encoding="utf-8") as ${n.one()}:\n        ${n.snake()} = ${n.one()}.read()`,
  (n) => `for ${n.one()}, ${n.one()} in ${n.snake()}.items():\n        print(${n.one()}, len(${n.snake()}))`,
  (n) => `${n.snake()} = [${n.one()}.${n.one()} for ${n.one()} in ${n.snake()} if ${n.one()} is not None]`,
  (n) => `# ${n.one()} ${n.one()} ${n.one()}`,
];

const scriptLines: Statements = [
  (n) => `const ${n.camel()} = await ${n.camel()}(${n.one()}, { ${n.camel()}: ${n.number(0, 9999)}, ${n.one()}: '${n.one()}' });`,
  (n) => `if (!${n.one()}?.${n.camel()}) throw new Error(\`${n.one()} \${${n.one()}} is ${n.one()}\`);`,
  (n) => `for (const [${n.one()}Key, ${n.one()}Value] of Object.entries(${n.camel()})) console.log(${n.one()}Key, ${n.one()}Value);`,
  (n) => `${n.camel()}.on('${n.one()}', (${n.one()}) => ${n.camel()}.push(${n.one()}.${n.camel()} ?? null));`,
  (n) => `const ${n.camel()} = ${n.camel()}.filter(({ ${n.one()} }) => ${n.one()} > ${n.number(1, 99)}).map(String); // ${n.one()}`,
  (n) => `return ${n.camel()}.replace(/${n.one()}-(\\d+)/g, '$1');`,
];

const cppLines: Statements = [
  (n) => `std::vector<${n.pascal()}> ${n.snake()}(${n.number(1, 99)}); // ${n.one()} ${n.one()}`,
  (n) => `auto ${n.one()} = std::make_unique<${n.pascal()}>(${n.one()}, ${n.number(0, 999)});`,
  (n) => `for (const auto& ${n.one()} : ${n.snake()}) {\n        std::cout << ${n.one()}.${n.one()}() << "\\n";\n    }`,
  (n) => `static_assert(sizeof(${n.pascal()}) == ${n.number(1, 64)}, "${n.one()}");`,
  (n) => `if (${n.one()} == nullptr) return -${n.number(1, 9)};`,
  (n) => `${n.pascal()}* ${n.one()} = new ${n.pascal()}(); // C${n.number(2000, 4999)}`,
];

const rustLines: Statements = [
  (n) => `let mut ${n.snake()}: Vec<${n.pascal()}> = Vec::with_capacity(${n.number(1, 99)});`,
  (n) => `let ${n.one()} = ${n.snake()}(&${n.one()})?;`,
  (n) =>
    `match ${n.one()} {\n        Some(${n.one()}) => println!("{} ${n.one()}", ${n.one()}),\n        None => return Err(${n.pascal()}::${n.pascal()}),\n    }`,
  (n) =>
    `for ${n.one()} in ${n.snake()}.iter().filter(|${n.one()}| ${n.one()}.${n.snake()}()) {\n        ${n.snake()}.push(${n.one()}.clone());\n    }`,
  (n) => `assert_eq!(${n.one()}.len(), ${n.number(0, 99)}, "${n.one()}"); // ${n.one()}`,
];

const textLines: Statements = [
  (n) => `${n.pascal()}: ${n.one()} ${n.one()} at 0x${n.hex(8)}`,
  (n) =>
    `[${n.number(10, 23)}:${n.number(10, 59)}:${n.number(10, 59)}] WARN ${n.one()}.${n.camel()} - ${n.one()} ${n.one()} (${n.number(1, 9999)} ms)`,
  (n) => `${n.file('log')}: ${n.number(1, 9999)} ${n.one()}, ${n.number(1, 99)} ${n.one()}`,
];

function statements(names: Names, count: number, all: Statements): string {
  return Array.from({ length: count }, () => names.random.pick(all)(names)).join('\n');
}

function body(names: Names, count: number, all: Statements, head: string): string {
  const indent = head.startsWith('export') || head.startsWith('function') ? '  ' : '    ';
  return [head, ...Array.from({ length: count }, () => indent + names.random.pick(all)(names))].join('\n');
}

function settings(names: Names, count: number): Record<string, string | number | boolean> {
  const value = () =>
    names.random.pick([() => names.one(), () => names.number(0, 9999), () => names.random.chance(0.5), () => names.file('conf')])();
  return Object.fromEntries(Array.from({ length: count }, () => [names.snake(), value()]));
}

type CodeLanguage = 'bash' | 'python' | 'js' | 'ts' | 'json' | 'yaml' | 'cpp' | 'rust' | 'text';

type Statements = readonly ((names: Names) => string)[];
