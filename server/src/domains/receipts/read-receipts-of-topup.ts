import { type Id, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Receipt } from './receipt.ts';
import { readReceiptsOfTopup as readRows, receiptOf } from './store/receipts.ts';

/** Everything that was issued for a top-up, oldest first: its own receipt, refunds, the undo. */
export async function readReceiptsOfTopup(context: Context, topup: Id<'top'>): Promise<Receipt[]> {
  const rows = await context.db.read(readRows, [slotOf(topup), uuidOf(topup)]);
  return rows.map(receiptOf);
}
