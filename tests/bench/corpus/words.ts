// Prose in one language: a few thousand words that come again and again, and no end
// of rare ones, as texts of any language have them.

import type { Random } from './random.ts';
import { type Language, type Script, scripts } from './scripts.ts';

/** A word of prose, drawn as often as its rank says. */
export function word(random: Random, language: Language): string {
  const { endings } = scripts[language];
  const plain = wordOfRank(language, drawRank(random, 0));
  return endings ? plain + random.pick(endings) : plain;
}

/** A word that carries meaning, for names in code: none of the short ones, in ASCII. */
export function nameWord(random: Random): string {
  return wordOfRank('en', drawRank(random, namesFrom));
}

/**
 * A sentence, with the mark that ends it.
 *
 * @param count of words
 * @param spans what stands in it as it is, such as inline code, spread over it
 */
export function sentence(random: Random, language: Language, count: number, spans: readonly string[] = []): string {
  const script = scripts[language];
  return clause(random, language, count, spans) + script.stop.trimEnd();
}

/** Words without a mark at the end: a heading, a cell, the text of a link. */
export function clause(random: Random, language: Language, count: number, spans: readonly string[] = []): string {
  const script = scripts[language];
  const places = spans.map((_, at) => Math.ceil(((at + 1) * count) / (spans.length + 1)));
  let text = capital(word(random, language), script);
  let untilComma = random.whole(6, 11);
  for (let at = 1; at <= count; at++) {
    for (let span = places.indexOf(at); span !== -1 && span < places.length && places[span] === at; span++) {
      // Han and kana beside a code span or a link are parted from it by a space.
      text += ` ${spans[span]}${script.space === '' ? ' ' : ''}`;
    }
    if (at === count) break;
    const comma = --untilComma === 0 && at < count - 2;
    if (comma) untilComma = random.whole(6, 11);
    text += (comma ? script.comma : script.space) + word(random, language);
  }
  return text.trimEnd();
}

/** Sentences as one paragraph. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.join(scripts[language].stop.endsWith(' ') ? ' ' : '');
}

/** How many words come again and again. */
const common = 8000;

/** The first word of English that is neither a short one nor of one syllable. */
const namesFrom = scripts.en.frequent.length + (scripts.en.alphabets[0]?.length ?? 0);

/** What part of a text is made of them. */
const commonShare = 0.92;

/**
 * Common words by Zipf's law, rarer ones by the steeper law that follows it (i Cancho
 * and Solé, Two Regimes in the Frequency of Words, 2001): the tail has no end.
 */
function drawRank(random: Random, from: number): number {
  if (random.next() >= commonShare) return Math.min(Math.floor(common / (1 - random.next())), 2 ** 31);
  const low = Math.log(from + 1);
  return Math.floor(Math.exp(low + random.next() * (Math.log(common) - low))) - 1;
}

const known = Object.fromEntries(Object.keys(scripts).map((language) => [language, []])) as unknown as Record<Language, string[]>;

function wordOfRank(language: Language, rank: number): string {
  if (rank > 4 * common) return makeWord(scripts[language], rank);
  const kept = known[language];
  kept[rank] ??= makeWord(scripts[language], rank);
  return kept[rank];
}

/** The frequent ones as they are; the others are numbers whose digits are pieces of words, short ones first. */
function makeWord({ frequent, alphabets }: Script, rank: number): string {
  const short = frequent[rank];
  if (short !== undefined) return short;
  const number = rank - frequent.length;
  const alphabet = alphabets[number % alphabets.length] as readonly string[];
  let text = '';
  for (let rest = Math.floor(number / alphabets.length); rest >= 0; rest = Math.floor(rest / alphabet.length) - 1) {
    text += alphabet[rest % alphabet.length];
  }
  return text;
}

function capital(text: string, { capitals }: Script): string {
  return capitals ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
