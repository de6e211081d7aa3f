import { isId, isoTime, uuidOf } from '#base';
import { settleTransfer } from '#payments';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { postTransfer } from './post-transfer.ts';
import { endTransfer } from './store/transfers.ts';
import type { Transfer } from './transfer.ts';

/** The statement shows that a transfer has left: it is done, and so is what it was for. */
export async function settleSentTransfer(tx: Tx, entry: Entry, transfer: Transfer): Promise<void> {
  const at = isoTime(tx.nowMs);
  await tx.query(endTransfer, [uuidOf(transfer.id), 'done', at]);
  postTransfer(tx, entry, transfer, 'transfer');
  if (isId('rfd', transfer.cause) && transfer.kind !== 'closing') {
    await settleTransfer(tx, transfer.cause, 'succeeded');
  }
}
