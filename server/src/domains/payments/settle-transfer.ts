import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { refundOf } from './load-payments.ts';
import type { RefundId } from './refund.ts';
import { applyRefundEvidence } from './send-refunds.ts';
import { lockRefunds } from './store/refunds.ts';

/**
 * Our bank's statement shows that a refund was sent by transfer, or that it came back. False for a
 * refund that is none of ours.
 */
export async function settleTransfer(
  tx: Tx,
  id: RefundId,
  says: 'succeeded' | 'failed',
): Promise<boolean> {
  const [row] = await tx.load(lockRefunds, [{ slot: slotOf(id), id: uuidOf(id) }]);
  if (!row) return false;
  const { state } = refundOf(row);
  if (state !== 'failed') {
    const reason = 'the transfer came back';
    await applyRefundEvidence(tx, id, says === 'failed' ? { says, reason } : { says });
  }
  return true;
}
