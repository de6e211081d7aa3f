import { hongKongDay, isoTime, spanOfMonth } from '#base';
import type { Context } from '#platform/context';
import { asOwner, detachPartition } from '#platform/postgres';
import { readMonths } from './read-months.ts';
import { refuse } from './refusals.ts';
import {
  closeMonth,
  countRecords,
  insertDetached,
  type PaidSum,
  readRecords,
  sumPaid,
} from './store/months.ts';
import { tableOfMonth } from './usage-month.ts';

/** Keeps what it is given, as lines of JSON, and says the SHA-256 of what it has made of them. */
export type KeepRecords = (lines: AsyncIterable<string>, records: bigint) => Promise<Buffer>;

export interface MonthToDetach {
  /** As Hong Kong counts it: `2024-10`. */
  readonly month: string;
  /** A connection as the owner of the schema: the server may not take its own records away. */
  readonly ownerUrl: string;
  /** Where the records are to be kept beside the table; they have not left while this runs. */
  readonly archive?: KeepRecords | undefined;
}

export interface DetachedMonth {
  readonly month: string;
  /** It stands by itself now, with all its records. */
  readonly table: string;
  readonly records: bigint;
  readonly paid: readonly PaidSum[];
}

/**
 * Takes an old month of usage out of what is read and audited record by record, and keeps what it
 * said was paid, which the audit goes on comparing with the transfers. What this costs follows the
 * records of that month alone; the whole table is closed for the moment of the detaching itself. It
 * is one transaction: a crash leaves everything as it was.
 *
 * Refuses with `month_unknown`, `month_too_young` and `month_detached`.
 */
export async function detachMonth(
  context: Context,
  { month, ownerUrl, archive }: MonthToDetach,
): Promise<DetachedMonth> {
  const table = tableOfMonth(month);
  await checkMayLeave(context, month);
  return asOwner(ownerUrl, async (owner) => {
    await closeMonth(owner, table);
    const records = await countRecords(owner, table);
    const paid = await sumPaid(owner, table);
    const archiveSha256 = archive ? await archive(readRecords(owner, table), records) : null;
    await detachPartition(owner, 'charging.usage', table);
    const { fromMs, untilMs } = spanOfMonth(month);
    const span = { from: isoTime(fromMs), until: isoTime(untilMs) };
    const detachedAt = isoTime(context.clock.now());
    await insertDetached(owner, { month, ...span, records, detachedAt, archiveSha256 }, paid);
    return { month, table, records, paid };
  });
}

async function checkMayLeave(context: Context, month: string): Promise<void> {
  const found = (await readMonths(context)).find((one) => one.month === month);
  if (!found) throw refuse.month_unknown({ month });
  if (found.detachedAt !== null) throw refuse.month_detached({ month });
  if (context.clock.now() < found.keptUntil) {
    throw refuse.month_too_young({ month, day: hongKongDay(found.keptUntil) });
  }
}
