import { uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type Bag, type BagId, bagOf, dueOf } from './bag.ts';
import type { Entry } from './entry.ts';
import { refuse } from './refusals.ts';
import { lockBag } from './store/bags.ts';

/**
 * A bag on its way in the direction of an entry. Refuses with `credit_not_for_bag`.
 */
export async function lockOpenBag(
  tx: Tx,
  { amount, currency }: Entry,
  id: BagId | null,
): Promise<Bag> {
  const [row] = id === null ? [] : await tx.query(lockBag, [uuidOf(id)]);
  const bag = row && bagOf(row);
  const isSameWay = bag && dueOf(bag) > 0n === amount > 0n;
  if (!bag || bag.booked || !isSameWay || currency !== 'HKD') {
    throw refuse.credit_not_for_bag({ bag: id ?? '' });
  }
  return bag;
}
