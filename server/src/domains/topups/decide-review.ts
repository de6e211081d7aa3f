import { present } from '#base';
import { acceptMismatch, dismissMismatch, lockCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { coverDisputes } from './cover-disputes.ts';
import { creditOrders } from './credit-orders.ts';
import { exchangeAgain } from './exchange-again.ts';
import { giveBackUntaken } from './give-back-untaken.ts';
import { hasEnded } from './has-ended.ts';
import type { HeldTopup } from './load-reviews.ts';
import { lockLinesOf } from './lock-lines-of.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import { tellNotCharged } from './note-payments.ts';
import type { PaidOrder } from './paid-order.ts';
import { refuse } from './refusals.ts';
import { returnPaid } from './return-paid.ts';
import type { ReviewCause, ReviewDecision } from './review.ts';
import { ruleChannel } from './topup.ts';

type Act = (tx: Tx, held: HeldTopup) => Promise<void>;

const acts: Readonly<Record<ReviewCause, Readonly<Record<ReviewDecision, Act>>>> = {
  mismatch: { credit: creditMismatch, give_back: returnMismatch, dismiss: dismissOthers },
  rule: { credit: release, give_back: returnHeld, dismiss: keepOurs },
};

/**
 * Does what was decided about an order that is held: it leaves `held_for_review` for good. Refuses
 * with `review_other_currency`, `review_money_came`, `line_closed` and what `payments` says against
 * it.
 */
export async function decideReview(
  tx: Tx,
  held: HeldTopup,
  decision: ReviewDecision,
): Promise<void> {
  await acts[held.review.cause][decision](tx, held);
}

/**
 * What was ordered, whatever came for it: less is ours to bear, and more goes back. What the
 * payer's bank took while it was held is taken from the line as if it had come afterwards.
 */
async function creditMismatch(tx: Tx, { topup }: HeldTopup): Promise<void> {
  const { captured, askedMinor, isOtherCurrency } = await acceptMismatch(
    tx,
    present(topup.attempt, 'the payment that was held'),
  );
  if (isOtherCurrency) throw refuse.review_other_currency({ currency: captured.currency });
  await exchangeAgain(tx, captured.attempt);
  const more = captured.amount - askedMinor;
  const paid = more > 0n ? { ...captured, amount: askedMinor } : captured;
  const order = { topup, paid };
  await lockUsable(tx, order);
  await creditOrders(tx, [order]);
  const credited = (await lockOrders(tx, [topup.id])).get(topup.id) ?? topup;
  await coverDisputes(tx, credited, captured.payment, []);
  if (more <= 0n) return;
  const surplus = { ...captured, amount: more };
  await giveBackUntaken(tx, surplus, 'paid more than was asked', askedMinor);
}

async function returnMismatch(tx: Tx, { topup }: HeldTopup): Promise<void> {
  const { captured } = await acceptMismatch(
    tx,
    present(topup.attempt, 'the payment that was held'),
  );
  await exchangeAgain(tx, captured.attempt);
  await returnPaid(tx, { topup, paid: captured }, 'not what was asked');
}

async function dismissOthers(tx: Tx, { topup }: HeldTopup): Promise<void> {
  await dismissMismatch(tx, present(topup.attempt, 'the payment that was held'));
  moveTo(tx, topup, 'not_charged', ['not_charged']);
  // Of what a rule had ordered its owner hears from the rule.
  if (topup.channel !== ruleChannel) tellNotCharged(tx, topup);
}

/** Right money that a rule had held is credited as if nothing had been. */
async function release(tx: Tx, held: HeldTopup): Promise<void> {
  const order = await paidOf(tx, held);
  await lockUsable(tx, order);
  await creditOrders(tx, [order], 'review');
}

async function returnHeld(tx: Tx, held: HeldTopup): Promise<void> {
  await returnPaid(tx, await paidOf(tx, held), 'held by a rule', 'review');
}

async function keepOurs(): Promise<never> {
  throw refuse.review_money_came();
}

async function paidOf(tx: Tx, { topup, review }: HeldTopup): Promise<PaidOrder> {
  return { topup, paid: await lockCaptured(tx, present(review.attempt, 'the money that is held')) };
}

/** The line may have been closed while its money was held. */
async function lockUsable(tx: Tx, order: PaidOrder) {
  await lockLinesOf(tx, [order]);
  if (hasEnded(tx, order.topup)) throw refuse.line_closed({ state: 'closed' });
}
