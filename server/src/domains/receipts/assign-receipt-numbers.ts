import { hongKongDay, isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import {
  type AwaitingRow,
  deleteAwaiting,
  insertNumbers,
  lockNumbering,
  readAwaiting,
  readLastNumbers,
} from './store/receipts.ts';

/**
 * A receipt says when its transaction began; it is there once that commits, at the latest when the
 * server would have ended it. Waiting longer than that gives numbers in order of issue.
 */
const settledAfterMs = minuteMs;
const atOnce = 1_000;

/**
 * Gives numbers to the receipts that wait for one: without a gap per entity and year of Hong Kong,
 * in order of issue. Runs after the fact, because a gapless number has one writer and nobody who
 * pays should stand in its queue. Any number of processes may call it. Returns how many were given.
 */
export async function assignReceiptNumbers(context: Context): Promise<number> {
  let assigned = 0;
  for (;;) {
    const count = await context.db.transaction(assignSome);
    assigned += count;
    if (count < atOnce) return assigned;
  }
}

async function assignSome(tx: Tx): Promise<number> {
  const until = isoTime(tx.nowMs - settledAfterMs);
  const [, waiting] = await Promise.all([
    tx.query(lockNumbering),
    tx.query(readAwaiting, [until, atOnce]),
  ]);
  const series = new Map(waiting.map((row) => [seriesOf(row).key, seriesOf(row)]));
  const last = new Map<string, bigint>();
  for (const row of await tx.load(readLastNumbers, [...series.values()])) {
    last.set(`${row.entity} ${row.year}`, row.last);
  }
  for (const row of waiting) {
    const { key, entity, year } = seriesOf(row);
    const number = (last.get(key) ?? 0n) + 1n;
    last.set(key, number);
    const { slot, code } = row;
    tx.append(insertNumbers, { entity, year, number, slot, code, assignedAt: tx.nowMs });
    tx.append(deleteAwaiting, row);
  }
  return waiting.length;
}

function seriesOf({ entity, issuedAt }: AwaitingRow) {
  const year = Number(hongKongDay(issuedAt).slice(0, 4));
  return { key: `${entity} ${year}`, entity, year };
}
