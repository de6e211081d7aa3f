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
