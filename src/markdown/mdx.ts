// MDX is code: it is compiled here once to learn its facts and to find what
// would stop the build, so that such a note is left out and nothing else.

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineMdastPlugin, evaluate, type MdastPluginDefinition, mdxToJs } from 'satteri';
import { type BodyFacts, emptyBody } from './body.ts';
import { plainHtmlPlugin } from './plain-html.ts';
import { pipelineFor } from './pipeline.ts';

/** Components that every `.mdx` note can use without an import. */
export const providedComponents = ['Aside', 'Tabs', 'Tab'] as const;

/** The facts of an `.mdx` body; problems with an `mdx-` error code keep it out of the build. */
export function renderMdxFacts(source: string, file: string): BodyFacts & { html: string } {
  const facts = { html: '', ...emptyBody() };
  const imports: Import[] = [];
  try {
    const { mdastPlugins, hastPlugins, features } = pipelineFor(source, false);
    mdxToJs(source, {
      mdastPlugins: [collectImports(imports), componentsPlugin(facts), ...mdastPlugins],
      hastPlugins: [
        ...hastPlugins,
        plainHtmlPlugin((html) => {
          facts.html = html;
        }),
      ],
      features,
      data: { body: facts, markup: true },
    });
  } catch (error) {
    facts.problems.push(syntaxProblem(error));
    return facts;
  }
  for (const { specifier, line } of imports) {
    if (resolves(specifier, file)) continue;
    facts.problems.push({
      code: 'mdx-import',
      line,
      message: `"${specifier}" is not there to import.`,
      hint: 'Correct the path from this note, or remove the import.',
    });
  }
  if (imports.length === 0) checkEvaluation(source, facts);
  return facts;
}

/** Shows the children of components that are neither provided, imported nor defined in the note. */
export function componentsPlugin(facts?: BodyFacts): MdastPluginDefinition {
  const known = new Set<string>(providedComponents);
  const reported = new Set<string>();
  const isUnknown = ({ type, name }: JsxTree) =>
    type.startsWith('mdxJsx') && /^[A-Z]/.test(name ?? '') && !known.has(name?.split('.')[0] ?? '');
  const unwrapped = (children: readonly JsxTree[]): JsxTree[] =>
    children.flatMap((child) => {
      if (!child.children) return [child];
      const inner = unwrapped(child.children);
      return isUnknown(child) ? inner : [{ ...child, children: inner }];
    });
  const unwrap: MdastPluginDefinition['mdxJsxFlowElement'] = (node, context) => {
    const name = node.name?.split('.')[0] ?? '';
    if (!isUnknown(node as JsxTree)) return;
    if (!reported.has(name)) {
      reported.add(name);
      facts?.problems.push({
        code: 'mdx-component',
        line: lineOf(context.source, `<${name}`),
        message: `The component "${name}" is not known; its children are shown.`,
        hint: `Import it, or use one of ${providedComponents.join(', ')}.`,
      });
    }
    context.replaceNode(node, unwrapped(node.children as JsxTree[]) as never);
  };
  return defineMdastPlugin({
    name: 'components',
    mdxjsEsm(node) {
      for (const { names } of parseImports(node.value)) for (const name of names) known.add(name);
      for (const [, name] of node.value.matchAll(/\bexport\s+(?:const|let|function|class)\s+([\w$]+)/g)) known.add(name ?? '');
    },
    mdxJsxFlowElement: unwrap,
    mdxJsxTextElement: unwrap as MdastPluginDefinition['mdxJsxTextElement'] & object,
  });
}

function collectImports(imports: Import[]): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'imports',
    options: { position: true },
    mdxjsEsm(node) {
      const line = node.position?.start.line ?? 1;
      for (const found of parseImports(node.value)) imports.push({ ...found, line: found.line + line - 1 });
    },
  });
}

function parseImports(code: string): Import[] {
  return [...code.matchAll(/^\s*(?:import|export)\s+(?:([^'"=;]*?)\s*from\s+)?['"]([^'"]+)['"]/gm)].map(
    ({ index, 0: text, 1: clause = '', 2: specifier = '' }) => ({
      line: code.slice(0, index + text.length - text.trimStart().length).split('\n').length,
      specifier,
      names: clause
        .replace(/\b(?:type|\*)\s/g, ' ')
        .split(/[{},]/)
        .map(
          (part) =>
            part
              .trim()
              .split(/\s+as\s+|^as\s+/)
              .at(-1) ?? '',
        )
        .filter(Boolean),
    }),
  );
}

function resolves(specifier: string, file: string): boolean {
  if (/^(?:astro|virtual|node):/.test(specifier)) return true;
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('.')) {
    const base = resolve(dirname(file), path);
    return ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.astro', '.mdx', '.json'].some((ending) => existsSync(base + ending));
  }
  try {
    return existsSync(new URL(import.meta.resolve(path)));
  } catch {
    return false;
  }
}

/** Runs the note's expressions; only a note without imports can run outside Astro. */
function checkEvaluation(source: string, facts: BodyFacts): void {
  const jsx = () => null;
  const components = Object.fromEntries(providedComponents.map((name) => [name, 'div']));
  try {
    const module = evaluate(source + astroExports, {
      Fragment: 'div',
      jsx,
      jsxs: jsx,
      mdastPlugins: [componentsPlugin()],
    }) as unknown as MdxModule;
    module.default({ components });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    facts.problems.push({
      code: 'mdx-throws',
      line: 1,
      message: `The note throws when it is rendered: ${message}.`,
      hint: 'Correct its {expressions}.',
    });
  }
}

/** What Astro adds to every `.mdx` module, for expressions such as `{frontmatter.title}`. */
const astroExports = `

export const frontmatter = new Proxy(function () {}, {
  get: (_, key) => key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? [][Symbol.iterator] : frontmatter,
  apply: () => frontmatter,
}), url = '', file = '';
`;

function syntaxProblem(error: unknown): BodyFacts['problems'][number] {
  const text = error instanceof Error ? error.message : String(error);
  const [, line = '1', column = '1', reason = text] = /^(\d+):(\d+):? (.*?)(?: \(\d+:\d+\))?(?: \(mdx[^)]*\))?$/s.exec(text) ?? [];
  return {
    code: 'mdx-syntax',
    line: Number(line),
    column: Number(column),
    message: `The note is not valid MDX: ${reason.split('\n')[0]}.`,
    hint: 'Write "\\{" and "&lt;" for text, close every tag, or rename the file to .md.',
  };
}

function lineOf(source: string, text: string): number {
  return source.slice(0, Math.max(source.indexOf(text), 0)).split('\n').length;
}

/** What is read of a Markdown node while components are unwrapped. */
interface JsxTree {
  type: string;
  name?: string | null;
  children?: JsxTree[];
}

interface MdxModule {
  default(props: object): unknown;
}

interface Import {
  /** 1-based. */
  line: number;
  specifier: string;
  /** Local names that it binds. */
  names: string[];
}
