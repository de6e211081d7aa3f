import { isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import { endTransfer, lockTransferOf } from './store/transfers.ts';

/**
 * Takes a transfer back that nobody has entered at the bank yet: what it was for is not so any
 * more. False for one that is on its way or done, or was never made.
 */
export async function withdrawTransfer(tx: Tx, cause: string): Promise<boolean> {
  const [row] = await tx.query(lockTransferOf, [cause]);
  if (row?.state !== 'to_send') return false;
  await tx.query(endTransfer, [row.id, 'withdrawn', isoTime(tx.nowMs)]);
  return true;
}
