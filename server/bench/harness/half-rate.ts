import type { Place, Round } from '../benchmark.ts';
import { median, quantile } from './statistics.ts';

const rounds = 3;

/** Asks as many as are answered, or so many a second at random instants. */
type Ask = (perSecond?: number) => Promise<Round>;

/** Requests for a round of so many a second, or of as many as may be answered. */
export function countFor({ roundSeconds }: Pick<Place, 'roundSeconds'>, perSecond = 2_000): number {
  return Math.max(100, Math.ceil(perSecond * roundSeconds));
}

/**
 * The 99th percentile at half of the full rate, when nothing queues: what somebody waits on an
 * ordinary day. In milliseconds, the median of three rounds behind three at the full rate. What
 * those have left for the kernel to write it would write half a minute later, 200 MB in one go, and
 * a commit would wait for the disk for up to 100 ms: it is written before.
 */
export async function p99AtHalfRate(
  { say, rounds: most, untilWritten }: Pick<Place, 'say' | 'rounds' | 'untilWritten'>,
  name: string,
  ask: Ask,
): Promise<[number]> {
  const turns = Math.min(rounds, most);
  const full: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const { done, seconds } = await ask();
    full.push(done / seconds);
  }
  const perSecond = median(full) / 2;
  await untilWritten();
  const values: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const { latenciesMs } = await ask(perSecond);
    const [p50, p99] = [quantile(latenciesMs, 0.5), quantile(latenciesMs, 0.99)];
    const latencies = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
    say(`${name}, ${Math.round(perSecond)} a second: ${latencies}`);
    values.push(p99);
  }
  return [median(values)];
}
