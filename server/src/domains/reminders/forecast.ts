import { dayMs, type InstantMs } from '#base';

/** What use has taken from money since some instant. */
export interface RecentUse {
  readonly spentMinor: bigint;
  /** The first use of that time; null for none. */
  readonly firstAt: InstantMs | null;
}

/** How far back the recent use is looked at. */
export const recentMs = 7 * dayMs;

/**
 * For how many whole days a balance lasts at the recent use; null where nothing can be said. Minor
 * units of HKD.
 */
export function daysLasting(
  balanceMinor: bigint,
  { spentMinor, firstAt }: RecentUse,
  nowMs: InstantMs,
): number | null {
  if (firstAt === null || spentMinor <= 0n) return null;
  // An hour's use is no day's: what is younger than a day counts as a day.
  const spanMs = Math.max(dayMs, nowMs - firstAt);
  const days = (balanceMinor * BigInt(spanMs)) / (spentMinor * BigInt(dayMs));
  return Number(days);
}

/** A day that is compared needs so many before it. */
const leastDaysBefore = 3;

/**
 * What a day cost before today, in minor units of HKD, of recent use with today's in it: nothing
 * for a line that is older and was not used; null for one that is too young to have a usual day.
 */
export function usualDay(
  { spentMinor, firstAt }: RecentUse,
  todayMinor: bigint,
  midnight: InstantMs,
  lineSince: InstantMs,
): bigint | null {
  const before = spentMinor - todayMinor;
  if (firstAt === null || firstAt >= midnight || before <= 0n) {
    return lineSince <= midnight - recentMs ? 0n : null;
  }
  const spanMs = midnight - firstAt;
  if (spanMs < leastDaysBefore * dayMs) return null;
  return (before * BigInt(dayMs)) / BigInt(spanMs);
}
