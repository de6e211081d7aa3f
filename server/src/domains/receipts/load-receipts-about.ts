import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Receipt, SubjectId } from './receipt.ts';
import { readReceiptsOfTopup, receiptOf } from './store/receipts.ts';

/** Everything that was issued about one thing before this transaction, oldest first. */
export async function loadReceiptsAbout(tx: Tx, about: SubjectId): Promise<Receipt[]> {
  return (await tx.query(readReceiptsOfTopup, [slotOf(about), uuidOf(about)])).map(receiptOf);
}
