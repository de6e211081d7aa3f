import { type InstantMs, type PhoneNumber, idFrom, slotFor, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { MessageId } from './message.ts';
import { readDepartures, readFirstSent } from './store/sent.ts';

/**
 * When the first of the messages to a number whose keys begin so left us: a gateway has it, or its
 * reader. Null while none of them has, or where each was lost on its way.
 */
export async function readSent(
  context: Context,
  to: PhoneNumber,
  keyStart: string,
): Promise<InstantMs | null> {
  const [first] = await context.db.read(readFirstSent, [slotFor(to), to, keyStart]);
  return first?.sentAt ?? null;
}

/** What became of a message: when it left us, or whether it still may. */
export type Departure = { readonly sentAt: InstantMs } | 'waits' | 'lost';

/** The same by ids, of those that are kept. */
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
