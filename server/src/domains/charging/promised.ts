import { lockedHold } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Group } from './session.ts';

/** What was set aside for the use that is being reported, as far as it has not been taken yet. */
export interface Promised {
  leftMinor: bigint;
}

/** Read before the group's holds are emptied. */
export function promisedTo(tx: Tx, { moneyHold }: Group): Promised {
  const hold = moneyHold === null ? undefined : lockedHold(tx, moneyHold);
  return { leftMinor: hold?.state === 'open' ? hold.amount : 0n };
}
