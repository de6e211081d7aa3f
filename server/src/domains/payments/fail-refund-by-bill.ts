import type { Tx } from '#platform/postgres';
import type { RefundId } from './refund.ts';
import { applyRefundEvidence } from './send-refunds.ts';

export { hasRefundFailed } from './has-refund-failed.ts';

/**
 * Believes a bill that lists a refund's money as having come back, after its provider was asked: it
 * has failed, also where it was said to have succeeded. One that has failed already stays as it is.
 */
export async function failRefundByBill(tx: Tx, refund: RefundId): Promise<void> {
  await applyRefundEvidence(tx, refund, { says: 'failed', reason: 'by the bill' });
}
