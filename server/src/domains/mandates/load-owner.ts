import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { MandateId } from './mandate.ts';
import { readMandate } from './store/mandates.ts';

/** Whose a mandate is, for whoever decides in a transaction and does not change it. */
export async function loadOwner(tx: Tx, id: MandateId): Promise<string | undefined> {
  const [row] = await tx.query(readMandate, [slotOf(id), uuidOf(id)]);
  return row?.owner;
}
