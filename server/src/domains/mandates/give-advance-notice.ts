import { type HongKongDay, type InstantMs, newId, startOfDay, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type GivenAdvanceNotice, openNoticesFor } from './advance-notice.ts';
import { advanceNoticeWanted } from './facts.ts';
import { checkLimits } from './limits.ts';
import { lockMandate } from './load-mandates.ts';
import type { MandateId } from './mandate.ts';
import { refuse } from './refusals.ts';
import { insertAdvanceNotices } from './store/advance-notices.ts';
import { noticeSpan } from './terms.ts';

/**
 * Has the payer told of a payment to come, where the mandate wants it: on this day or the first one
 * after it that can be. The telling is done once this has committed, and its proof is kept. Null
 * where nobody must be told, or not yet, because what a provider tells now would not last until
 * that day; the notice that was given before where it is good for this payment, too. Refuses with
 * `mandate_unknown`, `mandate_not_active` and `mandate_limit`.
 */
export async function giveAdvanceNotice(
  tx: Tx,
  by: { readonly mandate: MandateId; readonly owner: string },
  wanted: { readonly amountMinor: bigint; readonly day: HongKongDay },
): Promise<GivenAdvanceNotice | null> {
  const mandate = await lockMandate(tx, by.mandate);
  if (mandate.owner !== by.owner) throw refuse.mandate_unknown();
  if (mandate.state !== 'active') throw refuse.mandate_not_active({ state: mandate.state });
  const rule = mandate.terms.advanceNotice;
  if (rule === null) return null;
  // What its limits leave is of the day that is wanted, when a period may have begun anew.
  checkLimits(mandate, wanted.amountMinor, Math.max(tx.nowMs, startOfDay(wanted.day)));
  const { day, from, until, isTooEarly } = noticeSpan(rule, wanted.day, tx.nowMs);
  const given = await openNoticesFor(tx, mandate, wanted.amountMinor);
  // One that is good on the day that is wanted comes before one that could only be given later.
  const goodOn = (at: InstantMs) => given.find(({ from, until }) => from <= at && at < until);
  const before = goodOn(startOfDay(wanted.day)) ?? goodOn(startOfDay(day));
  if (before) return before;
  if (isTooEarly) return null;
  const { slot, id: owner } = mandate;
  const id = newId('adv', tx.nowMs, slot);
  const row = { slot, id: uuidOf(id), mandate: uuidOf(owner), amount: wanted.amountMinor };
  const span = { opensAt: from, endsAt: until };
  tx.append(insertAdvanceNotices, { ...row, ...span, state: 'wanted', wantedAt: tx.nowMs });
  await tell(tx, advanceNoticeWanted, [{ notice: id, mandate: mandate.id }]);
  const nothing = { proof: null, usedBy: null, toldAt: null };
  const { amountMinor } = wanted;
  return { id, mandate: mandate.id, amountMinor, from, until, state: 'wanted', ...nothing };
}
