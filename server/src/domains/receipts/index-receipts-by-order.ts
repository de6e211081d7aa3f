import { isoTime, minuteMs } from '#base';
import { isMarkDue, markOf, readNumbers, settledUntil } from '#platform/at-rest';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { indexByOrder, lockByOrderPlace, markByOrderPlace } from './store/by-order.ts';

/** A clock that was put back is noticed so soon: this is run every minute. */
const noticedWithinMs = 5 * minuteMs;

const atOnce = 1_000;

/**
 * Writes down under which number of an order each receipt is found. Runs after the fact: the
 * numbers are random, so that each entry goes to another page of the index, and who pays need not
 * wait for that. A receipt takes its time while its line is locked, so that by a mark all receipts
 * before it are there once every transaction of then has ended: one run sets the mark, the next
 * takes what lies before it. Any number of processes may call it. Returns how many receipts it has
 * seen.
 */
export async function indexReceiptsByOrder(context: Context): Promise<number> {
  let seen = 0;
  for (;;) {
    const { count, isMore } = await context.db.transaction(indexSome);
    seen += count;
    if (!isMore) return seen;
  }
}

async function indexSome(tx: Tx): Promise<{ count: number; isMore: boolean }> {
  const [place] = await tx.query(lockByOrderPlace);
  const [numbers] = await tx.query(readNumbers);
  if (!place || !numbers) return { count: 0, isMore: false };
  const mark = markOf(place);
  const until = settledUntil(mark, numbers, tx.nowMs);
  const count = until === undefined ? 0 : await indexUntil(tx, isoTime(until));
  const isMore = count >= atOnce;
  if (!isMore && isMarkDue(mark, numbers, tx.nowMs)) {
    const again = mark && mark.at > tx.nowMs ? isoTime(tx.nowMs - noticedWithinMs) : null;
    await tx.query(markByOrderPlace, [isoTime(tx.nowMs), numbers.next, again]);
  }
  return { count, isMore };
}

async function indexUntil(tx: Tx, until: string): Promise<number> {
  const [found] = await tx.query(indexByOrder, [until, atOnce]);
  return Number(found?.seen ?? 0n);
}
