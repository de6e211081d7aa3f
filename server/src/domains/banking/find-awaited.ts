import type { Tx } from '#platform/postgres';
import type { BankEntry } from '#wire/statements';
import { knownBy } from './bag.ts';
import { type AwaitedRow, lockNamedAwaited } from './store/awaited.ts';

/** What an entry is that names a reference under which exactly its money is awaited. */
export async function findAwaited(tx: Tx, given: BankEntry): Promise<AwaitedRow | undefined> {
  if (given.currency !== 'HKD' || given.amountMinor <= 0n) return undefined;
  const text = ` ${knownBy(given.reference)} | ${knownBy(given.remittance)} `;
  const [row] = await tx.query(lockNamedAwaited, [text, given.amountMinor]);
  return row;
}
