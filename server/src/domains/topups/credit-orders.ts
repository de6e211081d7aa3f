import { hongKongDay } from '#base';
import { repayFromTopup } from '#emergency-credits';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { grantValidity, tellValidity } from '#subscribers';
import { creditLine } from './credit-line.ts';
import { issueTopupReceipts, type SettledTopup, tellCredited } from './credit-papers.ts';
import { topupCredited } from './facts.ts';
import { moveTo } from './load-topups.ts';
import type { MoneySource, PaidOrder } from './paid-order.ts';

/** Credits orders whose lines `lockLinesOf` has locked; their money comes from the provider. */
export async function creditOrders(
  tx: Tx,
  orders: readonly PaidOrder[],
  from: MoneySource = 'provider',
): Promise<void> {
  if (orders.length === 0) return;
  const settled = orders.map((order) => post(tx, order, from));
  const receipts = issueTopupReceipts(tx, settled);
  for (const [index, { topup, ...made }] of settled.entries()) {
    const { cashBucket, bonusBucket, balanceAfter, validUntil } = made;
    const receipt = receipts[index] ?? '';
    const result = { cashBucket, bonusBucket, balanceAfter, validUntil, receipt };
    moveTo(tx, topup, 'credited', from === 'review' ? ['credited'] : ['paid', 'credited'], result);
  }
  tellCredited(tx, settled);
  await tellValidity(tx);
  await tell(
    tx,
    topupCredited,
    orders.map(({ topup }) => ({ topup: topup.id, line: topup.line })),
  );
}

function post(tx: Tx, { topup, paid }: PaidOrder, from: MoneySource): SettledTopup {
  const buckets = creditLine(tx, topup, paid, from);
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
