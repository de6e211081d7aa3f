import { uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { bagOf, dueOf } from './bag.ts';
import type { Entry, EntryId } from './entry.ts';
import { moving } from './moving.ts';
import { lockBagOf, openBag } from './store/bags.ts';

/**
 * The bank takes back the entry by which it had booked a bag: the bag is on its way again. False
 * where the entry booked none.
 */
export async function takeBagBack(tx: Tx, entry: Entry, reversed: EntryId): Promise<boolean> {
  const [row] = await tx.query(lockBagOf, [uuidOf(reversed)]);
  if (!row) return false;
  const bag = bagOf(row);
  await tx.query(openBag, [row.id]);
  const { id: cause, amount, bookedAt: effectiveAt } = entry;
  const reason = { code: 'bag_back', cause, effectiveAt };
  const move = moving(tx, entry);
  move('bank', bag.account, amount, reason);
  move('cash_difference', bag.account, -amount - dueOf(bag), reason);
  return true;
}
