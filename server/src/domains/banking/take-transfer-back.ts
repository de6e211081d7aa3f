import { isoTime, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { endBackTwice } from './end-back-twice.ts';
import type { Entry } from './entry.ts';
import { transferCameBack } from './facts.ts';
import { transferOf } from './load-entries.ts';
import { postTransfer } from './post-transfer.ts';
import { lockTransfer, returnTransfer, settleContested } from './store/transfers.ts';
import type { TransferId } from './transfer.ts';

/**
 * What we had sent has come back: it has to be sent again, unless the bank has taken that money
 * itself meanwhile. False for an entry that is no transfer.
 */
export async function takeTransferBack(tx: Tx, entry: Entry, reversed: Entry): Promise<boolean> {
  if (reversed.takenFor !== 'transfer' || reversed.subject === null) return false;
  const [row] = await tx.query(lockTransfer, [uuidOf(reversed.subject as TransferId)]);
  if (!row) return false;
  const transfer = transferOf(row);
  postTransfer(tx, entry, transfer, 'transfer_back');
  await tx.query(settleContested, [row.id]);
  if (await endBackTwice(tx, row)) return true;
  await tx.query(returnTransfer, [row.id, isoTime(tx.nowMs)]);
  const { id, cause, about, amount, currency } = transfer;
  await tell(tx, transferCameBack, [{ id, cause, about, amount, currency, entry: entry.id }]);
  return true;
}
