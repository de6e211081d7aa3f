import { hourMs, isoTime, minuteMs, Refusal, secondMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { isLasting } from '#platform/idempotency';
import { endOrderAs } from './end-order.ts';
import { orderOf } from './load-orders.ts';
import { refuse } from './refusals.ts';
import { sellOrder } from './sell-order.ts';
import { salesSettings } from './settings.ts';
import { claimOrders, type OrderRow, putOff } from './store/program-orders.ts';

const atOnce = 200;
/** How long whoever has taken orders may need; behind it somebody else tries. */
const leaseMs = minuteMs;
const longestPauseMs = 5 * minuteMs;

/** Sells what programs have ordered and we owe them an answer for, until nothing is due. */
export async function sellDueOrders(context: Context): Promise<void> {
  for (;;) {
    const nowMs = context.clock.now();
    const values = [isoTime(nowMs), isoTime(nowMs + leaseMs), atOnce];
    const due = await context.db.transaction((tx) => tx.query(claimOrders, values));
    // Together, so that they share the batches of all sales.
    await Promise.all(due.map((row) => trySelling(context, row)));
    if (due.length < atOnce) return;
  }
}

async function trySelling(context: Context, row: OrderRow): Promise<void> {
  const nowMs = context.clock.now();
  const order = orderOf(row, nowMs);
  const giveUpMs = context.settings().get(salesSettings.giveUpHours) * hourMs;
  try {
    await sellOrder(context, order, null);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      context.log.error('an order was not sold', { order: order.id, error });
    }
    const isTooOld = nowMs >= order.orderedAt + giveUpMs;
    const why = isTooOld ? refuse.order_given_up() : error;
    if (isLasting(why) || (why instanceof Refusal && why.kind === 'invalid')) {
      await endOrderAs(context, { order, hold: null }, 'refused', why);
      return;
    }
    const pauseMs = Math.min(longestPauseMs, 2 ** row.tries * 5 * secondMs);
    const dueAt = isoTime(nowMs + pauseMs);
    await context.db.transaction((tx) =>
      tx.query(putOff, [slotOf(order.id), uuidOf(order.id), dueAt]),
    );
  }
}
