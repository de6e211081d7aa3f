import { dayMs, slotCount } from '#base';
import type { Context } from '#platform/context';
import { deleteOldQuotes as deleteOld } from './store/quotes.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);

/** Removes quotes that ran out a day ago. Returns how many. */
export async function deleteOldQuotes(context: Context): Promise<number> {
  const before = new Date(context.clock.now() - dayMs).toISOString();
  const [row] = await context.db.transaction((tx) => tx.query(deleteOld, [before, allSlots]));
  return Number(row?.gone ?? 0n);
}
