import { firstUuidAt, type InstantMs, idFrom, isoTime, type PhoneNumber, slotFor } from '#base';
import type { Context } from '#platform/context';
import type { MessageId } from './message.ts';
import { type ListedRow, listMessagesTo, listNewestMessages } from './store/messages.ts';

/**
 * A message as staff see it: `body` is null where the words are withheld, because they open
 * something.
 */
export interface ListedMessage extends Omit<ListedRow, 'id'> {
  readonly id: MessageId;
}

/** The newest messages queued before an instant, of one number or of all; at most `limit`. */
export async function listMessages(
  context: Context,
  asked: { readonly to?: PhoneNumber; readonly beforeMs: InstantMs; readonly limit: number },
): Promise<ListedMessage[]> {
  const { to, limit } = asked;
  const { beforeMs } = asked;
  const rows =
    to === undefined
      ? await context.db.read(listNewestMessages, [firstUuidAt(beforeMs), limit])
      : await context.db.read(listMessagesTo, [slotFor(to), to, isoTime(beforeMs), limit]);
  return rows.map((row) => ({ ...row, id: idFrom('msg', row.id) }));
}
