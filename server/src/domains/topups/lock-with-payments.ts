import { idFrom, slotOf, uuidOf } from '#base';
import { lockPayments } from '#payments';
import type { Tx } from '#platform/postgres';
import { lockOrders } from './load-topups.ts';
import { readAttempts } from './store/topups.ts';
import type { LockedTopup, TopupId } from './topup.ts';

/**
 * Locks orders for people and for what they have begun, who come to an order before its payment.
 * Everybody locks payments, then orders, then the money of lines, each once for all: which payment
 * an order has never changes, so it is read first.
 */
export async function lockWithPayments(
  tx: Tx,
  ids: readonly TopupId[],
): Promise<ReadonlyMap<TopupId, LockedTopup>> {
  const keys = [...new Set(ids)].map((id) => ({ slot: slotOf(id), id: uuidOf(id) }));
  const rows = await tx.load(readAttempts, keys);
  await lockPayments(
    tx,
    rows.map(({ attempt }) => idFrom('att', attempt)),
  );
  return lockOrders(tx, ids);
}
