import { isId, isoTime, slotFor, uuidOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import { isRefundBackTwice, settleTransfer } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import type { Entry, EntryId } from './entry.ts';
import { transferCameBack } from './facts.ts';
import { entryOf, transferOf } from './load-entries.ts';
import { postTransfer } from './post-transfer.ts';
import { readReversalOf } from './store/entries.ts';
import { endSuspense, lockSuspense } from './store/suspense.ts';
import {
  endTransfer,
  lockTransfer,
  returnTransfer,
  settleContested,
  type TransferRow,
} from './store/transfers.ts';
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

/**
 * Withdraws a transfer whose money the bank has taken itself, and what it was for: nobody is owed
 * it any more. It has come back by an entry, or never left. False where it is owed.
 */
export async function endBackTwice(tx: Tx, { id, kind, cause }: TransferRow): Promise<boolean> {
  const end = () => tx.query(endTransfer, [id, 'withdrawn', isoTime(tx.nowMs)]);
  if (isId('rfd', cause) && kind !== 'closing') {
    if (!(await isRefundBackTwice(tx, cause))) return false;
    await end();
    await settleTransfer(tx, cause, 'disputed');
    return true;
  }
  if (!isId('ent', cause)) return false;
  const [taken] = await tx.query(readReversalOf, [cause]);
  if (!taken) return false;
  await end();
  await closeHole(tx, cause, entryOf(taken));
  return true;
}

/**
 * What did not go fills the hole that the bank has left; where that was written off, it was none.
 */
async function closeHole(tx: Tx, credit: EntryId, hole: Entry): Promise<void> {
  const at = isoTime(tx.nowMs);
  await tx.query(endSuspense, [uuidOf(credit), at]);
  const [row] = await tx.query(lockSuspense, [uuidOf(hole.id)]);
  if (row && row.state !== 'resolved') {
    await tx.query(endSuspense, [row.id, at]);
    return;
  }
  const { connector, currency: unit, amount } = hole;
  const reason = { code: 'suspense_resolved', cause: credit };
  const moved = { unit, amount: -amount };
  const loss = 'reconciliation_difference';
  moveBetweenSystem(tx, slotFor(connector), 'unmatched', loss, moved, reason);
}
