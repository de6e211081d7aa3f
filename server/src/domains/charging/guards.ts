import { hongKongMidnight, type InstantMs, type ZoneMask } from '#base';
import type { DayCount } from './rating/day-count.ts';

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
