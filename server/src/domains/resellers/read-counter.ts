import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { type Counter, counterAt } from './counter.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { readCounters } from './store/resellers.ts';

/** What a reseller has sold today and this month. Refuses with `reseller_unknown`. */
export async function readCounter(context: Context, id: ResellerId): Promise<Counter> {
  const [row] = await context.db.transaction((tx) =>
    tx.load(readCounters, [{ slot: slotOf(id), reseller: uuidOf(id) }]),
  );
  if (!row) throw refuse.reseller_unknown();
  return counterAt(row, context.clock.now());
}
