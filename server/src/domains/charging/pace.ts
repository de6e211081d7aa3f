import { type InstantMs, secondMs } from '#base';

/**
 * Units a second: half of what was known, half of what the last quota shows. Rounded up to two
 * binary digits, so that an even use gets even quotas, and what is set aside for them need not be
 * written anew each time.
 */
export function paceAfter(
  before: number | null,
  units: bigint,
  sinceMs: InstantMs,
  nowMs: InstantMs,
): number | null {
  if (units === 0n) return before;
  const latest = Number(units) / Math.max(1, (nowMs - sinceMs) / secondMs);
  return roundUp(before === null ? latest : (before + latest) / 2);
}

function roundUp(pace: number): number {
  const step = 2 ** (Math.floor(Math.log2(pace)) - 1);
  return Math.ceil(pace / step) * step;
}
