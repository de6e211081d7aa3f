import { isoTime, newId, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { SubscriberId } from '#subscribers';
import { insertErasure } from './store.ts';

/**
 * A person asks to be forgotten. It may be asked while a line lives, and is done when nothing is
 * owed any more. Asked twice it waits once.
 */
export async function askErasure(context: Context, subscriber: SubscriberId): Promise<void> {
  await context.db.transaction(async (tx) => {
    const slot = slotOf(subscriber);
    const id = newId('ers', tx.nowMs, slot);
    await tx.query(insertErasure, [slot, uuidOf(id), uuidOf(subscriber), isoTime(tx.nowMs)]);
  });
}
