import { isoTime, uuidOf } from '#base';
import type { Reason } from '#ledger';
import type { Tx } from '#platform/postgres';
import { type Bag, dueOf } from './bag.ts';
import type { Entry, EntryId } from './entry.ts';
import { moving } from './moving.ts';
import { bookBag } from './store/bags.ts';

/**
 * The bank has booked a bag: what we had counted leaves the bag's account, and what the bank
 * counted more or less is a difference. It has just been booked, or as nobody's when it was.
 */
export async function takeBag(
  tx: Tx,
  entry: Entry,
  bag: Bag,
  from: 'bank' | 'unmatched',
): Promise<void> {
  const { id: cause, amount, bookedAt: effectiveAt } = entry;
  const counted = amount > 0n ? amount : -amount;
  await tx.query(bookBag, [uuidOf(bag.id), uuidOf(cause), counted, isoTime(tx.nowMs)]);
  const reason = from === 'bank' ? { code: 'bag', cause, effectiveAt } : resolved(cause);
  const move = moving(tx, entry);
  move(from, bag.account, amount, reason);
  const code = 'bag_difference';
  move('cash_difference', bag.account, dueOf(bag) - amount, { code, cause, effectiveAt });
}

const resolved = (cause: EntryId): Reason => ({ code: 'suspense_resolved', cause });
