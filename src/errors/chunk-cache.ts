// What was made of chunks of lines, found by their UTF-16 units where they stand:
// to make a text of each and to look that up takes several times as long.

/** The hash of no units; `addUnit` gives that of one more. */
export const noUnits = 0x811c9dc5 | 0;

/** FNV-1a, 32 bits, signed. */
export function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** @param most how many chunks are known at a time: then all are forgotten, and those that come again are made anew */
export function chunkCache<Made>(most: number): ChunkCache<Made> {
  // Open addressing: by hash the number of a chunk plus one, in places of which half are free.
  let places = new Int32Array(2 ** 12);
  let units = new Uint16Array(2 ** 12);
  const hashes: number[] = [];
  // By number: where its units start; the next has where they end.
  const starts = [0];
  const values: Made[] = [];

  const firstPlace = (hash: number) => (hash ^ (hash >>> 15)) & (places.length - 1);
  const isSame = (number: number, { text, start, end, hash }: Chunk): boolean => {
    const from = starts[number] as number;
    if (hashes[number] !== hash || (starts[number + 1] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (units[from + at - start] !== text.charCodeAt(at)) return false;
    return true;
  };
  const put = (hash: number, number: number) => {
    let place = firstPlace(hash);
    while (places[place] !== 0) place = (place + 1) & (places.length - 1);
    places[place] = number + 1;
  };
  const forget = () => {
    places.fill(0);
    hashes.length = 0;
    starts.length = 1;
    values.length = 0;
  };
  return {
    get(chunk) {
      for (let place = firstPlace(chunk.hash); places[place] !== 0; place = (place + 1) & (places.length - 1)) {
        const number = (places[place] as number) - 1;
        if (isSame(number, chunk)) return values[number];
      }
      return undefined;
    },
    set({ text, start, end, hash }, made) {
      if (values.length === most) forget();
      const number = values.push(made) - 1;
      hashes.push(hash);
      const from = starts[number] as number;
      const upTo = from + end - start;
      starts.push(upTo);
      if (upTo > units.length) {
        const longer = new Uint16Array(2 * Math.max(units.length, upTo));
        longer.set(units);
        units = longer;
      }
      for (let at = start; at < end; at++) units[from + at - start] = text.charCodeAt(at);
      if (2 * values.length > places.length) {
        places = new Int32Array(2 * places.length);
        for (const [other, otherHash] of hashes.entries()) put(otherHash, other);
      } else put(hash, number);
      return made;
    },
  };
}

export interface ChunkCache<Made> {
  get(chunk: Chunk): Made | undefined;
  /** Of a chunk that is not known; gives the value back. */
  set(chunk: Chunk, made: Made): Made;
}

/** A part of a text. */
export interface Chunk {
  text: string;
  start: number;
  end: number;
  /** Of its units, by `addUnit`. */
  hash: number;
}
