import { hongKongDay, isId } from '#base';
import { loadLoans, repayFromTopup } from '#emergency-credits';
import { lockAccounts } from '#ledger';
import type { PaymentCaptured } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf, grantValidity, lockLines, tellValidity } from '#subscribers';
import { creditLine } from './credit-line.ts';
import { topupCredited } from './facts.ts';
import { giveBack } from './give-back.ts';
import { issueTopupReceipts, type SettledTopup, tellCredited } from './credit-papers.ts';
import { lockOrders, moveTo } from './load-topups.ts';
import type { LockedTopup, TopupId, TopupState } from './topup.ts';

interface PaidTopup {
  readonly topup: LockedTopup;
  readonly paid: PaymentCaptured;
}

/** Everything but an order that was credited already, or whose money is on its way back. */
const creditable: ReadonlySet<TopupState> = new Set([
  'awaiting_payment',
  'confirming',
  'held_for_review',
  'not_charged',
]);

/**
 * Credits what was paid, in the transaction that learnt of the payment: value, bonus, validity,
 * receipt, message and state, for many orders at once. Money for an order that cannot be credited
 * any more goes back.
 */
export async function settleTopups(tx: Tx, captured: readonly PaymentCaptured[]): Promise<void> {
  const ours = captured.filter(({ reference }) => isId('top', reference));
  const orders = await lockOrders(
    tx,
    ours.map(({ reference }) => reference as TopupId),
  );
  const orderOf = (money: PaymentCaptured) => orders.get(money.reference as TopupId);
  const toCredit: PaidTopup[] = [];
  for (const paid of ours) {
    const topup = orderOf(paid);
    if (topup && creditable.has(topup.state)) toCredit.push({ topup, paid });
    else await giveBack(tx, paid, `the order was ${topup?.state ?? 'unknown'} when it was paid`);
  }
  await credit(tx, toCredit);
}

async function credit(tx: Tx, orders: readonly PaidTopup[]): Promise<void> {
  if (orders.length === 0) return;
  const lines = orders.map(({ topup }) => topup.line);
  // An order that may be credited was not credited before, and nothing else grants by its id.
  const grantingFirst = orders.map(({ topup }) => ({ line: topup.line, cause: topup.id }));
  await Promise.all([
    lockAccounts(tx, lines.map(accountOf)),
    loadLoans(tx, lines),
    lockLines(tx, { grantingFirst }),
  ]);
  const settled = orders.map((order) => post(tx, order));
  const receipts = issueTopupReceipts(tx, settled);
  for (const [index, { topup, ...made }] of settled.entries()) {
    const { cashBucket, bonusBucket, balanceAfter, validUntil } = made;
    const receipt = receipts[index] ?? '';
    moveTo(tx, topup, 'credited', ['paid', 'credited'], {
      cashBucket,
      bonusBucket,
      balanceAfter,
      validUntil,
      receipt,
    });
  }
  tellCredited(tx, settled);
  await tellValidity(tx);
  await tell(
    tx,
    topupCredited,
    orders.map(({ topup }) => ({ topup: topup.id, line: topup.line })),
  );
}

function post(tx: Tx, { topup, paid }: PaidTopup): SettledTopup {
  const buckets = creditLine(tx, topup, paid);
  const { id: cause, line } = topup;
  const repaid = repayFromTopup(tx, { line, cause, bucket: buckets.cashBucket });
  const { before, after } = grantValidity(tx, {
    line: topup.line,
    cause: topup.id,
    days: topup.terms.validityDays,
  });
  return {
    topup,
    paid,
    ...buckets,
    balanceAfter: buckets.balanceAfter - repaid,
    repaid,
    validUntilBefore: before === null ? null : hongKongDay(before),
    validUntil: hongKongDay(after ?? tx.nowMs),
  };
}
