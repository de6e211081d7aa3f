import { acceptMismatch, dismissMismatch } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { topupRefunding } from './facts.ts';
import { giveBack } from './give-back.ts';
import { changeReview, lockHeld } from './load-reviews.ts';
import { moveTo } from './load-topups.ts';
import { tellNotCharged } from './note-payments.ts';
import { refuse } from './refusals.ts';
import type { ReviewDecision, ReviewProposal, Reviewer } from './review.ts';
import { settleTopups } from './settle-topups.ts';
import type { LockedTopup, TopupId } from './topup.ts';

const act: Readonly<Record<ReviewDecision, (tx: Tx, topup: LockedTopup) => Promise<void>>> = {
  credit,
  give_back: returnAll,
  dismiss,
};

/**
 * Does what somebody else has proposed, in one commit: the order leaves `held_for_review` for good.
 * Returns what was approved. Refuses with `review_not_open`, `review_not_proposed`,
 * `review_by_one_person`, `review_other_currency` and what `payments` says against it.
 */
export async function approveReview(tx: Tx, id: TopupId, by: Reviewer): Promise<ReviewProposal> {
  const { topup, review } = await lockHeld(tx, id);
  const { proposal } = review;
  if (!proposal) throw refuse.review_not_proposed();
  if (proposal.by === by) throw refuse.review_by_one_person();
  await act[proposal.decision](tx, topup);
  changeReview(tx, id, proposal, by);
  return proposal;
}

/** What was ordered, whatever came for it: less is ours to bear, and more goes back. */
async function credit(tx: Tx, { attempt }: LockedTopup): Promise<void> {
  const { captured, askedMinor, isOtherCurrency } = await acceptMismatch(tx, attempt);
  if (isOtherCurrency) throw refuse.review_other_currency({ currency: captured.currency });
  const more = captured.amount - askedMinor;
  await settleTopups(tx, [more > 0n ? { ...captured, amount: askedMinor } : captured]);
  if (more > 0n) await giveBack(tx, { ...captured, amount: more }, 'paid more than was asked');
}

async function returnAll(tx: Tx, topup: LockedTopup): Promise<void> {
  const { captured } = await acceptMismatch(tx, topup.attempt);
  await giveBack(tx, captured, 'not what was asked');
  moveTo(tx, topup, 'refunding', ['paid', 'refund_started']);
  await tell(tx, topupRefunding, [{ topup: topup.id, line: topup.line }]);
}

async function dismiss(tx: Tx, topup: LockedTopup): Promise<void> {
  await dismissMismatch(tx, topup.attempt);
  moveTo(tx, topup, 'not_charged', ['not_charged']);
  tellNotCharged(tx, topup);
}
