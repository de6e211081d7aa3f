import { slotCount } from '#base';
import type { Context } from '#platform/context';
import { mandateOf } from './load-mandates.ts';
import type { Mandate, MandateState } from './mandate.ts';
import { readNewestMandates } from './store/mandates.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);

/** For staff: the newest of all owners, of one state or of any. */
export async function listAllMandates(
  context: Context,
  given: { readonly beforeMs: number; readonly state: MandateState | null; readonly most: number },
): Promise<Mandate[]> {
  const before = new Date(given.beforeMs).toISOString();
  const values = [before, allSlots, given.state, given.most];
  return (await context.db.read(readNewestMandates, values)).map(mandateOf);
}
