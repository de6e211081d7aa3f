import type { Context } from '#platform/context';
import { gatherLeases as gather } from './store/benefits.ts';

/**
 * Brings what slices have leased and nobody took back to budgets that are nearly used up, so that
 * it is there for everybody: what was undone or never paid lies with the lines of one slot.
 */
export async function gatherLeases(context: Context): Promise<void> {
  await context.db.transaction((tx) => tx.query(gather, []));
}
