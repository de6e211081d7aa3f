import { slotFor } from '#base';
import type { Context } from '#platform/context';
import { mandateOf } from './load-mandates.ts';
import type { Mandate } from './mandate.ts';
import { readAllMandatesOf } from './store/mandates.ts';

/** All of an owner's, newest first, for a copy of what is kept. */
export async function listEveryMandate(context: Context, owner: string): Promise<Mandate[]> {
  const rows = await context.db.read(readAllMandatesOf, [slotFor(owner), owner]);
  return rows.map(mandateOf);
}
