import { type InstantMs, idFrom, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { MessageId } from './message.ts';
import { readDepartures } from './store/sent.ts';

/** What became of a message: when it left us, or whether it still may. */
export type Departure = { readonly sentAt: InstantMs } | 'waits' | 'lost';

/** What became of messages by their ids, of those that are kept. */
export async function loadDepartures(
  tx: Tx,
  ids: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, Departure>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query(readDepartures, [ids.map(slotOf), ids.map(uuidOf)]);
  return new Map(
    rows.map(({ id, sentAt, waits }) => {
      const departure = sentAt === null ? (waits ? 'waits' : 'lost') : { sentAt };
      return [idFrom('msg', id), departure];
    }),
  );
}
