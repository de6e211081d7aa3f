import { minuteMs } from '#base';
import { closePool, openPool } from '#platform/postgres';
import { assignReceiptNumbers, indexReceiptsByOrder } from '#receipts';
import type { TestContext, TestDatabase } from './database.ts';
import { eventually } from './eventually.ts';

const notSeen = `select from receipts.receipt
  where issued_at > (select indexed_until from receipts.by_order_place) limit 1`;

/** Numbers some receipts, as where a law wants that, and lists all by the number of their order. */
export async function numberAndList({
  context,
  database,
}: {
  readonly context: TestContext;
  readonly database: TestDatabase;
}): Promise<void> {
  const owner = openPool(database.ownerUrl, 1, false);
  await owner.query(
    `insert into receipts.awaiting_number (slot, issued_at, code, entity)
     select slot, issued_at, code, 'TH-HK' from receipts.receipt
     order by kind = 'topup', issued_at, code limit 5`,
  );
  // The first time only sets a mark. Behind it all is at rest once every transaction of then has
  // ended, those of other tests' databases on the same server among them.
  await indexReceiptsByOrder(context);
  context.clock.advance(2 * minuteMs);
  await eventually('every receipt has been seen for the list by orders', async () => {
    await indexReceiptsByOrder(context);
    return (await owner.query(notSeen)).rowCount === 0;
  });
  await closePool(owner);
  await assignReceiptNumbers(context);
}
