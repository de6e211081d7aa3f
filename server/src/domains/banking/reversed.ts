import type { Tx } from '#platform/postgres';
import type { BankEntry } from '#wire/statements';
import type { Entry } from './entry.ts';
import { entryOf } from './load-entries.ts';
import type { OurAccount } from './our-account.ts';
import { chooseReversed } from './choose-reversed.ts';
import { readReversed } from './store/entries.ts';

/** The entry that another takes back, where the bank says or shows which. */
export async function findReversed(
  tx: Tx,
  { account }: OurAccount,
  given: BankEntry,
): Promise<Entry | undefined> {
  const { amountMinor, reference, remittance } = given;
  const rows = await tx.query(readReversed, [account, amountMinor, reference, remittance]);
  const found = rows.map(({ isOpen, ...row }) => ({ isOpen, entry: entryOf(row) }));
  return chooseReversed(given, found)?.entry;
}
