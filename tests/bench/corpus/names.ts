// Names in code and in error text: files, modules, types, versions, addresses.

import { type Random, randomAt } from './random.ts';
import { nameWord } from './words.ts';

/** Draws names of one article, whose texts speak of the same few things again and again. */
export function nameSource(random: Random): Names {
  const words = Array.from({ length: 12 }, () => nameWord(random));
  const one = () => (random.chance(0.8) ? random.pick(words) : nameWord(random));
  const draw = () => (random.chance(0.75) ? knownPair(random) : ([one(), one()] as const));
  const pairs = Array.from({ length: 8 }, draw);
  const two = () => (random.chance(0.6) ? random.pick(pairs) : draw());
  const snake = () => two().join('_');
  const pascal = () => two().map(capital).join('');
  const camel = () => {
    const [first, second] = two();
    return first + capital(second);
  };
  const file = (ending: string) => `${one()}/${random.chance(0.5) ? snake() : one()}.${ending}`;
  const hex = (digits: number) => Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join('');
  return {
    one,
    snake,
    pascal,
    camel,
    kebab: () => two().join('-'),
    upper: () => snake().toUpperCase(),
    file,
    line: () => random.whole(1, 900),
    column: () => random.whole(1, 80),
    number: random.whole,
    version: () => `${random.whole(0, 24)}.${random.whole(0, 30)}.${random.whole(0, 12)}`,
    hex,
    port: () => random.whole(1024, 60_999),
    address: () => `10.${random.whole(0, 255)}.${random.whole(0, 255)}.${random.whole(1, 254)}`,
    random,
  };
}

/** With a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many names are known everywhere, as those of large libraries are. */
const knownCount = 4000;

const knownPairs: (readonly [string, string])[] = [];

/** Two words that articles of any kind put together, the first ones most often. */
function knownPair(random: Random): readonly [string, string] {
  const rank = Math.floor(knownCount ** random.next());
  const own = randomAt(knownCount, rank);
  knownPairs[rank] ??= [nameWord(own), nameWord(own)];
  return knownPairs[rank];
}

export interface Names {
  one(): string;
  snake(): string;
  pascal(): string;
  camel(): string;
  kebab(): string;
  upper(): string;
  /** A path of a folder and a file. */
  file(ending: string): string;
  /** Of a line in a file. */
  line(): number;
  column(): number;
  /** Both ends included. */
  number(from: number, to: number): number;
  version(): string;
  hex(digits: number): string;
  port(): number;
  /** An IPv4 address of a private network. */
  address(): string;
  random: Random;
}
