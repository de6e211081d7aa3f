import { uuidOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Caught } from '#screening';
import { tellHeld } from './held-papers.ts';
import { moveTo } from './load-topups.ts';
import { accountWith, type PaidOrder } from './paid-order.ts';
import { insertReviews } from './store/reviews.ts';

/**
 * Keeps what was paid apart until people have looked at it: it is the payer's, neither credited nor
 * given back, and they are told so.
 */
export function holdCaught(tx: Tx, { topup, paid }: PaidOrder, caught: readonly Caught[]): void {
  const { amount, currency: unit, attempt, capturedAt } = paid;
  moveBetweenSystem(
    tx,
    topup.slot,
    accountWith('provider', paid),
    accountWith('review', paid),
    { unit, amount },
    { code: 'topup_held', cause: topup.id, effectiveAt: capturedAt },
  );
  tx.append(insertReviews, {
    slot: topup.slot,
    topup: uuidOf(topup.id),
    heldAt: tx.nowMs,
    cause: 'rule',
    attempt: uuidOf(attempt),
    caught: JSON.stringify(caught),
  });
  moveTo(tx, topup, 'held_for_review', ['paid', 'held_for_review']);
  tellHeld(tx, topup);
}
