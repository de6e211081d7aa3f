import { isId, slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { RefundOutcome } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { takeReturned } from '#topups';
import { closingRefundOwed } from './facts.ts';

/**
 * A provider has not paid back what was left on a closed line, perhaps after it had said that it
 * did: then it has our money again, and we owe it to the line's owner as before, without what the
 * payer's bank has taken of it.
 */
export async function failClosingRefunds(tx: Tx, refunds: readonly RefundOutcome[]): Promise<void> {
  const owed: RefundOutcome[] = [];
  for (const one of refunds) {
    const { refund, reference, connector, amount, currency: unit, isAfterSuccess } = one;
    if (!isId('cls', reference)) continue;
    if (isAfterSuccess) {
      const reason = { code: 'refund_failed', cause: refund };
      const from = `clearing:${connector}` as const;
      moveBetweenSystem(tx, slotOf(refund), from, 'closing_payable', { unit, amount }, reason);
    }
    const rest = amount - (await takeReturned(tx, one, 'closing_payable'));
    if (rest > 0n) owed.push({ ...one, amount: rest });
  }
  await tell(tx, closingRefundOwed, owed);
}
