import { slotFor } from '#base';
import { moveBetweenSystem, type Reason, type SystemAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';

/** Debits the first and credits the second, or the other way round below zero. */
export function moving(tx: Tx, { connector, currency: unit }: Entry) {
  return (one: SystemAccount, other: SystemAccount, amount: bigint, reason: Reason): void => {
    if (amount === 0n) return;
    const [debited, credited] = amount > 0n ? [one, other] : [other, one];
    const moved = { unit, amount: amount > 0n ? amount : -amount };
    moveBetweenSystem(tx, slotFor(connector), debited, credited, moved, reason);
  };
}
