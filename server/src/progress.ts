import process from 'node:process';
import { clearLine, cursorTo } from 'node:readline';

const tellAfterMs = 1_000;

/**
 * Says on standard error that work goes on, and for how long, once it has taken a second. Only a
 * terminal is told: a line that is written over is of no use in a file.
 */
export async function withProgress<Result>(
  label: string,
  work: () => Promise<Result>,
  to: NodeJS.WriteStream = process.stderr,
): Promise<Result> {
  if (!to.isTTY) return work();
  const startedMs = performance.now();
  const timer = setInterval(() => {
    cursorTo(to, 0);
    to.write(`${label} … ${Math.floor((performance.now() - startedMs) / 1_000)} s`);
    clearLine(to, 1);
  }, tellAfterMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (performance.now() - startedMs >= tellAfterMs) {
      cursorTo(to, 0);
      clearLine(to, 0);
    }
  }
}

/** A line on a terminal that is written over as work goes on; nothing elsewhere. */
export interface ProgressLine {
  tell(text: string): void;
  /** Takes the line away. */
  end(): void;
}

const tellEveryMs = 100;

export function openProgressLine(to: NodeJS.WriteStream = process.stderr): ProgressLine {
  let toldMs = Number.NEGATIVE_INFINITY;
  return {
    tell(text) {
      const nowMs = performance.now();
      if (!to.isTTY || nowMs - toldMs < tellEveryMs) return;
      toldMs = nowMs;
      cursorTo(to, 0);
      to.write(text);
      clearLine(to, 1);
    },
    end() {
      if (toldMs === Number.NEGATIVE_INFINITY) return;
      toldMs = Number.NEGATIVE_INFINITY;
      cursorTo(to, 0);
      clearLine(to, 0);
    },
  };
}
