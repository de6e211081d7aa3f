import { uuidOf } from '#base';
import { type AttemptId, takeCreditBack } from '#payments';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { postEntry } from './post.ts';
import { lockSuspense } from './store/suspense.ts';

/**
 * The bank takes back what was an order's: the payer has it again, and so what was credited for it
 * goes, and what was to go back to them stays. False for an entry that was no order's.
 */
export async function takePaymentBack(tx: Tx, entry: Entry, reversed: Entry): Promise<boolean> {
  const attempt = await attemptOf(tx, reversed);
  if (attempt === null) return false;
  const { connector, currency, bookedAt: capturedAt, bankReference: providerReference } = entry;
  const money = { amount: -entry.amount, currency, capturedAt, providerReference };
  if (!(await takeCreditBack(tx, connector, { attempt, ...money }))) return false;
  postEntry(tx, entry, `clearing:${connector}`, 'fps_reversed');
  return true;
}

/** The attempt that it was taken for, or that two people have given it to. */
async function attemptOf(tx: Tx, reversed: Entry): Promise<AttemptId | null> {
  if (reversed.takenFor === 'payment') return reversed.subject as AttemptId | null;
  if (reversed.takenFor !== 'unmatched') return null;
  const [row] = await tx.query(lockSuspense, [uuidOf(reversed.id)]);
  return row?.state === 'resolved' ? (row.attempt as AttemptId | null) : null;
}
