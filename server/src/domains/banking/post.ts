import { slotFor } from '#base';
import { moveBetweenSystem, type SystemAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';

/**
 * Moves what an entry is about between our bank and the account that it belongs to: to the bank
 * what came, from it what left.
 */
export function postEntry(
  tx: Tx,
  entry: Pick<Entry, 'id' | 'amount' | 'currency' | 'connector' | 'bookedAt'>,
  other: SystemAccount,
  code: string,
): void {
  const { amount, currency: unit, id: cause, bookedAt: effectiveAt } = entry;
  const [debited, credited]: [SystemAccount, SystemAccount] =
    amount > 0n ? ['bank', other] : [other, 'bank'];
  const moved = { unit, amount: amount > 0n ? amount : -amount };
  moveBetweenSystem(tx, slotFor(entry.connector), debited, credited, moved, {
    code,
    cause,
    effectiveAt,
  });
}
