import type { OwnReason } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { topupRefunding } from './facts.ts';
import { giveBackUntaken } from './give-back-untaken.ts';
import { giveBack } from './give-back.ts';
import { tellTakenByBank } from './held-papers.ts';
import { moveTo } from './load-topups.ts';
import type { MoneySource, PaidOrder } from './paid-order.ts';
import { tellReturned } from './refund-papers.ts';

/**
 * All that was paid for an order goes back, nothing of it was credited, and its payer is told. What
 * their bank has taken of it meanwhile, while it was a mismatch, has gone already.
 */
export async function returnPaid(
  tx: Tx,
  { topup, paid }: PaidOrder,
  why: OwnReason,
  from: MoneySource = 'provider',
): Promise<void> {
  if (from === 'provider' && (await giveBackUntaken(tx, paid, why)) === 0n) {
    moveTo(tx, topup, 'refunded', ['paid', 'charged_back']);
    tellTakenByBank(tx, topup, { amountMinor: paid.amount, currency: paid.currency });
    return tell(tx, topupRefunding, [{ topup: topup.id, line: topup.line }]);
  }
  if (from === 'review') await giveBack(tx, paid, why, from);
  moveTo(
    tx,
    topup,
    'refunding',
    from === 'review' ? ['refund_started'] : ['paid', 'refund_started'],
  );
  tellReturned(tx, topup);
  await tell(tx, topupRefunding, [{ topup: topup.id, line: topup.line }]);
}
