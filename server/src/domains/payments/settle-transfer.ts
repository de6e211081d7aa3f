import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { refundOf } from './load-payments.ts';
import { type RefundId, takenByBank } from './refund.ts';
import { applyRefundEvidence } from './send-refunds.ts';
import { lockRefunds } from './store/refunds.ts';

const why = {
  failed: 'the transfer came back',
  disputed: takenByBank,
} as const;

/**
 * Our bank's statement shows that a refund was sent by transfer, or that it came back; or it was
 * held back because the payer's bank has taken the money. False for a refund that is none of ours.
 */
export async function settleTransfer(
  tx: Tx,
  id: RefundId,
  says: 'succeeded' | 'failed' | 'disputed',
): Promise<boolean> {
  const [row] = await tx.load(lockRefunds, [{ slot: slotOf(id), id: uuidOf(id) }]);
  if (!row) return false;
  const { state } = refundOf(row);
  if (state !== 'failed') {
    const evidence =
      says === 'succeeded' ? ({ says } as const) : ({ says: 'failed', reason: why[says] } as const);
    await applyRefundEvidence(tx, id, evidence);
  }
  return true;
}
