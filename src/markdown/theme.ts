// The code theme names roles instead of colours: each role is a class, and the
// style sheet gives it a colour in both themes, so no inline style is needed.

import type { ThemeRegistrationRaw } from 'shiki';

/** A role, its class, and the TextMate scopes that take it. */
const roles: readonly (readonly [className: string, scopes: readonly string[]])[] = [
  ['c', ['comment', 'punctuation.definition.comment', 'meta.diff.header', 'output.frame']],
  ['s', ['string', 'markup.inline.raw', 'constant.other.symbol', 'output.string']],
  ['n', ['constant.numeric', 'constant.language', 'constant.character', 'support.constant', 'output.path']],
  ['k', ['keyword', 'storage', 'variable.language', 'keyword.operator.new', 'output.prompt']],
  ['o', ['keyword.operator', 'punctuation']],
  ['f', ['entity.name.function', 'support.function', 'meta.function-call.generic', 'variable.function']],
  ['t', ['entity.name.type', 'entity.name.class', 'support.type', 'support.class', 'entity.name.tag', 'entity.other.inherited-class']],
  ['a', ['entity.other.attribute-name', 'variable.parameter', 'support.type.property-name', 'meta.object-literal.key']],
  ['i', ['markup.inserted', 'output.success']],
  ['d', ['markup.deleted', 'invalid', 'output.error']],
  ['w', ['output.warning']],
];

const ansiNames = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];
const marker = (index: number) => `#${index.toString(16).padStart(6, '0')}`;
const ansiFrom = 0x100;
const foreground = '#0000ff';

/** Class names by the marker colour that stands for them inside Shiki. */
export const roleOfColor: ReadonlyMap<string, string> = new Map([
  ...roles.map(([className], index) => [marker(index + 1), className] as const),
  ...ansiNames.flatMap((_, index) => [
    [marker(ansiFrom + index), `a${index}`] as const,
    [marker(ansiFrom + 8 + index), `a${index}`] as const,
  ]),
]);

/** The one theme that Shiki is given; light and dark are the style sheet's. */
export const roleTheme: ThemeRegistrationRaw = {
  name: 'roles',
  type: 'light',
  colors: {
    'editor.foreground': foreground,
    'editor.background': '#ffffff',
    ...Object.fromEntries(
      ansiNames.flatMap((name, index) => [
        [`terminal.ansi${name}`, marker(ansiFrom + index)],
        [`terminal.ansiBright${name}`, marker(ansiFrom + 8 + index)],
      ]),
    ),
  },
  settings: [
    { settings: { foreground } },
    ...roles.map(([, scope], index) => ({ scope: [...scope], settings: { foreground: marker(index + 1) } })),
  ],
};
