import { hongKongMidnight, type InstantMs, isIn, type ZoneMask } from '#base';
import type { DayCount } from './rating/day-count.ts';
import type { UseKind } from './rating/use-kind.ts';

/** What a subscriber guards their own money with. */
export interface Guards {
  /** Zones in which data stops at the end of the pack instead of eating cash. */
  readonly packOnly: ZoneMask;
  /** The most that use takes from money on a Hong Kong day; null without a limit. */
  readonly dailyLimitMinor: bigint | null;
}

export const noGuards: Guards = { packOnly: 0, dailyLimitMinor: null };

/** What money has been charged for use on the Hong Kong day of an instant. */
export function spentOn(counts: readonly DayCount[], atMs: InstantMs): bigint {
  const today = hongKongMidnight(atMs);
  return counts
    .filter(({ midnightMs }) => midnightMs === today)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** How much more money guards let go for a kind of use; null where they let all of it. */
export function guardedRest(
  { packOnly, dailyLimitMinor }: Guards,
  counts: readonly DayCount[],
  { service, zone }: UseKind,
  atMs: InstantMs,
): bigint | null {
  if (service === 'data' && isIn(packOnly, zone)) return 0n;
  if (dailyLimitMinor === null) return null;
  const left = dailyLimitMinor - spentOn(counts, atMs);
  return left > 0n ? left : 0n;
}
