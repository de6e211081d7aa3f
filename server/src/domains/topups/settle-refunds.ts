import { isId, slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { lockOrders, moveTo } from './load-topups.ts';
import { tellRefunded } from './refund-papers.ts';
import type { TopupId } from './topup.ts';

/**
 * The provider has paid back: what we owed the payer is gone, and so is what the provider owed us.
 */
export async function settleRefunds(tx: Tx, refunds: readonly RefundOutcome[]): Promise<void> {
  const ours = refunds.filter(({ reference }) => isId('top', reference));
  const orders = await lockOrders(
    tx,
    ours.map(({ reference }) => reference as TopupId),
  );
  for (const refund of ours) {
    const { connector, amount, currency: unit } = refund;
    moveBetweenSystem(
      tx,
      slotOf(refund.refund),
      'refund_payable',
      `clearing:${connector}`,
      { unit, amount },
      { code: 'refund', cause: refund.refund },
    );
    const topup = orders.get(refund.reference as TopupId);
    if (!topup) continue;
    tellRefunded(tx, topup, refund);
    // An order that stays credited was paid twice: only its surplus went back.
    if (topup.state === 'refunding') moveTo(tx, topup, 'refunded', ['refunded']);
  }
}
