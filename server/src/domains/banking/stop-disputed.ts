import { type Dispute, loadRefundsOf } from '#payments';
import type { Tx } from '#platform/postgres';
import { contest } from './contest.ts';
import { withdrawTransfer } from './withdraw-transfer.ts';

/**
 * A payer's bank has taken money that was to go back to them by a bank of ours: from this moment on
 * nobody enters its transfer. What was entered before is put before a person, who may still stop it
 * at the bank.
 */
export async function stopDisputed(tx: Tx, disputes: readonly Dispute[]): Promise<void> {
  for (const { payment, attempt } of disputes) {
    for (const { id, state, ...of } of await loadRefundsOf(tx, payment)) {
      if (of.attempt !== attempt || state === 'failed') continue;
      if (!(await withdrawTransfer(tx, id))) await contest(tx, id);
    }
  }
}
