import { slotFor } from '#base';
import type { Context } from '#platform/context';
import { mandateOf } from './load-mandates.ts';
import type { Mandate } from './mandate.ts';
import { readMandatesOf } from './store/mandates.ts';

/** An owner's newest, those that are over included. */
export async function listMandates(context: Context, owner: string): Promise<Mandate[]> {
  const rows = await context.db.read(readMandatesOf, [slotFor(owner), owner]);
  return rows.map(mandateOf);
}
