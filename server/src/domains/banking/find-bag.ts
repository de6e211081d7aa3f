import type { Tx } from '#platform/postgres';
import type { BankEntry } from '#wire/statements';
import { type Bag, bagOf, knownBy } from './bag.ts';
import { bankingSettings } from './settings.ts';
import { lockNamedBag, readBookedBag } from './store/bags.ts';

/** A bag, or why an entry that names one has to be looked at. */
export type NamedBag = Bag | 'bag_twice' | 'bag_differs';

/**
 * The bag of cash that an entry names by the whole number on its seal, on its way in the entry's
 * direction. A number may be a short one, so what differs by much is not taken for it unseen.
 */
export async function findBag(tx: Tx, given: BankEntry): Promise<NamedBag | undefined> {
  if (given.currency !== 'HKD' || given.isReversal) return undefined;
  const [direction, amount] =
    given.amountMinor > 0n
      ? (['to_bank', given.amountMinor] as const)
      : (['from_bank', -given.amountMinor] as const);
  const text = ` ${knownBy(given.reference)} | ${knownBy(given.remittance)} `;
  const [row] = await tx.query(lockNamedBag, [direction, text, amount]);
  if (!row) {
    const [before] = await tx.query(readBookedBag, [direction, text, amount]);
    return before && 'bag_twice';
  }
  const difference = row.amount > amount ? row.amount - amount : amount - row.amount;
  const most = BigInt(tx.settings.get(bankingSettings.bagMostDifferenceMinor));
  return difference > most ? 'bag_differs' : bagOf(row);
}
