import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import type { Acquirer } from './acquirer.ts';
import { datedToday } from './dated-today.ts';
import { saveDays } from './store/acquirers.ts';
import { sumDay } from './store/exchanges.ts';

/** How much was sold and reversed on a business day; values in minor units of HKD. */
export interface Totals {
  readonly sales: bigint;
  readonly salesValue: bigint;
  readonly reversals: bigint;
  readonly reversalsValue: bigint;
}

/**
 * Our totals of a day, and whether the acquirer's are the same. What was said of a day that has
 * ended is kept; one that goes on still changes, and agreeing on it would promise too much.
 */
export function compareTotals(
  { db }: Context,
  known: Acquirer,
  day: HongKongDay,
  said: Totals,
): Promise<{ readonly ours: Totals; readonly isBalanced: boolean }> {
  return db.transaction(async (tx) => {
    const [{ code, businessDay }] = await datedToday(tx, [known]);
    const [row] = await tx.query(sumDay, [code, day]);
    const ours: Totals = row ?? { sales: 0n, salesValue: 0n, reversals: 0n, reversalsValue: 0n };
    const isBalanced =
      ours.sales === said.sales &&
      ours.salesValue === said.salesValue &&
      ours.reversals === said.reversals &&
      ours.reversalsValue === said.reversalsValue;
    if (day >= businessDay) return { ours, isBalanced };
    tx.append(saveDays, {
      acquirer: code,
      day,
      ...ours,
      isBalanced,
      said: Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value)])),
      comparedAt: tx.nowMs,
    });
    return { ours, isBalanced };
  });
}
