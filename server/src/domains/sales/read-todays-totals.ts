import { hongKongMidnight, isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { readTotals } from './store/sales.ts';

export interface TillTotal {
  readonly till: number;
  readonly sales: number;
  readonly valueMinor: bigint;
  /** What was paid for it. */
  readonly priceMinor: bigint;
  readonly commissionMinor: bigint;
}

/** What each till has sold today in Hong Kong, without what was undone. */
export async function readTodaysTotals(
  context: Context,
  reseller: ResellerId,
): Promise<TillTotal[]> {
  const since = isoTime(hongKongMidnight(context.clock.now()));
  const rows = await context.db.read(readTotals, [slotOf(reseller), uuidOf(reseller), since]);
  return rows.map(({ till, sales, value, price, commission }) => ({
    till,
    sales: Number(sales),
    valueMinor: value,
    priceMinor: price,
    commissionMinor: commission,
  }));
}
