import { isoTime, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { transferCameBack } from './facts.ts';
import { suspenseOf, transferOf } from './load-entries.ts';
import { postEntry } from './post.ts';
import { postTransfer } from './post-transfer.ts';
import { insertSuspense, lockSuspense, updateSuspense } from './store/suspense.ts';
import { lockTransfer, returnTransfer } from './store/transfers.ts';
import type { TransferId } from './transfer.ts';

/**
 * The bank takes an entry back. A transfer has to be sent again; a credit whose owner was not known
 * is gone, and nobody has to decide about it any more. Where the money was used already, or is the
 * provider's, the hole stands in suspense for finance to look at.
 */
export async function takeBack(tx: Tx, entry: Entry, reversed: Entry): Promise<void> {
  const at = isoTime(tx.nowMs);
  if (reversed.takenFor === 'transfer' && reversed.subject !== null) {
    const [row] = await tx.query(lockTransfer, [uuidOf(reversed.subject as TransferId)]);
    if (row) {
      const transfer = transferOf(row);
      await tx.query(returnTransfer, [row.id, at]);
      postTransfer(tx, entry, transfer, 'transfer_back');
      const { id, cause, about, amount, currency } = transfer;
      const back = { id, cause, about, amount, currency, entry: entry.id };
      await tell(tx, transferCameBack, [back]);
      return;
    }
  }
  postEntry(tx, entry, 'unmatched', 'reversal');
  if (await isGoneBySelf(tx, reversed, at)) return;
  await tx.query(insertSuspense, [uuidOf(entry.id), 'debit', at]);
}

/** True for a credit in suspense about which nobody has decided. */
async function isGoneBySelf(tx: Tx, reversed: Entry, at: string): Promise<boolean> {
  if (reversed.takenFor !== 'unmatched') return false;
  const [row] = await tx.query(lockSuspense, [uuidOf(reversed.id)]);
  if (!row || suspenseOf(row).state === 'resolved') return false;
  const nothing = [null, null, null, null, null];
  await tx.query(updateSuspense, [row.id, 'resolved', ...nothing, at]);
  return true;
}
