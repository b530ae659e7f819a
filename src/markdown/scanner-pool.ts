// Shiki's engine, with scanners that are compiled once. A grammar whose blocks
// end in what they began with (C++ raw strings, heredocs) has its scanners made
// and thrown away again and again, from the same few sets of patterns.

import type { RegexEngine } from 'shiki';

/** Scanners kept though no grammar holds them. */
const keptIdle = 256;

/** The same engine; scanners of the same patterns are one. */
export function poolScanners(engine: RegexEngine): RegexEngine {
  const pool = new Map<string, { scanner: Scanner; holders: number; release(): void }>();
  const idle = new Set<string>();
  const add = (key: string, inner: Scanner) => {
    const pooled = {
      holders: 0,
      release: () => inner.dispose?.(),
      scanner: {
        findNextMatchSync: inner.findNextMatchSync.bind(inner),
        dispose() {
          if (--pooled.holders > 0) return;
          idle.add(key);
          const [oldest = ''] = idle;
          if (idle.size <= keptIdle) return;
          idle.delete(oldest);
          pool.get(oldest)?.release();
          pool.delete(oldest);
        },
      },
    };
    pool.set(key, pooled);
    return pooled;
  };
  return {
    createString: (text) => engine.createString(text),
    createScanner(patterns) {
      const key = patterns.map((pattern) => (typeof pattern === 'string' ? pattern : pattern.source)).join('\0');
      const pooled = pool.get(key) ?? add(key, engine.createScanner(patterns));
      pooled.holders++;
      idle.delete(key);
      return pooled.scanner;
    },
  };
}

type Scanner = ReturnType<RegexEngine['createScanner']>;
