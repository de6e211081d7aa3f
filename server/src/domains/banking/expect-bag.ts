import { isoTime, newId, slotFor, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { type Bag, type CashAccount, knownBy } from './bag.ts';
import { insertBag } from './store/bags.ts';

interface NewBag extends Pick<Bag, 'number' | 'direction' | 'amount'> {
  readonly account: CashAccount;
  /** Under which its cash was booked to its account, once. */
  readonly cause: string;
}

/**
 * Has the bank's entry for a bag of cash waited for, in the transaction that books its cash to its
 * account.
 */
export async function expectBag(tx: Tx, bag: NewBag): Promise<void> {
  const { account, direction, amount, cause } = bag;
  const number = bag.number.trim();
  await tx.query(insertBag, [
    uuidOf(newId('cbg', tx.nowMs, slotFor(cause))),
    number,
    knownBy(number),
    account,
    direction,
    amount,
    cause,
    isoTime(tx.nowMs),
  ]);
}
