import { tell } from '#platform/facts';
import { giveBenefits } from '#promotions';
import type { Tx } from '#platform/postgres';
import { tellValidity } from '#subscribers';
import { creditOne } from './credit-one.ts';
import { issueTopupReceipts, tellCredited } from './credit-papers.ts';
import { topupCredited } from './facts.ts';
import { moveTo } from './load-topups.ts';
import { accountWith, type MoneySource, type PaidOrder } from './paid-order.ts';
import { promisedOf } from './promised.ts';

/** Credits orders whose lines `lockLinesOf` has locked; their money comes from the provider. */
export async function creditOrders(
  tx: Tx,
  orders: readonly PaidOrder[],
  from: MoneySource = 'provider',
): Promise<void> {
  if (orders.length === 0) return;
  const settled = orders.map(({ topup, paid }) =>
    creditOne(tx, topup, paid, accountWith(from, paid)),
  );
  const receipts = issueTopupReceipts(tx, settled);
  for (const [index, { topup, ...made }] of settled.entries()) {
    const { cashBucket, bonusBucket, balanceAfter, validUntil } = made;
    const receipt = receipts[index] ?? '';
    const result = { cashBucket, bonusBucket, balanceAfter, validUntil, receipt };
    moveTo(tx, topup, 'credited', from === 'review' ? ['credited'] : ['paid', 'credited'], result);
  }
  giveBenefits(tx, promisedOf(orders.map(({ topup }) => topup)));
  tellCredited(tx, settled);
  await tellValidity(tx);
  await tell(
    tx,
    topupCredited,
    orders.map(({ topup }) => ({ topup: topup.id, line: topup.line })),
  );
}
