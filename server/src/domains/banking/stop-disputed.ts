import { isoTime } from '#base';
import { type Dispute, loadRefundsOf } from '#payments';
import type { Tx } from '#platform/postgres';
import { contestTransfer, lockTransferOf } from './store/transfers.ts';
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

/** Nothing happens to one that nobody has entered, or that was never made. */
export async function contest(tx: Tx, cause: string): Promise<void> {
  const [row] = await tx.query(lockTransferOf, [cause]);
  if (row) await tx.query(contestTransfer, [row.id, isoTime(tx.nowMs)]);
}
