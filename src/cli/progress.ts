// Long work shows a line that moves on a terminal, and plain lines elsewhere.

/** How often a terminal's line is drawn, and how often plain output says anything, in ms. */
const drawEvery = 80;
const saySeldom = 5000;

/** A reporter of one step; call it with what is done and the total, and `done` at the end. */
export function progress(step: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  const start = performance.now();
  let last = start;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - last < (stream.isTTY ? drawEvery : saySeldom)) return;
      last = now;
      const percent = total > 0 ? Math.floor((done / total) * 100) : 100;
      stream.write(stream.isTTY ? `\r\x1b[2K${step} ${percent} % (${done} of ${total})` : `${step}: ${done} of ${total}\n`);
    },
    done(what) {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      stream.write(`${stream.isTTY ? '\r\x1b[2K' : ''}${step}: ${what} in ${seconds} s\n`);
    },
  };
}

export interface Progress {
  update(done: number, total: number): void;
  done(what: string): void;
}
