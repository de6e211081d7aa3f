import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Break, BreakId } from './break.ts';
import { breakOf } from './load-breaks.ts';
import { refuse } from './refusals.ts';
import { lockBreak } from './store/breaks.ts';

/**
 * Refuses with `break_unknown` and, in another state than is needed, if any, `break_state_wrong`.
 */
export async function lockedBreak(
  tx: Tx,
  id: BreakId,
  needed?: 'open' | 'proposed' | 'resolved',
): Promise<Break> {
  const [row] = await tx.query(lockBreak, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.break_unknown({ break: id });
  const found = breakOf(row);
  if (needed !== undefined && found.state !== needed) {
    throw refuse.break_state_wrong({ state: found.state });
  }
  return found;
}
