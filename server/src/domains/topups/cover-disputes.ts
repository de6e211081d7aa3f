import { loadDisputesOf, type PaymentId } from '#payments';
import type { Tx } from '#platform/postgres';
import type { ClawBack } from './claw-back.ts';
import { coverDispute } from './cover-dispute.ts';
import type { LockedTopup } from './topup.ts';

/**
 * Takes off a line that has an order's value what banks took of its payment when it had not: a
 * refund was on its way, or nobody had decided. What is won is not taken. The order is locked, so
 * that no word of a dispute comes between.
 */
export async function coverDisputes(
  tx: Tx,
  topup: LockedTopup,
  payment: PaymentId,
  clawBacks: readonly ClawBack[],
): Promise<readonly ClawBack[]> {
  let all = clawBacks;
  for (const dispute of await loadDisputesOf(tx, payment)) {
    if (dispute.state !== 'won') all = await coverDispute(tx, topup, dispute, all);
  }
  return all;
}
