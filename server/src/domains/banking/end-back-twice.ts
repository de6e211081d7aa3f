import { isId, isoTime, slotFor, uuidOf } from '#base';
import { moveBetweenSystem } from '#ledger';
import { isRefundBackTwice, settleTransfer } from '#payments';
import type { Tx } from '#platform/postgres';
import type { Entry, EntryId } from './entry.ts';
import { entryOf } from './load-entries.ts';
import { readReversalOf } from './store/entries.ts';
import { endSuspense, lockSuspense } from './store/suspense.ts';
import { endTransfer, type TransferRow } from './store/transfers.ts';

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
