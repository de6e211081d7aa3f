import { isoTime, uuidOf } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { contest } from './contest.ts';
import type { Entry, EntryId } from './entry.ts';
import { payoutArrived } from './facts.ts';
import { suspenseOf } from './load-entries.ts';
import { postEntry } from './post.ts';
import { takeAwaitedBack } from './take-awaited-back.ts';
import { takeBagBack } from './take-bag-back.ts';
import { takePaymentBack } from './take-payment-back.ts';
import { takeTransferBack } from './take-transfer-back.ts';
import { endSuspense, insertSuspense, lockSuspense } from './store/suspense.ts';
import { withdrawTransfer } from './withdraw-transfer.ts';

/**
 * The bank takes an entry back. A transfer has to be sent again; what a provider had paid out it
 * owes us again; a bag of cash is on its way again; what paid for an order is gone as after a lost
 * dispute; a credit whose owner was not known is gone, and nobody has to decide about it or to send
 * it back any more. Where the money was used already, the hole stands in suspense for finance to
 * look at.
 */
export async function takeBack(tx: Tx, entry: Entry, reversed: Entry): Promise<void> {
  if (await takeTransferBack(tx, entry, reversed)) return;
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
  if (await takePaymentBack(tx, entry, reversed)) return;
  postEntry(tx, entry, 'unmatched', 'reversal');
  const left = await leftOf(tx, reversed);
  if (left === 'nothing') return;
  const why = left === 'sent_back' ? 'back_twice' : 'debit';
  await tx.query(insertSuspense, [uuidOf(entry.id), why, isoTime(tx.nowMs)]);
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

/**
 * What the bank took back was in suspense: nothing is left to do about it where nobody has decided,
 * or nobody has entered yet that it goes back. Where somebody has, a person looks at it.
 */
async function leftOf(tx: Tx, reversed: Entry): Promise<'nothing' | 'sent_back' | 'a_hole'> {
  if (reversed.takenFor !== 'unmatched') return 'a_hole';
  const [row] = await tx.query(lockSuspense, [uuidOf(reversed.id)]);
  if (!row) return 'a_hole';
  const { state, way } = suspenseOf(row);
  if (state === 'resolved') {
    if (way !== 'give_back') return 'a_hole';
    if (!(await withdrawTransfer(tx, reversed.id))) {
      await contest(tx, reversed.id);
      return 'sent_back';
    }
  }
  await tx.query(endSuspense, [row.id, isoTime(tx.nowMs)]);
  return 'nothing';
}
