import type { InstantMs } from '#base';
import { type Mandate, usedNow } from './mandate.ts';
import { refuse } from './refusals.ts';

/** What was used of the limits; refuses with `mandate_limit` what would go beyond them. */
export function checkLimits(
  mandate: Mandate,
  amount: bigint,
  nowMs: InstantMs,
): ReturnType<typeof usedNow> {
  const { limits } = mandate;
  const used = usedNow(mandate, nowMs);
  const isTooMuch = amount > limits.mostMinor || used.minor + amount > limits.mostInPeriodMinor;
  if (isTooMuch || used.times >= limits.mostTimes) {
    throw refuse.mandate_limit({
      mostMinor: Number(limits.mostMinor),
      leftMinor: Number(limits.mostInPeriodMinor - used.minor),
      leftTimes: limits.mostTimes - used.times,
    });
  }
  return used;
}
