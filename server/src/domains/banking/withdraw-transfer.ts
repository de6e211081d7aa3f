import { isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import { transferOf } from './load-entries.ts';
import { endTransfer, lockTransferOf } from './store/transfers.ts';
import type { Transfer } from './transfer.ts';

/**
 * Takes a transfer back that nobody has entered at the bank yet: what it was for is not so any
 * more. Undefined for one that is on its way or done, or was never made.
 */
export async function withdrawTransfer(tx: Tx, cause: string): Promise<Transfer | undefined> {
  const [row] = await tx.query(lockTransferOf, [cause]);
  if (row?.state !== 'to_send') return undefined;
  await tx.query(endTransfer, [row.id, 'withdrawn', isoTime(tx.nowMs)]);
  return { ...transferOf(row), state: 'withdrawn', payee: null, isPayeeOpen: false };
}
