import { newId, slotOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type ClawBackId, counts, type SpentRule } from './claw-back.ts';
import { keepClawBack, loadClawBacks } from './kept-claw-backs.ts';
import { lockPaidPrice } from './lock-paid-price.ts';
import { lockWithPayments } from './lock-with-payments.ts';
import { refuse } from './refusals.ts';
import type { Reviewer } from './review.ts';
import { topupSettings } from './settings.ts';
import type { TopupId } from './topup.ts';

export interface RefundProposal {
  /** In minor units of the price's currency. */
  readonly price: bigint;
  readonly spentRule: SpentRule;
  readonly reason: string;
  readonly by: Reviewer;
}

/**
 * Proposes to give back a part or all of a credited order. Nothing moves until somebody else
 * approves it; its number is made here, so that whatever is repeated afterwards moves money once.
 * Refuses with `refund_rule_not_allowed`, `topup_unknown`, `refund_not_credited`,
 * `refund_by_seller`, `refund_proposed` and `refund_exceeds_order`.
 */
export async function proposeRefund(
  tx: Tx,
  id: TopupId,
  { price, spentRule, reason, by }: RefundProposal,
): Promise<ClawBackId> {
  const allowed = tx.settings.get(topupSettings.refundSpentRules).split(',');
  if (!allowed.includes(spentRule))
    throw refuse.refund_rule_not_allowed({ allowed: allowed.join() });
  const topup = (await lockWithPayments(tx, [id])).get(id);
  if (!topup) throw refuse.topup_unknown();
  if (topup.state !== 'credited') throw refuse.refund_not_credited({ state: topup.state });
  if (topup.attempt === null) throw refuse.refund_by_seller();
  const earlier = (await loadClawBacks(tx, [id])).get(id) ?? [];
  if (earlier.some(({ state }) => state === 'proposed')) throw refuse.refund_proposed();
  const paidPrice = await lockPaidPrice(tx, topup);
  const rest = earlier.filter(counts).reduce((left, one) => left - one.price, paidPrice);
  if (price <= 0n || price > rest) throw refuse.refund_exceeds_order({ left: rest.toString() });
  const refund = newId('rfd', tx.nowMs, slotOf(id));
  keepClawBack(tx, {
    id: refund,
    topup: id,
    kind: 'refund',
    price,
    spentRule,
    reason,
    state: 'proposed',
    isWhole: false,
    taken: 0n,
    owed: 0n,
    writtenOff: 0n,
    bonus: 0n,
    proposedBy: by,
    decidedBy: null,
    openedAt: tx.nowMs,
  });
  return refund;
}
