// A cache that forgets what has not been asked for lately.

/** Keeps the values of at least `count` keys that were asked for last, and of at most twice as many. */
export function recentMap<Key, Value>(count: number): RecentMap<Key, Value> {
  let recent = new Map<Key, Value>();
  let older = new Map<Key, Value>();
  const set = (key: Key, value: Value) => {
    if (recent.size >= count) [recent, older] = [new Map(), recent];
    recent.set(key, value);
    return value;
  };
  return {
    set,
    get(key) {
      const value = recent.get(key);
      if (value !== undefined) return value;
      const old = older.get(key);
      return old === undefined ? undefined : set(key, old);
    },
  };
}

export interface RecentMap<Key, Value> {
  get(key: Key): Value | undefined;
  /** Gives the value back. */
  set(key: Key, value: Value): Value;
}
