import { isId } from '#base';
import { loadDisputesOf, type PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import type { Caught } from '#screening';
import { coverDisputes } from './cover-disputes.ts';
import { creditOrders } from './credit-orders.ts';
import { exchangeAgain } from './exchange-again.ts';
import { giveBack } from './give-back.ts';
import { hasEnded } from './has-ended.ts';
import { holdCaught } from './hold-caught.ts';
import { lockLinesOf } from './lock-lines-of.ts';
import { lockOrders } from './load-topups.ts';
import type { PaidOrder } from './paid-order.ts';
import { returnPaid } from './return-paid.ts';
import { screenPaid } from './screen-paid.ts';
import { type LockedTopup, ruleChannel, type TopupId, type TopupState } from './topup.ts';

/** Everything but an order that was credited already, or whose money is on its way back. */
const creditable: ReadonlySet<TopupState> = new Set([
  'awaiting_payment',
  'confirming',
  'held_for_review',
  'not_charged',
]);

/**
 * Credits what was paid, in the transaction that learnt of the payment: value, bonus, validity,
 * receipt, message and state, for many orders at once. What a rule catches waits for people, and
 * money for an order that cannot be credited any more goes back.
 */
export async function settleTopups(tx: Tx, captured: readonly PaymentCaptured[]): Promise<void> {
  const ours = captured.filter(({ reference }) => isId('top', reference));
  const orders = await lockOrders(
    tx,
    ours.map(({ reference }) => reference as TopupId),
  );
  const orderOf = (money: PaymentCaptured) => orders.get(money.reference as TopupId);
  const paid: PaidOrder[] = [];
  for (const money of ours) {
    const topup = orderOf(money);
    if (topup && creditable.has(topup.state)) paid.push({ topup, paid: money });
    else await giveBack(tx, money, 'the order was over when it was paid');
  }
  for (const { paid: money } of paid.filter(wasHeld)) await exchangeAgain(tx, money.attempt);
  const caught = await lockAndScreen(tx, paid);
  const toCredit: PaidOrder[] = [];
  for (const [index, order] of paid.entries()) {
    const rules = caught[index] ?? [];
    if (hasEnded(tx, order.topup)) await returnPaid(tx, order, 'the line was closed');
    else if (isTooLate(order.topup)) await returnPaid(tx, order, 'its rule had gone on without it');
    else if (rules.length === 0) toCredit.push(order);
    else if (await isDisputed(tx, order)) await returnPaid(tx, order, 'held by a rule');
    else holdCaught(tx, order, rules);
  }
  await creditOrders(tx, toCredit);
  for (const { topup, paid } of toCredit.filter(wasHeld)) {
    const credited = (await lockOrders(tx, [topup.id])).get(topup.id) ?? topup;
    await coverDisputes(tx, credited, paid.payment, []);
  }
}

/** A bank takes money before we have it only where wrong money was told of first. */
function wasHeld({ topup }: PaidOrder): boolean {
  return topup.state === 'held_for_review';
}

/** Nobody has to decide about what the payer's bank has taken. */
async function isDisputed(tx: Tx, order: PaidOrder): Promise<boolean> {
  if (!wasHeld(order)) return false;
  const { attempt, payment } = order.paid;
  const disputes = await loadDisputesOf(tx, payment);
  return disputes.some((one) => one.attempt === attempt && one.state !== 'won');
}

/**
 * A rule was told that nothing was taken, told its owner so, and may have ordered another: kept as
 * well, this would be more than the owner has allowed.
 */
function isTooLate({ channel, state }: LockedTopup): boolean {
  return channel === ruleChannel && state === 'not_charged';
}

/**
 * Everything that crediting needs, and which rules catch what, in one round trip: what was seen of
 * a line before is read behind the lock of its account.
 */
async function lockAndScreen(
  tx: Tx,
  orders: readonly PaidOrder[],
): Promise<readonly (readonly Caught[])[]> {
  if (orders.length === 0) return [];
  const locked = lockLinesOf(tx, orders);
  const [caught] = await Promise.all([screenPaid(tx, orders), locked]);
  return caught;
}
