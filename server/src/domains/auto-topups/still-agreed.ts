import { hongKongDay } from '#base';
import { type AutoTopup, calledOff, isTaken, type Wish } from './rule.ts';

/**
 * Whether what is open was agreed to by its rule as it is set now, too: by a wallet that may pay,
 * for something that still calls and for no less than before, and within both caps. Each change is
 * held against the rule before it, so that several say no more than one.
 */
export function isStillAgreed(
  open: AutoTopup,
  before: Wish,
  now: Wish,
  past: readonly AutoTopup[],
): boolean {
  if (!now.mandates.includes(open.mandate) || !stillCalls(open, before, now)) return false;
  const counted = past.filter(isTaken);
  const used = counted.reduce((sum, { valueMinor }) => sum + valueMinor, 0n);
  return used <= now.capMinor && counted.length <= now.capTimes;
}

function stillCalls({ cause, openedAt }: AutoTopup, before: Wish, now: Wish): boolean {
  switch (cause) {
    case 'below':
      return isNoLess(before, now) && (now.belowMinor ?? 0n) >= (before.belowMinor ?? 0n);
    case 'expiry':
      return isNoLess(before, now) && (now.daysLeft ?? 0) >= (before.daysLeft ?? 0);
    case 'monthly':
      return (
        now.monthlyDay === before.monthlyDay &&
        (now.monthlyMinor ?? 0n) >= (before.monthlyMinor ?? 0n) &&
        (now.monthlyUntil === null || now.monthlyUntil >= hongKongDay(openedAt))
      );
  }
}

/** What it adds at a time, or fills up to, is as much or more, and not the one for the other. */
function isNoLess(before: Wish, now: Wish): boolean {
  if ((now.targetMinor === null) !== (before.targetMinor === null)) return false;
  return (
    (now.amountMinor ?? 0n) >= (before.amountMinor ?? 0n) &&
    (now.targetMinor ?? 0n) >= (before.targetMinor ?? 0n)
  );
}

/** As things stand once what is open and agreed to no more is called off. */
export function withoutUnagreed(
  past: readonly AutoTopup[],
  before: Wish | undefined,
  now: Wish,
  nowMs: number,
): readonly AutoTopup[] {
  return past.map((one) =>
    one.state !== 'open' || !before || isStillAgreed(one, before, now, past)
      ? one
      : { ...one, state: 'declined', reason: calledOff, endedAt: nowMs },
  );
}
