import { slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import { openRefund, type OwnReason, type PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { accountWith, type MoneySource } from './paid-order.ts';

/**
 * Books money that came for nothing we can give as owed to its payer, and sends it on its way back.
 */
export async function giveBack(
  tx: Tx,
  money: PaymentCaptured,
  why: OwnReason,
  from: MoneySource = 'provider',
): Promise<void> {
  const { amount, currency: unit, reference, attempt } = money;
  moveBetweenSystem(
    tx,
    slotOf(attempt),
    accountWith(from, money),
    'refund_payable',
    { unit, amount },
    { code: 'surplus', cause: attempt, effectiveAt: money.capturedAt },
  );
  await openRefund(tx, { attempt, amount, reason: why, reference });
}
