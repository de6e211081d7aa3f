import { present, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { readAnyTopup, type TopupId, undoBefore } from '#topups';
import type { CounterSaleInFull } from './counter-sale.ts';
import { counterSaleOf } from './load-sales.ts';
import { refuse } from './refusals.ts';
import { readCounterSale as readRow } from './store/sales.ts';
import { readTillName } from './store/tills.ts';

/** A counter sale with what its line got. Refuses with `counter_sale_unknown`. */
export async function readSaleInFull(context: Context, id: TopupId): Promise<CounterSaleInFull> {
  const [row] = await context.db.read(readRow, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.counter_sale_unknown();
  const [topup, [till]] = await Promise.all([
    readAnyTopup(context, id),
    context.db.read(readTillName, [row.till]),
  ]);
  const { validUntil, receipt } = present(topup.result, 'what a sale has credited');
  return {
    ...counterSaleOf(row),
    place: till?.name ?? row.till,
    maskedOwner: topup.maskedOwner,
    bonusMinor: topup.terms.bonus,
    validUntil,
    receipt,
    undoBefore: undoBefore(topup, context.settings()),
  };
}
