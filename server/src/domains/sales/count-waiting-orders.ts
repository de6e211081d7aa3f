import { isoTime } from '#base';
import type { Context } from '#platform/context';
import { countDueOrders } from './store/program-orders.ts';

/** How many orders of programs are due and not sold yet. */
export async function countWaitingOrders({ db, clock }: Context): Promise<number> {
  const [row] = await db.read(countDueOrders, [isoTime(clock.now())]);
  return Number(row?.waiting ?? 0n);
}
