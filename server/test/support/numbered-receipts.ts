import { minuteMs } from '#base';
import { closePool, openPool } from '#platform/postgres';
import { assignReceiptNumbers, indexReceiptsByOrder } from '#receipts';
import type { TestContext, TestDatabase } from './database.ts';

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
  await closePool(owner);
  // Twice: the first time only sets a mark.
  await indexReceiptsByOrder(context);
  context.clock.advance(2 * minuteMs);
  await indexReceiptsByOrder(context);
  await assignReceiptNumbers(context);
}
