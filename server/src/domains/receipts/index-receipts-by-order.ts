import { isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { indexByOrder, lockByOrderPlace } from './store/by-order.ts';

/** A receipt is there at the latest when the server would have ended its transaction. */
const settledAfterMs = minuteMs;
const atOnce = 1_000;

/**
 * Writes down under which number of an order each receipt is found. Runs after the fact: the
 * numbers are random, so that each entry goes to another page of the index, and who pays need not
 * wait for that. Any number of processes may call it. Returns how many receipts it has seen.
 */
export async function indexReceiptsByOrder(context: Context): Promise<number> {
  let seen = 0;
  for (;;) {
    const count = await context.db.transaction(async (tx) => {
      const until = isoTime(tx.nowMs - settledAfterMs);
      await tx.query(lockByOrderPlace);
      const [found] = await tx.query(indexByOrder, [until, atOnce]);
      return Number(found?.seen ?? 0n);
    });
    seen += count;
    if (count < atOnce) return seen;
  }
}
