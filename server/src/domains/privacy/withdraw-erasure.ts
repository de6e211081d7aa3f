import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { SubscriberId } from '#subscribers';
import { withdrawWaiting } from './store.ts';

/** The person wants to be known after all. Where nothing waits, nothing changes. */
export async function withdrawErasure(context: Context, subscriber: SubscriberId): Promise<void> {
  const key = [slotOf(subscriber), uuidOf(subscriber)];
  await context.db.transaction((tx) => tx.query(withdrawWaiting, [...key, isoTime(tx.nowMs)]));
}
