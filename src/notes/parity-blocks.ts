// Blocks of code of a translation against those of its original, line by line.

import type { Fence } from '../markdown/body.ts';
import { parseInfo } from '../markdown/fence-info.ts';
import { type CodeLine, codeLines } from './code-text.ts';
import { type Difference, differences } from './common-subsequence.ts';
import { pairInPlace, words } from './pair-alike.ts';
import type { Finding } from './parity.ts';

/** Every difference, in the order of the original's blocks. */
export function compareBlocks(original: readonly Fence[], translation: readonly Fence[]): Finding[] {
  if (original.length === translation.length && original.every(({ code }, at) => code === translation[at]?.code)) return [];
  const [from, to] = [original.map(codeLines), translation.map(codeLines)];
  const [fromText, toText] = [from.map(joined), to.map(joined)];
  const gaps = differences(fromText, toText);
  const moved = pairMoved(gaps, fromText, toText);
  const findings = moved.map(([at, other]) => wholeBlock('moved', from[at], to[other], at, other));
  const [gone, come] = [new Set(moved.map(([at]) => at)), new Set(moved.map(([, other]) => other))];
  for (const { before, after } of gaps) {
    const [places, others] = [before.filter((at) => !gone.has(at)), after.filter((other) => !come.has(other))];
    for (const [at, other] of pairInPlace(places, others, (place, isOriginal) => words((isOriginal ? fromText : toText)[place]))) {
      if (at !== undefined && other !== undefined) findings.push(...compareLines(original[at], translation[other], at, other));
      else if (at !== undefined && fromText[at]) findings.push(wholeBlock('missing', from[at], undefined, at, undefined));
      else if (other !== undefined && toText[other]) findings.push(wholeBlock('added', undefined, to[other], undefined, other));
    }
  }
  return findings.sort((a, b) => (a.of ?? Number.POSITIVE_INFINITY) - (b.of ?? Number.POSITIVE_INFINITY));
}

/** Blocks that stand in another order, each once. */
function pairMoved(gaps: readonly Difference[], from: readonly string[], to: readonly string[]): [number, number][] {
  const places = Map.groupBy(
    gaps.flatMap(({ after }) => after).filter((other) => to[other]),
    (other) => to[other],
  );
  return gaps
    .flatMap(({ before }) => before)
    .flatMap((at): [number, number][] => {
      const other = places.get(from[at])?.shift();
      return other === undefined ? [] : [[at, other]];
    });
}

function wholeBlock(
  state: 'missing' | 'added' | 'moved',
  from: readonly CodeLine[] | undefined,
  to: readonly CodeLine[] | undefined,
  of: number | undefined,
  block: number | undefined,
): Finding {
  const [there, here] = [from?.[0], to?.[0]];
  return {
    kind: 'block',
    state,
    ...(there ? { there: there.text, ofLine: there.at } : {}),
    ...(here ? { here: here.text, blockLine: here.at } : {}),
    ...(block === undefined ? {} : { block }),
    ...(of === undefined ? {} : { of }),
  };
}

/** The lines of two blocks that differ; of two that share less than half the first difference alone. */
function compareLines(original: Fence | undefined, translation: Fence | undefined, of: number, block: number): Finding[] {
  if (!original || !translation) return [];
  // What is a comment the language tells: another name of it is no other code.
  const named = parseInfo(original.info).language ? original : translation;
  const [from, to] = [original, translation].map(({ code }) => codeLines({ info: named.info, code }));
  if (!from || !to) return [];
  const gaps = differences(
    from.map(({ text }) => text),
    to.map(({ text }) => text),
  );
  const finding = (at: number | undefined, other: number | undefined, gap: Difference): Finding => {
    const [there, here] = [from[at ?? -1], to[other ?? -1]];
    // A line that only one has stands in the other after the line before it.
    const ofLine = there ?? from[gap.from - 1] ?? from[0];
    const blockLine = here ?? to[gap.to - 1] ?? to[0];
    return {
      kind: 'block',
      state: !there ? 'added' : !here ? 'missing' : 'changed',
      ...(there ? { there: there.text } : {}),
      ...(here ? { here: here.text } : {}),
      block,
      of,
      ofLine: ofLine?.at ?? 0,
      blockLine: blockLine?.at ?? 0,
    };
  };
  const shared = from.length - gaps.reduce((sum, { before }) => sum + before.length, 0);
  const first = gaps[0];
  if (first && 2 * shared < Math.max(from.length, to.length)) return [finding(first.before[0], first.after[0], first)];
  return gaps
    .flatMap((gap) =>
      pairInPlace(gap.before, gap.after, (place, isOriginal) => words((isOriginal ? from : to)[place]?.text)).map(([at, other]) =>
        finding(at, other, gap),
      ),
    )
    .filter(({ there, here }) => there !== here);
}

const joined = (lines: readonly CodeLine[]) => lines.map(({ text }) => text).join('\n');
