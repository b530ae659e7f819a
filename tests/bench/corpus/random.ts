// Numbers that look random and are the same in every run: a corpus is made from its
// seed alone.

/** A generator for one place: what is drawn elsewhere changes nothing here. */
export function randomAt(seed: number, ...place: readonly number[]): Random {
  let state = place.reduce((mixed, part) => mix(mixed ^ mix(part + 0x9e3779b9)), mix(seed));
  // mulberry32, by Tommy Ettinger, in the public domain.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: <T>(values: readonly T[]) => values[Math.floor(next() * values.length)] as T,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** The finaliser of MurmurHash3: neighbouring numbers end far apart. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** Both ends included. */
  whole(from: number, to: number): number;
  /** True in this share of the draws. */
  chance(share: number): boolean;
  /** From a list that is not empty. */
  pick<T>(values: readonly T[]): T;
  /** Standard normal distribution. */
  normal(): number;
}
