import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { mandateOf } from './load-mandates.ts';
import type { Mandate, MandateId } from './mandate.ts';
import { refuse } from './refusals.ts';
import { readMandate as read } from './store/mandates.ts';

/** Refuses with `mandate_unknown`, also where an owner is given whose it is not. */
export async function readMandate(
  context: Context,
  id: MandateId,
  owner?: string,
): Promise<Mandate> {
  const [row] = await context.db.read(read, [slotOf(id), uuidOf(id)]);
  if (!row || (owner !== undefined && row.owner !== owner)) throw refuse.mandate_unknown();
  return mandateOf(row);
}
