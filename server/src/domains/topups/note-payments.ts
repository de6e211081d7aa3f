import { isId, uuidOf } from '#base';
import { queueMessages } from '#notifications';
import type { PaymentMismatched, PaymentOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { releaseClosedBenefits } from '#promotions';
import { tellMismatched } from './held-papers.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { promisedOf } from './promised.ts';
import { payerOf } from './refund-papers.ts';
import { insertReviews } from './store/reviews.ts';
import {
  isOpen,
  type LockedTopup,
  ruleChannel,
  type TopupEvent,
  type TopupState,
} from './topup.ts';

/** The provider waits for the payer, as far as anybody knows. */
export function notePending(tx: Tx, outcomes: readonly PaymentOutcome[]): Promise<void> {
  return note(tx, outcomes, 'awaiting_payment', 'payment_started', (topup) => isOpen(topup.state));
}

/** Paid or not is unknown, and the person is told just that. */
export function noteUnknown(tx: Tx, outcomes: readonly PaymentOutcome[]): Promise<void> {
  return note(
    tx,
    outcomes,
    'confirming',
    'payment_unknown',
    (topup) => topup.state === 'awaiting_payment',
  );
}

/**
 * Proof that nothing was charged. Who was left in doubt is told so, and what was set aside of
 * promotions is there for the next attempt.
 */
export async function noteClosed(tx: Tx, outcomes: readonly PaymentOutcome[]): Promise<void> {
  const closed: LockedTopup[] = [];
  await note(tx, outcomes, 'not_charged', 'not_charged', (topup) => {
    const isByRule = topup.channel === ruleChannel;
    if (topup.state === 'confirming' && !isByRule) tellNotCharged(tx, topup);
    if (isOpen(topup.state)) closed.push(topup);
    return isOpen(topup.state);
  });
  const promised = promisedOf(closed);
  if (promised.length > 0) await releaseClosedBenefits(tx, promised);
}

/** Word to the payer, who was in doubt whether money is gone. */
export function tellNotCharged(tx: Tx, topup: LockedTopup): void {
  const payer = payerOf(topup);
  if (!payer) return;
  const value = { amountMinor: topup.terms.value, currency: topup.terms.valueCurrency };
  queueMessages(tx, [
    {
      kind: 'topup_not_charged',
      parameters: { value, reference: topup.reference },
      to: payer.number,
      language: payer.language,
      key: `${topup.id} not charged`,
      cause: topup.id,
    },
  ]);
}

/**
 * Money came that is not what was asked: neither credited nor called unpaid until a person has
 * looked; the payer is told.
 */
export function noteMismatched(tx: Tx, outcomes: readonly PaymentMismatched[]): Promise<void> {
  const byTopup = new Map(outcomes.map((outcome) => [outcome.reference, outcome]));
  return note(tx, outcomes, 'held_for_review', 'held_for_review', (topup) => {
    const isHeld = isOpen(topup.state) || topup.state === 'not_charged';
    const { slot, id } = topup;
    const review = { cause: 'mismatch', attempt: null, caught: null, heldAt: tx.nowMs } as const;
    if (isHeld) tx.append(insertReviews, { slot, topup: uuidOf(id), ...review });
    const outcome = byTopup.get(id);
    if (isHeld && outcome) tellMismatched(tx, topup, outcome);
    return isHeld;
  });
}

async function note(
  tx: Tx,
  outcomes: readonly PaymentOutcome[],
  state: TopupState,
  event: TopupEvent,
  applies: (topup: LockedTopup) => boolean,
): Promise<void> {
  const ids = outcomes.map(({ reference }) => reference).filter((id) => isId('top', id));
  const orders = await lockOrders(tx, ids);
  for (const id of ids) {
    const topup = orders.get(id);
    if (topup && applies(topup)) moveTo(tx, topup, state, [event]);
  }
}
