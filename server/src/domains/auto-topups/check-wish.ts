import type { InstantMs } from '#base';
import { type Catalog, fitsShelf, validityDaysFor } from '#catalog';
import { isMonthToCome } from './planned.ts';
import { refuse } from './refusals.ts';
import type { Rule, Wish } from './rule.ts';

/**
 * What can be seen of a wish without asking anybody, over the rule that the line has by now.
 * Refuses, saying what is wrong.
 */
export function checkWish(
  catalog: Catalog,
  wish: Wish,
  before: Rule | undefined,
  nowMs: InstantMs,
): void {
  const { shelf, validity } = catalog;
  const { belowMinor, daysLeft, amountMinor, targetMinor, monthlyMinor, capMinor } = wish;
  const isCalled = belowMinor !== null || daysLeft !== null;
  if (!isCalled && monthlyMinor === null) throw refuse.auto_topup_empty();
  // Half a month, or one whose last day is before its first, would be on and never call.
  const isMonthly = wish.monthlyDay !== null;
  if (isMonthly !== (monthlyMinor !== null)) throw refuse.auto_topup_empty();
  if (isMonthly && !isMonthToCome(wish, before, nowMs)) throw refuse.auto_topup_empty();
  // Nothing of this would ever be looked at.
  const isFilledNever = !isCalled && targetMinor !== null;
  const endsNothing = !isMonthly && wish.monthlyUntil !== null;
  if (isFilledNever || endsNothing) throw refuse.auto_topup_empty();
  if (wish.mandates.length === 0) throw refuse.auto_topup_mandate_unfit({ why: 'none' });
  const amounts = [isCalled ? (amountMinor ?? 0n) : null, monthlyMinor];
  for (const amount of amounts) {
    if (amount === null) continue;
    if (!fitsShelf(shelf, amount)) {
      throw refuse.auto_topup_amount_invalid({
        leastMinor: Number(shelf.leastMinor),
        mostMinor: Number(shelf.mostMinor),
        stepMinor: Number(shelf.stepMinor),
      });
    }
    if (amount > capMinor) throw refuse.auto_topup_cap_low({ leastMinor: Number(amount) });
  }
  const leastTarget = leastTargetOf(wish);
  if (targetMinor !== null && targetMinor < leastTarget) {
    throw refuse.auto_topup_target_low({ leastMinor: Number(leastTarget) });
  }
  // An amount that does not carry the line past the days it is called at would call again at once.
  const isShort = daysLeft !== null && validityDaysFor(validity, amountMinor ?? 0n) <= daysLeft;
  if (isShort) throw refuse.auto_topup_amount_invalid({ daysLeft });
}

/** One top-up must not bring more than the target, nor the next cent of use call for another. */
function leastTargetOf({ belowMinor, amountMinor }: Wish): bigint {
  const aboveLevel = (belowMinor ?? 0n) + 1n;
  const amount = amountMinor ?? 0n;
  return amount > aboveLevel ? amount : aboveLevel;
}
