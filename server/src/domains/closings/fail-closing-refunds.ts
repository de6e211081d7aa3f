import { isId, slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';

/**
 * A provider has not paid back what was left on a closed line, perhaps after it had said that it
 * did: then it has our money again, and we owe it to the line's owner as before.
 */
export async function failClosingRefunds(tx: Tx, refunds: readonly RefundOutcome[]): Promise<void> {
  for (const { refund, reference, connector, amount, currency: unit, isAfterSuccess } of refunds) {
    if (!isId('cls', reference) || !isAfterSuccess) continue;
    const reason = { code: 'refund_failed', cause: refund };
    const from = `clearing:${connector}` as const;
    moveBetweenSystem(tx, slotOf(refund), from, 'closing_payable', { unit, amount }, reason);
  }
}
