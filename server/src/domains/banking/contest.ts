import { isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import { contestTransfer, lockTransferOf } from './store/transfers.ts';

/**
 * Puts a transfer before a person whose money the bank has taken itself, though it was entered.
 * Nothing happens to one that nobody has entered, or that was never made.
 */
export async function contest(tx: Tx, cause: string): Promise<void> {
  const [row] = await tx.query(lockTransferOf, [cause]);
  if (row) await tx.query(contestTransfer, [row.id, isoTime(tx.nowMs)]);
}
