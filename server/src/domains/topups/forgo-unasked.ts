import { idFrom, slotOf, uuidOf } from '#base';
import { expireUnsent } from '#payments';
import type { Tx } from '#platform/postgres';
import { readAttempts } from './store/topups.ts';
import type { TopupId } from './topup.ts';

/** Has nobody asked for an order's money who has not been asked, from this commit on. */
export async function forgoUnasked(tx: Tx, id: TopupId): Promise<void> {
  const rows = await tx.load(readAttempts, [{ slot: slotOf(id), id: uuidOf(id) }]);
  for (const { attempt } of rows) expireUnsent(tx, idFrom('att', attempt));
}
