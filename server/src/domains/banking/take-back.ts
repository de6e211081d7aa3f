import { isoTime, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Entry, EntryId } from './entry.ts';
import { payoutArrived, transferCameBack } from './facts.ts';
import { suspenseOf, transferOf } from './load-entries.ts';
import { postEntry } from './post.ts';
import { postTransfer } from './post-transfer.ts';
import { takeAwaitedBack } from './take-awaited-back.ts';
import { takeBagBack } from './take-bag-back.ts';
import { insertSuspense, lockSuspense, updateSuspense } from './store/suspense.ts';
import { lockTransfer, returnTransfer } from './store/transfers.ts';
import type { TransferId } from './transfer.ts';

/**
 * The bank takes an entry back. A transfer has to be sent again; what a provider had paid out it
 * owes us again; a bag of cash is on its way again; a credit whose owner was not known is gone, and
 * nobody has to decide about it any more. Where the money was used already, the hole stands in
 * suspense for finance to look at.
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
  if (reversed.takenFor === 'payout' && reversed.subject !== null) {
    await takePayoutBack(tx, entry, reversed.id, reversed.subject);
    return;
  }
  const settled = await settledByDecision(tx, reversed);
  if (settled !== null) {
    await takePayoutBack(tx, entry, reversed.id, settled);
    return;
  }
  if (await takeBagBack(tx, entry, reversed.id)) return;
  if (await takeAwaitedBack(tx, entry, reversed.id)) return;
  postEntry(tx, entry, 'unmatched', 'reversal');
  if (await isGoneBySelf(tx, reversed, at)) return;
  await tx.query(insertSuspense, [uuidOf(entry.id), 'debit', at]);
}

/** What the provider has of ours is more by it, and who counts payouts is told. */
async function takePayoutBack(
  tx: Tx,
  entry: Entry,
  takesBack: EntryId,
  connector: string,
): Promise<void> {
  postEntry(tx, entry, `clearing:${connector}`, 'payout_back');
  const { id, amount, currency, bookedAt, reference, remittance } = entry;
  const named = `${reference} ${remittance}`.trim();
  const back = { entry: id, connector, amount, currency, bookedAt, named, takesBack };
  await tell(tx, payoutArrived, [{ ...back, instructed: null }]);
}

/** The connector whose payout two people have said that it was. */
async function settledByDecision(tx: Tx, { id, takenFor }: Entry): Promise<string | null> {
  if (takenFor !== 'unmatched') return null;
  const [row] = await tx.query(lockSuspense, [uuidOf(id)]);
  return row?.state === 'resolved' ? row.settles : null;
}

/** True for a credit in suspense about which nobody has decided. */
async function isGoneBySelf(tx: Tx, reversed: Entry, at: string): Promise<boolean> {
  if (reversed.takenFor !== 'unmatched') return false;
  const [row] = await tx.query(lockSuspense, [uuidOf(reversed.id)]);
  if (!row || suspenseOf(row).state === 'resolved') return false;
  const nothing = [null, null, null, null, null, null, null];
  await tx.query(updateSuspense, [row.id, 'resolved', ...nothing, at]);
  return true;
}
