import { type Dispute, loadRefundsOf, type Refund, settleTransfer } from '#payments';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { lockTransferOf } from './store/transfers.ts';

/**
 * A payer's bank has taken money that was to go back to them by a bank of ours: both would be
 * twice. The refund of a transfer that was stopped by that has failed; what is owed beyond what the
 * bank has taken goes on its way again as after any refund that has failed.
 */
export async function holdBackDisputed(
  context: Context,
  disputes: readonly Dispute[],
): Promise<void> {
  for (const { payment, attempt, connector } of disputes) {
    await context.db.transaction(async (tx) => {
      for (const refund of await loadRefundsOf(tx, payment)) {
        if (refund.attempt !== attempt || refund.state === 'failed') continue;
        if (await isStopped(tx, refund, connector)) await settleTransfer(tx, refund.id, 'disputed');
      }
    });
  }
}

/** Whether its transfer was withdrawn, and its provider does not make it instead. */
async function isStopped(tx: Tx, { id, byBank }: Refund, connector: string): Promise<boolean> {
  const [row] = await tx.query(lockTransferOf, [id]);
  return row?.state === 'withdrawn' && (byBank !== null || row.connector === connector);
}
