import { dayMs, hourMs, type InstantMs } from '#base';
import type { Rule, Wish } from '#auto-topups';
import type { MandateId } from '#mandates';

/** Once an hour, HK$50 to HK$1,000 in steps of HK$10, and a pause after three tries in vain. */
export const usualHouse = {
  intervalMs: hourMs,
  pauseAfter: 3,
  leastMinor: 5_000n,
  stepMinor: 1_000n,
  mostMinor: 100_000n,
};

/** HK$50 below HK$20, at most HK$300 and 6 times in 30 days. */
export function usualWish(mandates: readonly MandateId[], more: Partial<Wish> = {}): Wish {
  return {
    belowMinor: 2_000n,
    daysLeft: null,
    amountMinor: 5_000n,
    targetMinor: null,
    monthlyDay: null,
    monthlyMinor: null,
    monthlyUntil: null,
    capMinor: 30_000n,
    capTimes: 6,
    mandates,
    ...more,
  };
}

/** A rule of long ago, as it may stand at an instant: HK$50 below HK$20, and nothing planned. */
export function usualRule(nowMs: InstantMs, mandates: readonly MandateId[]): Rule {
  return {
    line: 'lin_01890a5d000000000000000000000001',
    owner: 'sub_1',
    number: '+85251234567',
    state: 'on',
    ...usualWish(mandates),
    skipsNext: false,
    leftOutAt: null,
    onSince: nowMs - 40 * dayMs,
    pausedWhy: null,
    dueAt: null,
    toldFor: null,
    toldTimes: 0,
    toldAt: null,
    expiryToldFor: null,
    expiryToldTimes: 0,
    expiryToldAt: null,
    monthDone: null,
    expiryDone: null,
    expiryBackAt: null,
    fellAt: null,
    intervalMinutes: 60,
    hastened: 0,
    toldWhy: null,
  };
}

/** A line that runs low, on an ordinary day: a cent below HK$20, and nothing else calls. */
export function usualSituation(nowMs: InstantMs) {
  return {
    balanceMinor: 1_999n,
    pendingMinor: 0n,
    owedMinor: 0n,
    isServed: true,
    isUsed: true,
    due: [],
    past: [],
    refused: [],
    nowMs,
  };
}

interface Ordered<Cause, Mandate> {
  readonly cause: Cause;
  readonly valueMinor: bigint;
  readonly mandate: Mandate;
  readonly roundAt: InstantMs;
}

/** What a rule has just ordered, before anybody knows how it ends. */
export function justOrdered<Cause, Mandate>(
  { cause, valueMinor, mandate, roundAt }: Ordered<Cause, Mandate>,
  openedAt: InstantMs,
) {
  return {
    id: 'top_1' as const,
    line: 'lin_01890a5d000000000000000000000001' as const,
    cause,
    roundAt,
    mandate,
    valueMinor,
    belowMinor: null,
    capMinor: null,
    state: 'open' as const,
    reason: null,
    openedAt,
    endedAt: null,
  };
}
