import { slotOf, uuidOf } from '#base';
import { type Amount, moveBetweenSystem } from '#ledger';
import { type Dispute, lockCaptured, type OwnReason } from '#payments';
import type { Tx } from '#platform/postgres';
import { giveBack } from './give-back.ts';
import { tellHeld, tellTakenByBank } from './held-papers.ts';
import { changeReview, reviewOf } from './load-reviews.ts';
import { moveTo } from './load-topups.ts';
import type { Review } from './review.ts';
import { insertReviews, readReview } from './store/reviews.ts';
import type { LockedTopup } from './topup.ts';

/** Why a review ended without anybody's decision, and how it is known when the dispute is won. */
const chargedBack: OwnReason = 'the payer’s bank took it back';

/**
 * The payer's bank takes back what a rule has held: nobody has to decide about it any more. What it
 * leaves goes back, too. Of a mismatch nothing stands in our books yet. Money in another currency
 * counts by the rate that the payer was shown; where there was none it stays our loss, and somebody
 * still has to decide.
 */
export async function takeHeld(tx: Tx, topup: LockedTopup, dispute: Dispute): Promise<void> {
  const review = await reviewBehind(tx, topup, dispute);
  const { ofPayment } = dispute;
  if (!review || topup.state !== 'held_for_review' || ofPayment === null) return;
  const paid = await lockCaptured(tx, dispute.attempt);
  const taken = ofPayment < paid.amount ? ofPayment : paid.amount;
  const money = { unit: paid.currency, amount: taken };
  move(tx, dispute, 'under_review', 'chargeback_loss', money);
  const rest = paid.amount - taken;
  if (rest > 0n) await giveBack(tx, { ...paid, amount: rest }, chargedBack, 'review');
  const reason = { decision: 'give_back', reason: chargedBack, by: 'clock' } as const;
  changeReview(tx, topup.id, { ...reason, at: tx.nowMs }, 'clock', true);
  moveTo(tx, topup, rest > 0n ? 'refunding' : 'refunded', ['charged_back']);
  tellTakenByBank(tx, topup, { amountMinor: taken, currency: paid.currency });
}

/** The bank has given back what was held when it took it: it is held again. Whether that was so. */
export async function holdAgain(tx: Tx, topup: LockedTopup, dispute: Dispute): Promise<boolean> {
  const review = await reviewBehind(tx, topup, dispute);
  if (review?.proposal?.by !== 'clock' || review.proposal.reason !== chargedBack) return false;
  const paid = await lockCaptured(tx, dispute.attempt);
  if (dispute.ofPayment === null || dispute.ofPayment < paid.amount) return false;
  const money = { unit: paid.currency, amount: paid.amount };
  move(tx, dispute, 'chargeback_loss', 'under_review', money);
  tx.append(insertReviews, {
    slot: topup.slot,
    topup: uuidOf(topup.id),
    heldAt: tx.nowMs,
    cause: 'rule',
    attempt: uuidOf(dispute.attempt),
    caught: JSON.stringify(review.caught),
  });
  moveTo(tx, topup, 'held_for_review', ['chargeback_won', 'held_for_review']);
  tellHeld(tx, topup);
  return true;
}

async function reviewBehind(
  tx: Tx,
  topup: LockedTopup,
  { attempt }: Dispute,
): Promise<Review | undefined> {
  const [row] = await tx.query(readReview, [topup.slot, uuidOf(topup.id)]);
  const review = row && reviewOf(row);
  return review?.cause === 'rule' && review.attempt === attempt ? review : undefined;
}

function move(
  tx: Tx,
  { id }: Dispute,
  debited: 'under_review' | 'chargeback_loss',
  credited: 'under_review' | 'chargeback_loss',
  money: Amount,
): void {
  const reason = { code: 'charged_back', cause: id };
  moveBetweenSystem(tx, slotOf(id), debited, credited, money, reason);
}
