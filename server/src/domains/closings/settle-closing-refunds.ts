import { isId, slotOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { RefundOutcome } from '#payments';
import type { Tx } from '#platform/postgres';

/** A provider has paid back what was left on a closed line: nobody owes it any more. */
export async function settleClosingRefunds(
  tx: Tx,
  refunds: readonly RefundOutcome[],
): Promise<void> {
  for (const { refund, reference, connector, amount, currency: unit } of refunds) {
    if (!isId('cls', reference)) continue;
    const moved = { unit, amount };
    const reason = { code: 'refund', cause: refund };
    moveBetweenSystem(
      tx,
      slotOf(refund),
      'closing_payable',
      `clearing:${connector}`,
      moved,
      reason,
    );
  }
}
