import { loadLoans } from '#emergency-credits';
import { present } from '#base';
import { lockAccounts } from '#ledger';
import { openRefund } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf, lockLines, reverseGrant, tellValidity } from '#subscribers';
import { type ClawBack, type ClawBackId, partOf } from './claw-back.ts';
import { topupRefunding } from './facts.ts';
import { changeClawBack } from './kept-claw-backs.ts';
import { lockPaidPrice } from './lock-paid-price.ts';
import { moveTo } from './load-topups.ts';
import { lockProposed } from './lock-proposed.ts';
import { balanceOf, issueMoved } from './refund-papers.ts';
import { refuse } from './refusals.ts';
import type { Reviewer } from './review.ts';
import { takeBack } from './taking.ts';
import type { TopupId } from './topup.ts';

/**
 * Does what somebody else has proposed, in one commit: value leaves the line, the price goes on its
 * way under the number that was made with the proposal. Refuses with `refund_not_proposed`,
 * `refund_by_one_person`, `refund_not_credited`, `refund_exceeds_order`, `refund_spent` and what
 * `payments` says against it.
 */
export async function approveRefund(
  tx: Tx,
  id: TopupId,
  refund: ClawBackId,
  by: Reviewer,
): Promise<ClawBack> {
  const { topup, proposal, gone } = await lockProposed(tx, id, refund);
  if (proposal.proposedBy === by) throw refuse.refund_by_one_person();
  if (topup.state !== 'credited') throw refuse.refund_not_credited({ state: topup.state });
  const { price, spentRule, reason } = proposal;
  const paidPrice = await lockPaidPrice(tx, topup);
  const rest = paidPrice - gone.price;
  if (price > rest) throw refuse.refund_exceeds_order({ left: rest.toString() });
  const isWhole = price === rest;
  await openRefund(tx, {
    id: refund as `rfd_${string}`,
    attempt: present(topup.attempt, 'the payment to give back'),
    amount: price,
    reason,
    reference: id,
  });
  await Promise.all([
    lockAccounts(tx, [accountOf(topup.line)]),
    loadLoans(tx, [topup.line]),
    lockLines(tx, { reversing: isWhole ? [topup.line] : [] }),
  ]);
  const { value, bonus } = topup.terms;
  const balanceBefore = balanceOf(tx, topup);
  const part = partOf({ price: paidPrice, value, bonus }, gone, price);
  const taken = takeBack(tx, topup, {
    id: refund,
    part,
    paidPrice,
    spentRule,
    sink: 'refund_payable',
    code: 'refund_taken',
    cause: refund,
  });
  issueMoved(tx, topup, 'taken_back', { ...taken, id: refund, balanceBefore });
  const open = { ...proposal, ...taken, isWhole, state: 'open', decidedBy: by } as const;
  changeClawBack(tx, open);
  if (!isWhole) {
    moveTo(tx, topup, 'credited', ['part_refund_started']);
    return open;
  }
  reverseGrant(tx, { line: topup.line, cause: topup.id });
  moveTo(tx, topup, 'refunding', ['refund_started']);
  await tellValidity(tx);
  await tell(tx, topupRefunding, [{ topup: topup.id, line: topup.line }]);
  return open;
}
