import { uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { SubscriberId } from '#subscribers';
import { deleteSessionsOf } from './store/devices.ts';

/** Ends every session of a person, on whichever device. Reads all sessions: it is done seldom. */
export async function endSessionsOf(tx: Tx, subscriber: SubscriberId): Promise<void> {
  await tx.query(deleteSessionsOf, [uuidOf(subscriber)]);
}
