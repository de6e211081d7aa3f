import { type Dispute, loadRefundsOf, settleTransfer } from '#payments';
import type { Context } from '#platform/context';
import { withdrawTransfer } from './withdraw-transfer.ts';

/**
 * A payer's bank has taken money that was to go back to them by a bank of ours: both would be
 * twice. A transfer that nobody has entered yet is held back, and its refund has failed by that;
 * what is owed beyond what the bank has taken goes on its way again as after any refund that has
 * failed.
 */
export async function holdBackDisputed(
  context: Context,
  disputes: readonly Dispute[],
): Promise<void> {
  for (const { payment, attempt } of disputes) {
    await context.db.transaction(async (tx) => {
      for (const refund of await loadRefundsOf(tx, payment)) {
        if (refund.attempt !== attempt || refund.state === 'failed') continue;
        if (await withdrawTransfer(tx, refund.id)) await settleTransfer(tx, refund.id, 'disputed');
      }
    });
  }
}
