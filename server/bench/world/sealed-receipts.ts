import { noticeApplier } from '#payments';
import type { Place } from '../benchmark.ts';
import { withHastyClient } from './copies.ts';
import { sealWaiting } from './sealed-log.ts';
import { storeNotices } from './stored-notices.ts';

const newestCodes = 'select code from receipts.receipt order by issued_at desc limit $1';

/** Codes of receipts that were just issued, in a log that holds all that was moved until then. */
export async function sealedReceipts(place: Place, count: number): Promise<readonly string[]> {
  const orders = await (await place.orders()).make(count);
  await Promise.all((await storeNotices(place, orders)).map(noticeApplier(place.context)));
  await sealWaiting(place, Number.POSITIVE_INFINITY);
  return withHastyClient(place.databaseUrl, async (client) => {
    const { rows } = await client.query<{ code: string }>(newestCodes, [count]);
    return rows.map(({ code }) => code);
  });
}
