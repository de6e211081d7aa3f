import type { Id } from '#base';
import { noteAct, type StaffCaller } from '#identity';
import type { Tx } from '#platform/postgres';

/** A count that differed from the books and was not explained; in minor units of HKD. */
export interface Miscount {
  readonly difference: string;
}

/**
 * Whoever counts is not told what there should be before they have counted, and each count that did
 * not fit stays in the trail: so nobody finds by trying which count would.
 */
export function noteMiscount(
  tx: Tx,
  caller: StaffCaller,
  subject: Id,
  { at, ...said }: { at: 'opening' | 'closing'; counted: bigint; difference: bigint },
): Miscount {
  const counted = String(said.counted);
  const difference = String(said.difference);
  noteAct(tx, caller, 'till.miscount', subject, { at, counted, difference });
  return { difference };
}
