import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { loadDisputesOf } from './load-disputes.ts';
import { lockByAttempt } from './load-payments.ts';
import type { Refund } from './refund.ts';
import { readRefunded } from './store/refunds.ts';

/**
 * Whether the payer would get more than came, because their bank has taken money that refunds give
 * back as well. The attempt is locked, so that no word of a dispute comes between.
 */
export async function isBackTwice(
  tx: Tx,
  { payment, attempt: id }: Pick<Refund, 'payment' | 'attempt'>,
): Promise<boolean> {
  const attempt = (await lockByAttempt(tx, [id])).attempts.get(id);
  if (!attempt) return false;
  const [disputes, [refunded]] = await Promise.all([
    loadDisputesOf(tx, payment),
    tx.query(readRefunded, [slotOf(id), uuidOf(id)]),
  ]);
  const taken = disputes.filter((one) => one.attempt === id && one.state !== 'won');
  const byBank = taken.reduce((sum, { ofPayment }) => sum + (ofPayment ?? 0n), 0n);
  return byBank > 0n && byBank + (refunded?.amount ?? 0n) > attempt.amount;
}
